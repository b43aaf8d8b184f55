"""The documents: every file, module, symbol, option and package that they name is there."""

import json
import pathlib
import re

import pytest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
DOCUMENTS = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md"] + [
    f"Docs/{path.name}" for path in sorted((ROOT / "Docs").glob("*.md"))]
# Made by builds, runs and installs, or the reader's own.
MADE = ("Runs", "Data", ".build", ".venv", "NAME", "FOLDER", "SET", "dataset", "mine")
# Words of other programs and formats, and of Swift itself.
FOREIGN = {
    "ExistentialAny", "MemberImportVisibility", "InternalImportsByDefault", "Sendable", "Accept",
    "Content", "OneCycleLR", "Data", "Retry", "README", "Debian", "Any", "Host", "Thread"}
DECLARATION = r"\b(?:struct|enum|class|actor|protocol|func|var|let|case|typealias|target|name:)\s+{}\b"


def spans(document):
    """What stands in back quotes, outside of blocks."""
    text = (ROOT / document).read_text()
    return re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```$", "", text, flags=re.M | re.S))


def sources():
    files = list((ROOT / "Sources").rglob("*.swift")) + list((ROOT / "Tests").rglob("*.swift"))
    return "\n".join(path.read_text() for path in files)


SOURCES = sources()


def is_there(path, document):
    path = path.rstrip("/.")
    if path.startswith(MADE) or "*" in path or "<" in path:
        return True
    folders = [ROOT, ROOT / "Sources", (ROOT / document).parent]
    return any((folder / path).exists() or any(folder.glob(f"{path}.*")) for folder in folders)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_files_that_are_named_are_there(document):
    words = {word for span in spans(document) for word in span.split()}
    paths = {word for word in words if re.fullmatch(r"(?:[\w.+-]+/)+[\w.+-]*", word)
             and re.match(r"[A-Z.]", word) and "://" not in word}
    paths |= {word for word in words if re.fullmatch(r"[A-Z]\w*\.(?:md|swift|yaml|resolved)", word)}
    known = {path.name for path in ROOT.glob("[A-Z]*/**/*") if ".build" not in path.parts}
    missing = [path for path in sorted(paths) if not is_there(path, document) and path not in known
               and path != "Package.resolved"]
    assert not missing, f"{document} names {missing}"


@pytest.mark.parametrize("document", ["ARCHITECTURE.md", "CONTRIBUTING.md", "Docs/glossary.md"])
def test_symbols_that_are_named_are_declared(document):
    for span in spans(document):
        match = re.fullmatch(r"([A-Z][a-z]\w*)(?:\.(\w+))?(?:\(.*\))?", span)
        if not match or match[1] in FOREIGN or re.search(r"\.(md|swift|yaml|resolved)$", span):
            continue
        name, member = match[1], match[2]
        is_module = (ROOT / "Sources" / name).is_dir() or (ROOT / "Tests" / name).is_dir()
        is_folder = (ROOT / name).is_dir()
        assert is_module or is_folder or re.search(DECLARATION.format(name), SOURCES), (
            f"{document}: {span} is declared nowhere")
        if member:
            assert re.search(DECLARATION.format(member), SOURCES), (
                f"{document}: {member} of {span} is declared nowhere")


@pytest.mark.parametrize("document", DOCUMENTS)
def test_options_that_are_named_are_declared(document):
    commands = "\n".join(path.read_text() for path in (ROOT / "Sources/numeral").rglob("*.swift"))
    scripts = "\n".join(
        path.read_text() for path in (ROOT / "Scripts").iterdir() if path.is_file())
    for span in spans(document):
        # Of our own command, or with nothing before it.
        for option in re.findall(r"(?<!\S)--([a-z][a-z-]+)", span):
            if not span.startswith(("numeral", "--")):
                continue
            words = option.split("-")
            camel = words[0] + "".join(word.capitalize() for word in words[1:])
            assert re.search(rf'\bvar {camel}\b|"{option}"|--{option}\b', commands + scripts), (
                f"{document}: there is no option --{option}")


def test_readme_says_what_make_serve_installs():
    readme = (ROOT / "README.md").read_text()
    packages = re.search(r"^packages=\(([^)]*)\)", (ROOT / "Scripts/install").read_text(), re.M)[1]
    missing = [name for name in packages.split() if f"`{name}`" not in readme]
    assert not missing, f"README does not name {missing}"


def test_readme_takes_the_times_of_trainings_from_the_runs():
    readme = (ROOT / "README.md").read_text()
    runs = sorted((ROOT / "Benchmarks/runs").glob("*/peers.jsonl"))[-1]
    seconds = {}
    for line in runs.read_text().splitlines():
        record = json.loads(line)
        if "fitSeconds" in record["ours"]:
            recipe = re.search(r"Recipes/([\w-]+)\.yaml", record["command"])[1]
            seconds.setdefault(recipe, record["ours"]["fitSeconds"])
    for recipe in "two-conv", "lstm-rows", "svm", "forest":
        row = re.search(rf"^\| `{recipe}\.yaml`[^|]*\| ([^|]*)\| `Benchmarks/runs", readme, re.M)
        assert row and f"{seconds[recipe]:.1f} s" in row[1], f"{recipe}: {seconds[recipe]:.1f} s"


def shipped():
    """The notes of the shipped model's file, as safetensors keeps them before its tensors."""
    data = (ROOT / "Models/default.safetensors").read_bytes()
    return json.loads(data[8:8 + int.from_bytes(data[:8], "little")])["__metadata__"]


def test_documents_say_of_the_shipped_model_what_its_file_says():
    notes = shipped()
    learnt = set(json.loads(notes["dataHashes"])) - {"rendered", "mnist-test"}
    recipe = re.search(r"^  train: \[(.*)\]", (ROOT / "Recipes/default.yaml").read_text(), re.M)[1]
    assert set(recipe.split(", ")) == learnt
    own = (ROOT / "Docs/own-data.md").read_text()
    rows = re.findall(r"^\| (`[\w-]+`(?:, `[\w-]+`)?) \| [\d,]+ of ", own, re.M)
    assert {name for row in rows for name in re.findall(r"[\w-]+", row)} - {"mnist-test"} == learnt
    readme = (ROOT / "README.md").read_text()
    licence = " ".join(readme[readme.index("## Licence"):].split())
    count = ["no", "one", "two", "three", "four", "five", "six"][len(learnt) - 1]
    assert f"trained on MNIST, {count} other sets, and typefaces, photos and drawings" in licence
    score = next(score for score in json.loads(notes["scores"]) if score["set"] == "mnist-test")
    assert f"MNIST's 10,000 test digits, as glyphs | {score['accuracy']:.2%}".replace("%", " %") in readme
    card = (ROOT / "Models/default.md").read_text()
    assert f"| Seed | {notes['seed']} |" in card
    for name, digest in json.loads(notes["dataHashes"]).items():
        assert f"| {name} | `{digest}` |" in card


def test_nobody_says_yet_that_numbers_are_read():
    """Single digits are read; when numbers are, this test goes."""
    places = ["README.md", "Sources/numeral/Numeral.swift"] + [
        str(path.relative_to(ROOT)) for path in (ROOT / "Sources/NumeralServer/Resources").iterdir()
        if path.suffix in {".mustache", ".js", ".json"}]
    for place in places:
        text = (ROOT / place).read_text().lower()
        found = re.search(r"reads? (?:hand)?written numbers|draw a number|reads? numbers", text)
        assert not found, f"{place}: {found[0]}"


def catalogues():
    return sorted(path.name for path in (ROOT / "Sources").iterdir()
                  if (path / f"{path.name}.docc").exists())


def test_there_are_landing_pages():
    assert catalogues() == ["NeuralNet", "Recognition", "Training"]


@pytest.mark.parametrize("module", catalogues())
def test_symbols_of_landing_pages_are_public(module):
    text = (ROOT / f"Sources/{module}/{module}.docc/{module}.md").read_text()
    assert text.startswith(f"# ``{module}``\n")
    code = "\n".join(path.read_text() for path in (ROOT / "Sources" / module).rglob("*.swift"))
    names = set(re.findall(r"``([^`\n]+)``", text)) - {module}
    assert len(names) > 10
    for name in names:
        last = re.match(r"\w+", name.split("/")[-1])[0]
        pattern = r"init" if last == "init" else rf"(?:\w+ )*\w+ `?{last}`?\b"
        assert re.search(rf"^ *(?:@\w+ )*public (?:\w+ )*?{pattern}", code, re.M) or (
            "/" in name and re.search(rf"^ *case [^\n]*\b{last}\b", code, re.M)), (
            f"{module}: {name} is not public")


@pytest.mark.parametrize("module", catalogues())
def test_topics_of_landing_pages_leave_no_type_out(module):
    text = (ROOT / f"Sources/{module}/{module}.docc/{module}.md").read_text()
    named = {name.split("/")[0] for name in re.findall(r"``([^`\n]+)``", text)}
    missing = set()
    for path in (ROOT / "Sources" / module).rglob("*.swift"):
        # Those that stand in no other.
        missing |= set(re.findall(
            r"^public (?:indirect |final )*(?:struct|enum|class|actor|protocol) (\w+)",
            path.read_text(), re.M)) - named
    assert not missing, f"{module}: add {sorted(missing)} to a topic"


@pytest.mark.parametrize("module", catalogues())
def test_examples_of_landing_pages_are_compiled(module):
    text = (ROOT / f"Sources/{module}/{module}.docc/{module}.md").read_text()
    examples = re.findall(r"^```swift\n(.*?)^```$", text, re.M | re.S)
    assert examples
    compiled = (ROOT / f"Tests/{module}Tests/LandingPageTests.swift").read_text()
    squeezed = re.sub(r"\n +", "\n", compiled)
    for example in examples:
        assert re.sub(r"\n +", "\n", example) in squeezed, f"{module}: {example}"
