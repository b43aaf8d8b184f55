"""The arithmetic of Scripts/bench-peers, and that what it runs is there."""

import pathlib
import re
import sys

import pytest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "Benchmarks" / "peers"))

import comparisons  # noqa: E402

PEER = comparisons.Peer("peer", ("svm.py",), {"fitSeconds": 2, "predictSeconds": 3})
CASE = comparisons.Case("case", (), (PEER,))
CASES = [case for cases in comparisons.COMPARISONS.values() for case in cases]


def line(fit, predict=1.0, accuracy=0.5, rate=10.0):
    return {
        "fitSeconds": fit, "predictSeconds": predict, "accuracy": accuracy, "versions": {},
        "digitsPerSecond": rate, "otherCores": 0.0}


def test_a_ratio_is_the_median_of_the_rounds():
    theirs, ours = [line(8), line(40), line(9)], [line(4), line(10), line(3)]
    ratio = comparisons.ratios(theirs, ours)["fitSeconds"]
    assert ratio == {"median": 3, "rounds": [2, 4, 3]}


def test_above_one_is_faster_of_times_and_of_rates():
    theirs, ours = [line(6, rate=100)], [line(2, rate=300)]
    found = comparisons.ratios(theirs, ours)
    assert found["fitSeconds"]["median"] == found["digitsPerSecond"]["median"] == 3


def test_only_what_both_sides_have_is_compared():
    theirs, ours = line(1), line(1)
    del theirs["predictSeconds"]
    assert "predictSeconds" not in comparisons.ratios([theirs], [ours])
    assert "microsecondsADigit" not in comparisons.ratios([theirs], [ours])


def test_rounds_that_do_not_pair_are_refused():
    with pytest.raises(ValueError):
        comparisons.ratios([line(1), line(1)], [line(1)])


def test_a_record_says_what_was_met_and_what_was_missed():
    theirs, ours = [line(6, 2, 0.98)], [line(2, 1, 0.97)]
    record = comparisons.record(CASE, PEER, theirs, ours)
    assert record["accuracyDifference"] == pytest.approx(-0.01)
    rows = comparisons.table([record]).splitlines()
    assert rows[1].split()[-3:] == ["3.00", "2", "met"]
    assert rows[2].split()[-3:] == ["2.00", "3", "missed"]
    assert rows[-1].split()[-2:] == ["-1.00", "points"]


def test_a_line_replaces_only_its_own_case_and_peer():
    old = [{"case": "a", "peer": "x", "n": 1}, {"case": "a", "peer": "y", "n": 1}]
    new = [{"case": "a", "peer": "x", "n": 2}, {"case": "b", "peer": "x", "n": 2}]
    assert comparisons.merged(old, new) == [old[1], *new]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_scripts_recipes_and_variants_are_there(case):
    for peer in case.peers:
        assert (ROOT / "Benchmarks" / "peers" / peer.script[0]).is_file()
        assert set(peer.aims) <= set(comparisons.FIGURES)
    for words in (case.ours, *case.preparations):
        for word in words:
            if word.startswith("Recipes/"):
                text = (ROOT / word).read_text()
                if "--variant" in words:
                    variant = words[words.index("--variant") + 1]
                    assert re.search(rf"^  {variant}:", text, re.M)


def test_no_two_lines_share_a_name():
    names = [(case.name, peer.name) for case in CASES for peer in case.peers]
    assert len(set(names)) == len(names)
