"""What is compared with what, and the arithmetic of it. Needs Python's own library only."""

import dataclasses
import statistics

# Figures that are compared where both sides have them: whether less is better.
FIGURES = {
    "fitSeconds": True, "predictSeconds": True, "microsecondsADigit": True,
    "digitsPerSecond": False,
}

# glibc maps large blocks from the system and gives them back at each step of training, and the
# kernel clears their pages each time. This keeps them: 2.5 times fewer page faults in PyTorch.
KEPT_MEMORY = {
    "MALLOC_MMAP_MAX_": "0",
    "MALLOC_TRIM_THRESHOLD_": str(8 << 30),
    "MALLOC_TOP_PAD_": str(64 << 20),
}
# A Keras that kept fewer of its threads busy than this was in its mode of one core.
KERAS_BUSY_MIN = 0.75


@dataclasses.dataclass(frozen=True)
class Peer:
    """The other side: a script of this folder and how it is run."""
    name: str
    script: tuple[str, ...]
    # How many times faster Numeral is meant to be, by figure.
    aims: dict[str, float] = dataclasses.field(default_factory=dict)
    environment: dict[str, str] = dataclasses.field(default_factory=dict)
    # It is asked again, a few times, when it kept less than this share of its threads busy.
    busy_min: float = 0


@dataclasses.dataclass(frozen=True)
class Case:
    """One command of Numeral and the peers that do the same work.

    `{folder}`, `{epochs}` and `{threads}` are replaced in all commands.
    """
    name: str
    ours: tuple[str, ...]
    peers: tuple[Peer, ...]
    # Commands of Numeral that come first, once.
    preparations: tuple[tuple[str, ...], ...] = ()
    # None: as many as asked for.
    threads: int | None = None


def _fit(recipe, *options):
    sets = ("--data", "mnist-train", "--test-set", "mnist-test")
    return (
        "benchmark", "fit", f"Recipes/{recipe}.yaml", *options, *sets, "--threads", "{threads}",
        "--rounds", "1", "--json")


def _torch(name, *script, aim):
    return Peer(name, (*script, "--epochs", "{epochs}"), {"fitSeconds": aim}, KEPT_MEMORY)


def _keras(script, aim, busy_min=0):
    return Peer(
        "Keras", (script, "--epochs", "{epochs}"), {"fitSeconds": aim}, busy_min=busy_min)


def _bfloat16(batch):
    return Case(
        f"two-conv, bf16, batch {batch}",
        _fit("two-conv-bf16", "--variant", f"batch{batch}", "--epochs", "{epochs}"),
        (_torch(
            "PyTorch, channels last", "cnn_torch.py", "--bfloat16", "--channels-last", "--batch",
            str(batch), aim=1.2),))


COMPARISONS = {
    "svm": [Case("svm", _fit("svm"), (
        Peer("scikit-learn", ("svm.py",), {"fitSeconds": 7, "predictSeconds": 30}),
        Peer(
            "scikit-learn-intelex", ("svm.py", "--engine", "scikit-learn-intelex"),
            {"fitSeconds": 2, "predictSeconds": 3})))],
    "forest": [Case("forest", _fit("forest", "--variant", "random"), (
        Peer("scikit-learn", ("forest.py",), {"fitSeconds": 3, "predictSeconds": 5}),))],
    "lstm": [Case("lstm", _fit("lstm-rows", "--epochs", "{epochs}"), (
        _torch("PyTorch", "lstm_torch.py", aim=1.5), _keras("lstm_keras.py", aim=1.5)))],
    "two-conv": [
        Case("two-conv, f32, batch 32", _fit("two-conv", "--epochs", "{epochs}"), (
            _torch("PyTorch", "cnn_torch.py", aim=1.3),
            _torch("PyTorch, channels last", "cnn_torch.py", "--channels-last", aim=1.3),
            _keras("cnn_keras.py", aim=1.3, busy_min=KERAS_BUSY_MIN))),
        _bfloat16(32), _bfloat16(128)],
    "inference": [Case(
        "inference",
        ("benchmark", "model", "{folder}/two-conv.safetensors", "--data", "mnist-test",
         "--threads", "{threads}", "--json"),
        tuple(
            Peer(
                f"onnxruntime, exported by {exporter}", ("inference_onnxruntime.py", *model),
                {"microsecondsADigit": 1, "digitsPerSecond": 1})
            for exporter, model in {
                "PyTorch": (), "Numeral": ("--model", "{folder}/two-conv.onnx")}.items()),
        preparations=(
            ("train", "Recipes/two-conv.yaml", "--epochs", "1",
             "--output", "{folder}/two-conv.safetensors"),
            ("export", "{folder}/two-conv.safetensors", "--to", "onnx",
             "--output", "{folder}/two-conv.onnx")),
        threads=1)],
}


def medians(rounds):
    """The median over the rounds of each figure and of the accuracy, where all rounds have it."""
    keys = [key for key in (*FIGURES, "accuracy") if all(key in line for line in rounds)]
    return {key: statistics.median(line[key] for line in rounds) for key in keys}


def ratios(theirs, ours):
    """How many times faster ours is, round by round: a time theirs/ours, a rate ours/theirs.

    Both are a line a round, in order. The median of the rounds' ratios stands for all: what else
    the machine does slows both sides of one round.
    """
    result = {}
    for key, is_less_better in FIGURES.items():
        if all(key in line for line in (*theirs, *ours)):
            pairs = [(their[key], our[key]) for their, our in zip(theirs, ours, strict=True)]
            rounds = [their / our if is_less_better else our / their for their, our in pairs]
            result[key] = {"median": statistics.median(rounds), "rounds": rounds}
    return result


def record(case, peer, theirs, ours):
    """The line that is kept of a peer: medians, ratios, the accuracies' difference, the aims."""
    line = {
        "case": case.name, "peer": peer.name, "rounds": len(ours), "theirs": medians(theirs),
        "ours": medians(ours), "ratios": ratios(theirs, ours), "aims": peer.aims,
        "versions": theirs[0]["versions"],
        "otherCores": max(line["otherCores"] for line in (*theirs, *ours)),
    }
    if "coresUsed" in theirs[0]:
        line["coresUsed"] = [their["coresUsed"] for their in theirs]
    if "accuracy" in line["theirs"] and "accuracy" in line["ours"]:
        line["accuracyDifference"] = line["ours"]["accuracy"] - line["theirs"]["accuracy"]
    return line


def merged(old, new):
    """The lines of a file after those of the same case and peer are replaced."""
    taken = {(line["case"], line["peer"]) for line in new}
    return [line for line in old if (line["case"], line["peer"]) not in taken] + new


def table(lines):
    """The lines for people: a row a figure."""
    rows = [("case", "peer", "figure", "theirs", "ours", "times faster", "aim")]
    for line in lines:
        for key, ratio in line["ratios"].items():
            aim = line["aims"].get(key)
            verdict = "met" if aim is None or ratio["median"] >= aim else "missed"
            rows.append((
                line["case"], line["peer"], key, f"{line['theirs'][key]:.4g}",
                f"{line['ours'][key]:.4g}", f"{ratio['median']:.2f}",
                "" if aim is None else f"{aim:g} {verdict}"))
        if "accuracyDifference" in line:
            rows.append((
                line["case"], line["peer"], "accuracy", f"{line['theirs']['accuracy']:.2%}",
                f"{line['ours']['accuracy']:.2%}",
                f"{100 * line['accuracyDifference']:+.2f} points", ""))
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip()
        for row in rows)
