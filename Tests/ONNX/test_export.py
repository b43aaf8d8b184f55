"""What other programs make of an exported model: the same answers as Numeral's own."""

import numpy
import onnx
import onnxruntime
import pytest
import safetensors.numpy

from conftest import COUNT, DIFFERENCE_MAX, numeral, own_answers


@pytest.fixture(scope="session")
def exported(model, tmp_path_factory):
    target = tmp_path_factory.mktemp("exported") / f"{model.stem}.onnx"
    numeral("export", model, "--to", "onnx", "--output", target)
    return target


@pytest.fixture(scope="session")
def session(exported):
    return onnxruntime.InferenceSession(exported, providers=["CPUExecutionProvider"])


def answers(session, glyphs):
    names = [output.name for output in session.get_outputs()]
    return dict(zip(names, session.run(names, {"glyph": glyphs})))


def test_is_a_sound_file(exported):
    onnx.checker.check_model(str(exported), full_check=True)


def test_answers_as_numeral_does(model, session, glyphs, tmp_path):
    classes, ours = own_answers(model, tmp_path)
    theirs = answers(session, glyphs)

    difference = numpy.abs(theirs["probabilities"] - ours[:, :-1]).max()
    print(f"{model.stem}: largest difference of {COUNT} x {len(classes)}: {difference:.1e}")
    assert theirs["probabilities"].shape == (COUNT, len(classes))
    assert difference <= DIFFERENCE_MAX
    if "other" in theirs:
        assert numpy.abs(theirs["other"] - ours[:, -1]).max() <= DIFFERENCE_MAX
    else:
        assert not ours[:, -1].any()
    sure = ours[:, :-1].max(axis=1) - numpy.sort(ours[:, :-1], axis=1)[:, -2] > DIFFERENCE_MAX
    assert (theirs["label"] == ours[:, :-1].argmax(axis=1))[sure].all()
    # A model that answers the same to everything would agree with anything.
    assert len(set(theirs["label"])) == len(classes)


def test_a_glyph_alone_gets_the_answer_that_it_gets_in_a_batch(session, glyphs):
    together = answers(session, glyphs[:8])
    for index in range(8):
        alone = answers(session, glyphs[index : index + 1])
        for name, values in alone.items():
            assert numpy.allclose(values[0], together[name][index], atol=DIFFERENCE_MAX), name


def test_a_blank_glyph_gets_probabilities(session):
    """Flattening divides by the peak of the ink, which is 0 here."""
    blank = answers(session, numpy.zeros((1, 28, 28), numpy.uint8))
    sum = blank["probabilities"].sum() + blank.get("other", numpy.zeros(1)).sum()
    assert abs(sum - 1) <= DIFFERENCE_MAX


def test_says_what_its_classes_are(session):
    metadata = session.get_modelmeta().custom_metadata_map
    assert metadata["classes"].split() == list("0123456789")


def test_the_model_file_itself_opens_in_python(model):
    tensors = safetensors.numpy.load_file(model)
    assert tensors and all(numpy.isfinite(values).all() for values in tensors.values())
