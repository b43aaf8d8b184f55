"""What README and card say of the shipped model, from records of measured runs.

A record is a file `Benchmarks/runs/DATE/score-SUITE.json`: what `numeral evaluate … --json` printed,
with the commit, the model's SHA-256, the command, the machine and the time. A table stands between
`<!-- scoreboard: NAME -->` and `<!-- scoreboard ends -->`, and nothing in it is typed. A figure whose
suite has no record of the model that ships is left out.
"""

import hashlib
import json
import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parent.parent
MODEL = "Models/default.safetensors"
RUNS = "Benchmarks/runs"

# Suites that need no training, with the words behind `numeral evaluate`, in the order of the tables.
SUITES = {
    "mnist-test": ["--data", "mnist-test"],
    "canvas": ["--suite", "canvas", "--data", "mnist-test", "--limit", "2000"],
    "photos": ["--suite", "photos", "--data", "mnist-test", "--limit", "2000"],
    "robustness": ["--suite", "robustness", "--data", "mnist-test", "--limit", "2000"],
    "pictures": [
        "--suite", "pictures", "--data", "mnist-test", "--limit", "2000", "--settings",
        "measuring", "--per-kind", "100"],
}

BLOCK = re.compile(
    r"(?P<head><!-- scoreboard: (?P<name>[a-z-]+) -->\n)(?P<body>.*?)"
    r"(?P<foot><!-- scoreboard ends -->)", re.S)

GROUPS = {
    "drawn": "one digit", "corrupted": "MNIST-C's corruptions as pictures",
    "severalDrawn": "several symbols, drawn",
    "severalPhotographed": "several symbols, photographed", "blank": "paper without ink",
}


def sha256(file):
    return hashlib.sha256(file.read_bytes()).hexdigest()


def records(root=ROOT):
    """The newest record of each suite that measured the model that ships, by suite."""
    model = sha256(root / MODEL)
    found = {}
    for file in sorted((root / RUNS).glob("*/score-*.json")):
        record = json.loads(file.read_text())
        if record["modelHash"] == model and record["suite"] in SUITES:
            found[record["suite"]] = record
    return found


def percent(share, digits=2):
    return f"{100 * share:.{digits}f} %"


def command(record):
    return "`numeral evaluate " + " ".join(record["arguments"]) + "`"


def rows_of(record, group):
    return [row for row in record["result"]["kinds"] if row["group"] == group]


def kind_count(rows):
    return "1 kind" if len(rows) == 1 else f"{len(rows)} kinds"


def mean_and_worst(rows, share):
    worst = min(rows, key=lambda row: (share(row), row["name"]))
    mean = sum(map(share, rows)) / len(rows)
    return f"mean {percent(mean)}, worst {percent(share(worst))} ({worst['name']})"


def total(record, groups, key):
    rows = [row for row in record["result"]["kinds"] if row["group"] in groups]
    return sum(row[key] for row in rows), sum(row["count"] for row in rows)


def table(head, rows):
    """A table in Markdown; empty without a row."""
    if not rows:
        return ""
    lines = [head, ["---"] * len(head), *rows]
    return "".join("| " + " | ".join(line) + " |\n" for line in lines)


def picture_rows(found):
    """Everyday pictures, group by group."""
    record = found.get("pictures")
    if not record:
        return []
    rows, how = [], command(record)
    for group, title in GROUPS.items():
        kinds = rows_of(record, group)
        if not kinds:
            continue
        count = sum(row["count"] for row in kinds)
        figure = mean_and_worst(kinds, lambda row: row["right"]["value"])
        rows.append([f"{title}: {kind_count(kinds)}, {count:,} pictures", figure, how])
        how = "the same"
    inked = [group for group in GROUPS if group != "blank"]
    for words, groups, key in [
        ("one digit, misread at ≥ 90 %", ["drawn"], "misreadSureCount"),
        ("several symbols answered as one, drawn", ["severalDrawn"], "misreadCount"),
        ("several symbols answered as one, photographed", ["severalPhotographed"], "misreadCount"),
        ("ink called blank", inked, "blankCount"),
        ("paper without ink called blank", ["blank"], "rightCount"),
    ]:
        part, whole = total(record, groups, key)
        if whole:
            rows.append([words, f"{part:,} of {whole:,}", "the same"])
    return rows


def glyph_rows(found):
    """Figures on normalised glyphs and on drawings of the older suites."""
    rows = []
    if record := found.get("mnist-test"):
        result = record["result"]
        share = result["accuracy"]
        rows.append([
            f"MNIST's {result['count']:,} test digits, as glyphs",
            f"{percent(share['value'])} (95 %: {percent(share['low'])} to "
            f"{percent(share['high'])})", command(record)])
    if record := found.get("robustness"):
        result, how = record["result"], command(record)
        rows.append([
            "fifteen corruptions of MNIST-C's kinds, as glyphs",
            mean_and_worst(result["corruptions"]["glyphs"], lambda row: row["accuracy"]["value"]),
            how])
        for source in result["sources"]:
            rows.append([
                f"{source['name']} ({source['count']:,} digits)",
                percent(source["accuracy"]["value"]), "the same"])
        digits = result["nonDigits"]
        if unseen := digits.get("unseen"):
            rows.append([
                "kinds of non-digits never trained on, beside MNIST",
                f"AUROC {unseen['area']:.3f}; {percent(unseen['passing']['value'], 1)} pass where "
                "98 % of digits do", "the same"])
    if record := found.get("canvas"):
        result = record["result"]
        rows.append([
            f"digits on a canvas ({result['drawingCount']:,} drawings)",
            f"{percent(result['drawn']['value'])}, {result['lossPoints']:.2f} points lost",
            command(record)])
    if record := found.get("photos"):
        result = record["result"]
        rows.append([
            f"rendered photos ({result['photoCount']:,} digits)",
            percent(result["measured"]["accuracy"]["value"]), command(record)])
    return rows


def kind_rows(found):
    """Every kind of everyday picture."""
    record = found.get("pictures")
    if not record:
        return []
    return [
        [row["name"].replace("_", " "), f"{row['count']}", percent(row["right"]["value"], 1),
         f"{row['refusedCount']}", f"{row['blankCount']}", f"{row['misreadCount']}",
         f"{row['misreadSureCount']}"]
        for group in GROUPS for row in rows_of(record, group)]


def origin(found, suites):
    """When, where and of what commit the figures are, once for each run that differs."""
    seen = []
    for suite in suites:
        if record := found.get(suite):
            machine = record["machine"]
            words = (
                f"Measured on {record['date']} at commit {record['commit'][:7]}, "
                f"{machine['cores']} cores ({machine['processor']}).")
            if words not in seen:
                seen.append(words)
    return "".join(f"\n{words}\n" for words in seen)


def pictures_block(found):
    body = table(["everyday pictures", "read right", "command that repeats it"],
                 picture_rows(found))
    return body + origin(found, ["pictures"])


def glyphs_block(found):
    body = table(["glyphs and drawings", "figure", "command that repeats it"], glyph_rows(found))
    return body + origin(found, [suite for suite in SUITES if suite != "pictures"])


def kinds_block(found):
    body = table(
        ["kind", "pictures", "right", "refused", "blank", "misread", "at ≥ 90 %"],
        kind_rows(found))
    return body + origin(found, ["pictures"])


BLOCKS = {"pictures": pictures_block, "glyphs": glyphs_block, "kinds": kinds_block}
DOCUMENTS = ["README.md", "Models/default.md"]


def written(text, found):
    """The text with each block's tables as the records give them."""
    def fill(match):
        block = BLOCKS.get(match["name"])
        if block is None:
            raise KeyError(f"scoreboard: no table is called {match['name']!r}: use {list(BLOCKS)}")
        body = block(found)
        return match["head"] + (f"\n{body}\n" if body else "") + match["foot"]

    return BLOCK.sub(fill, text)
