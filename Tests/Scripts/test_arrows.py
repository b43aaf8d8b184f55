"""Scripts/arrows: the picture in ARCHITECTURE.md is of these sources."""

import importlib.machinery
import importlib.util
import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
loader = importlib.machinery.SourceFileLoader("arrows", str(ROOT / "Scripts" / "arrows"))
arrows = importlib.util.module_from_spec(importlib.util.spec_from_loader("arrows", loader))
loader.exec_module(arrows)


def test_the_picture_is_of_these_sources():
    assert arrows.PICTURE.read_text() == arrows.svg(), "run Scripts/arrows write"


def test_what_an_arrow_implies_is_not_drawn():
    assert arrows.direct({"A": {"B", "C"}, "B": {"C"}, "C": set()}) == {"A": ["B"], "B": ["C"], "C": []}


def test_every_module_and_file_is_listed():
    modules = subprocess.run([ROOT / "Scripts/arrows"], capture_output=True, text=True, check=True).stdout
    assert {line.split()[2] for line in modules.splitlines()} == set(arrows.ranks())
    files = subprocess.run(
        [ROOT / "Scripts/arrows", "files"], capture_output=True, text=True, check=True).stdout
    assert "Sources/Wire/HintRecord.swift: NumeralCore\n" in files
