"""What Numeral makes of networks from PyTorch and Keras: the answers that onnxruntime gives."""

import numpy
import onnx
import onnxruntime
import pytest

import kinds
from conftest import DIFFERENCE_MAX, ROOT, numeral, own_answers

FOREIGN = ROOT / "Tests" / "Fixtures" / "onnx"


@pytest.mark.parametrize(
    "name, shape, largest",
    [
        ("torch-traced", (1, 28, 28), 1),
        ("torch-dynamo", (1, 28, 28), 1),
        ("torch-grouped", (28, 28), 1),
        ("keras", (28, 28, 1), 255),
        ("channels-last", (28, 28, 1), 1),
    ])
def test_answers_as_onnxruntime_does(name, shape, largest, glyphs, tmp_path):
    model = tmp_path / f"{name}.safetensors"
    numeral("import", FOREIGN / f"{name}.onnx", "--from", "onnx", "--ink", f"0-{largest}",
            "--output", model)
    ours = own_answers(model, tmp_path)[1][:, :-1]

    session = onnxruntime.InferenceSession(FOREIGN / f"{name}.onnx", providers=["CPUExecutionProvider"])
    ink = (glyphs.astype(numpy.float32) / 255 * largest).reshape(len(glyphs), *shape)
    given = session.get_inputs()[0].name
    theirs = numpy.concatenate([session.run(None, {given: glyph[None]})[0] for glyph in ink])
    if theirs.min() < 0 or not numpy.allclose(theirs.sum(axis=1), 1, atol=1e-3):
        # Scores, or logarithms of probabilities.
        powers = numpy.exp(theirs - theirs.max(axis=1, keepdims=True))
        theirs = powers / powers.sum(axis=1, keepdims=True)

    difference = numpy.abs(ours - theirs).max()
    print(f"{name}: largest difference of {len(glyphs)} x 10: {difference:.1e}")
    assert difference <= DIFFERENCE_MAX
    assert theirs.std(axis=0).max() > 100 * DIFFERENCE_MAX


@pytest.mark.parametrize("name", sorted(kinds.kinds()))
def test_reads_what_exporters_write(name, glyphs, written_kinds, tmp_path):
    file = written_kinds / f"{name}.onnx"
    model = tmp_path / f"{name}.safetensors"
    numeral("import", file, "--from", "onnx", "--output", model)
    ours = own_answers(model, tmp_path)[1][:, :-1]
    theirs = kinds.answers(file, glyphs / numpy.float32(255))
    difference = numpy.abs(ours - theirs).max()
    print(f"{name}: largest difference of {len(glyphs)} x 10: {difference:.1e}")
    assert difference <= DIFFERENCE_MAX
    assert theirs.std(axis=0).max() > 100 * DIFFERENCE_MAX


@pytest.fixture(scope="session")
def written_kinds(tmp_path_factory):
    folder = tmp_path_factory.mktemp("kinds")
    kinds.write(folder)
    return folder


def test_gives_the_exported_model_back(model, tmp_path):
    """Through Python's onnx too, which writes the file anew."""
    first, second = tmp_path / "first.onnx", tmp_path / "second.onnx"
    numeral("export", model, "--to", "onnx", "--output", first)
    onnx.save(onnx.load(first), second, save_as_external_data=True, location="second.data")
    for file in [first, second]:
        back = tmp_path / "back.safetensors"
        numeral("import", file, "--from", "onnx", "--output", back)
        expected, found = own_answers(model, tmp_path)[1], own_answers(back, tmp_path)[1]
        assert numpy.abs(expected - found).max() <= 1e-5
        assert back.read_bytes() == model.read_bytes() or "forest" in str(model)
