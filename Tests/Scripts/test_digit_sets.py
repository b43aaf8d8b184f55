"""Scripts/make-digit-sets: originals in each published form become the IDX files that are read."""

import gzip
import pathlib
import struct
import subprocess
import sys

import pytest
from PIL import Image

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent


def make(*arguments):
    return subprocess.run(
        [sys.executable, "-B", ROOT / "Scripts/make-digit-sets", *arguments],
        capture_output=True, text=True)


def read(folder, stem):
    images = gzip.decompress((folder / f"{stem}-images-idx3-ubyte.gz").read_bytes())
    labels = gzip.decompress((folder / f"{stem}-labels-idx1-ubyte.gz").read_bytes())
    magic, count, height, width = struct.unpack(">4i", images[:16])
    assert magic == 0x803 and struct.unpack(">2i", labels[:8]) == (0x801, count)
    return (height, width), list(labels[8:]), images[16:]


@pytest.mark.parametrize("name, stem", [("bhmsds", "symbols/bhmsds/bhmsds-digits"),
                                        ("hwd1000", "digits-other/hwd1000/hwd1000")])
def test_pictures_are_turned_to_white_on_black(tmp_path, name, stem):
    pictures = tmp_path / "source"
    pictures.mkdir()
    for label, shade in (3, 200), (0, 10):
        Image.new("L", (28, 28), shade).save(pictures / f"{label}-0001.png")
    Image.new("L", (28, 28)).save(pictures / "plus-0001.png")
    run = make(name, pictures, tmp_path / "data")
    assert run.returncode == 0, run.stderr
    path = tmp_path / "data" / stem
    extents, labels, ink = read(path.parent, path.name)
    assert extents == (28, 28) and labels == [0, 3]
    assert "not those that the shipped model learnt from" in run.stdout
    assert set(ink[:784]) == {245} and set(ink[784:]) == {55}


def test_bitmaps_of_optdigits(tmp_path):
    rows = ["1" * 32] + ["0" * 31 + "1"] * 31
    source = tmp_path / "optdigits-orig.cv"
    source.write_text("\n".join(["a header of words", "ntot = 1", ".", *rows, " 4", ""]))
    run = make("optdigits", source, tmp_path)
    assert run.returncode == 0, run.stderr
    extents, labels, ink = read(tmp_path / "digits-other/optdigits", "optdigits-orig-tes")
    assert extents == (32, 32) and labels == [4]
    assert ink == b"\xff" * 32 + (b"\0" * 31 + b"\xff") * 31


def test_lines_of_semeion(tmp_path):
    source = tmp_path / "semeion.data"
    pixels = ["1.0000" if index % 17 == 0 else "0.0000" for index in range(256)]
    source.write_text(" ".join(pixels + ["0"] * 6 + ["1"] + ["0"] * 3) + " \n")
    run = make("semeion", source, tmp_path)
    assert run.returncode == 0, run.stderr
    extents, labels, ink = read(tmp_path / "digits-other/semeion", "semeion")
    assert extents == (16, 16) and labels == [6]
    assert [value == 255 for value in ink] == [index % 17 == 0 for index in range(256)]


@pytest.mark.parametrize("name, text, words", [
    ("optdigits-orig.tra", "01\n", "no digits of 32"),
    ("optdigits-orig.tra", "0" * 32 + "\n 4\n", "1 rows before ' 4', not 32"),
    ("optdigits.xyz", "", "none of optdigits-orig.tra"),
])
def test_what_is_no_original_is_refused(tmp_path, name, text, words):
    source = tmp_path / name
    source.write_text(text)
    run = make("optdigits", source, tmp_path)
    assert run.returncode == 1 and words in run.stderr
    missing = make("semeion", tmp_path / "nothing", tmp_path)
    assert missing.returncode == 1 and "not there" in missing.stderr
