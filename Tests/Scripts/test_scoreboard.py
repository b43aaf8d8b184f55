"""Scripts/scoreboard: tables from records, and that README and card say what was measured."""

import json
import pathlib
import shutil
import sys

import pytest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "Benchmarks"))

import scoreboard  # noqa: E402


def share(value):
    return {"value": value, "low": value - 0.01, "high": value + 0.01}


def kind(name, group, right, count=100, **counts):
    row = {
        "name": name, "group": group, "count": count, "rightCount": int(right * count),
        "right": share(right), "allowedRefusalCount": 0, "refusedCount": 0, "blankCount": 0,
        "misreadCount": 0, "misreadSureCount": 0, "failedCount": 0}
    return row | counts


def record(suite, result, commit="0123456789", model="m", date="2026-01-02"):
    return {
        "suite": suite, "arguments": scoreboard.SUITES[suite], "date": date, "commit": commit,
        "modelHash": model, "machine": {"processor": "Some CPU", "cores": 2}, "seconds": 1,
        "result": result}


PICTURES = record("pictures", {"kinds": [
    kind("plain", "drawn", 0.99, misreadSureCount=1), kind("tile", "drawn", 0.95, blankCount=3),
    kind("photo_row", "severalPhotographed", 1.0), kind("blank_plain", "blank", 0.98)]})
DIGITS = record("mnist-test", {"count": 10000, "accuracy": share(0.9969)})


def test_groups_kinds_and_totals_come_from_the_record():
    text = scoreboard.pictures_block({"pictures": PICTURES})
    assert "| one digit: 2 kinds, 200 pictures | mean 97.00 %, worst 95.00 % (tile) |" in text
    assert "| one digit, misread at ≥ 90 % | 1 of 200 |" in text
    assert "| ink called blank | 3 of 300 |" in text
    assert "| paper without ink called blank | 98 of 100 |" in text
    assert "drawn |" not in text, "no drawings of several were measured"
    assert "2026-01-02 at commit 0123456, 2 cores (Some CPU)" in text
    assert "`numeral evaluate --suite pictures --data mnist-test --limit 2000" in text
    assert "| tile | 100 | 95.0 % | 0 | 3 | 0 | 0 |" in scoreboard.kinds_block({"pictures": PICTURES})


def test_what_was_not_measured_is_left_out():
    assert scoreboard.pictures_block({}) == scoreboard.glyphs_block({}) == ""
    text = scoreboard.glyphs_block({"mnist-test": DIGITS})
    assert "99.69 %" in text and "canvas" not in text and "photos" not in text


def test_only_what_stands_between_the_marks_changes():
    text = "a\n<!-- scoreboard: glyphs -->\nold\n<!-- scoreboard ends -->\nb\n"
    new = scoreboard.written(text, {"mnist-test": DIGITS})
    assert new.startswith("a\n<!-- scoreboard: glyphs -->\n\n| glyphs and drawings |")
    assert new.endswith("\n<!-- scoreboard ends -->\nb\n") and "old" not in new
    assert scoreboard.written(new, {"mnist-test": DIGITS}) == new
    assert "|" not in scoreboard.written(new, {})
    with pytest.raises(KeyError):
        scoreboard.written(text.replace("glyphs", "nothing"), {})


def test_a_record_counts_for_its_model_alone_and_the_newest_wins(tmp_path):
    (tmp_path / "Models").mkdir()
    model = tmp_path / scoreboard.MODEL
    model.write_bytes(b"weights")
    own = scoreboard.sha256(model)
    for date, hash_ in [("2026-01-01", own), ("2026-01-02", own), ("2026-01-03", "another")]:
        folder = tmp_path / scoreboard.RUNS / date
        folder.mkdir(parents=True)
        (folder / "score-mnist-test.json").write_text(
            json.dumps(record("mnist-test", {}, model=hash_, date=date)))
    assert scoreboard.records(tmp_path)["mnist-test"]["date"] == "2026-01-02"
    model.write_bytes(b"other weights")
    assert scoreboard.records(tmp_path) == {}
    shutil.rmtree(tmp_path / "Benchmarks")
    assert scoreboard.records(tmp_path) == {}


@pytest.mark.parametrize("document", scoreboard.DOCUMENTS)
def test_documents_say_what_was_measured(document):
    text = (ROOT / document).read_text()
    assert scoreboard.written(text, scoreboard.records()) == text, "run Scripts/scoreboard write"
