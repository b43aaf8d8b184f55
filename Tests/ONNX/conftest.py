"""The command under test, and a small model of every kind that it trains."""

import csv
import gzip
import os
import pathlib
import subprocess

import numpy
import pytest

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
# 1,000 of these are compared; in the repository, so no data has to be fetched.
DIGITS = "Tests/Fixtures/mnist-5000"
COUNT = 1000
# The largest difference of a probability between two programs that both compute in float32.
DIFFERENCE_MAX = 1e-4
RECIPES = sorted((HERE / "recipes").glob("*.yaml"))
# Training of a small model takes seconds; this stops one that hangs.
SECONDS_MAX = 300


def numeral(*arguments):
    """Runs the command in the root of the repository; what it prints."""
    done = subprocess.run(
        [os.environ["NUMERAL_BINARY"], *map(str, arguments)],
        cwd=ROOT, capture_output=True, text=True, timeout=SECONDS_MAX)
    assert done.returncode == 0, done.stderr
    return done.stdout


ENSEMBLE = """
name: ensemble
summary: For the comparison with onnxruntime only.
data: {{train: {digits}, validation: 500}}
ensemble: {{candidates: {candidates}, membersMax: 4}}
seed: 1
"""


@pytest.fixture(scope="session")
def glyphs():
    """The digits that `numeral evaluate --limit` takes: the first ones of each class, as many of each."""
    def idx(name, offset):
        packed = (ROOT / DIGITS / f"{name}.gz").read_bytes()
        return numpy.frombuffer(gzip.decompress(packed), numpy.uint8, offset=offset)

    images, labels = idx("images-idx3-ubyte", 16).reshape(-1, 28, 28), idx("labels-idx1-ubyte", 8)
    chosen = [numpy.flatnonzero(labels == digit)[:COUNT // 10] for digit in range(10)]
    return images[numpy.sort(numpy.concatenate(chosen))]


def own_answers(model, folder):
    """The classes of a model, and what Numeral itself says of the glyphs: classes, then none."""
    table = folder / "probabilities.csv"
    numeral("evaluate", model, "--data", DIGITS, "--limit", COUNT, "--probabilities", table)
    header, *rows = csv.reader(table.open())
    return header[1:-1], numpy.array([[float(value) for value in row[1:]] for row in rows])


@pytest.fixture(scope="session")
def models(tmp_path_factory):
    """The shipped model, one trained by each recipe beside this file, and some of them together."""
    folder = tmp_path_factory.mktemp("models")
    trained = {}
    for recipe in RECIPES:
        trained[recipe.stem] = folder / f"{recipe.stem}.safetensors"
        numeral("train", recipe, "--output", trained[recipe.stem])
    recipe, together = folder / "ensemble.yaml", folder / "ensemble.safetensors"
    candidates = [str(path) for path in trained.values()]
    recipe.write_text(ENSEMBLE.format(digits=DIGITS, candidates=candidates))
    numeral("train", recipe, "--output", together)
    return {"default": ROOT / "Models" / "default.safetensors", "ensemble": together, **trained}


@pytest.fixture(scope="session", params=["default", *(path.stem for path in RECIPES), "ensemble"])
def model(request, models):
    return models[request.param]
