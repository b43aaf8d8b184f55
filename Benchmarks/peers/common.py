"""What every peer's script shares: its options, the digits, the clock, and the line it prints.

Each script takes `--data FOLDER` (the four IDX files of MNIST, not compressed) and `--threads N`,
does one comparison's work in one library, and prints one JSON line whose keys are those of
`numeral benchmark fit --json` and `numeral benchmark model --json`.
"""

import argparse
import importlib.metadata
import json
import os
import pathlib
import statistics
import time

# The pixels of a digit, a side.
SIDE = 28
# The largest byte of a pixel: ink.
INK_MAX = 255
# Bytes before the elements of an IDX file: a magic number, then four an extent.
IMAGES_HEADER, LABELS_HEADER = 16, 8
# Adam's, of the networks.
LEARNING_RATE = 0.001
# Digits that a network answers together when its accuracy is measured.
ANSWER_COUNT = 500


def parser(summary):
    """The options that all scripts have; `summary` is the script's own documentation."""
    result = argparse.ArgumentParser(
        description=summary, formatter_class=argparse.RawDescriptionHelpFormatter)
    result.add_argument("--data", required=True, help="the folder of MNIST's plain IDX files")
    result.add_argument("--threads", type=int, default=2)
    result.add_argument("--seed", type=int, default=1)
    return result


def training_parser(summary, batch):
    """The options of a script that trains a network."""
    result = parser(summary)
    result.add_argument("--epochs", type=int, default=1)
    result.add_argument("--batch", type=int, default=batch)
    return result


def parse(options):
    """Parses, and limits the threads of libraries that read the environment as they are imported.

    Call it before the first import of a framework.
    """
    arguments = options.parse_args()
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = str(arguments.threads)
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")
    return arguments


def mnist(folder):
    """Training images and labels, then the test set's: bytes, `[N, 28, 28]` and `[N]`."""
    import numpy

    def read(name, header):
        return numpy.fromfile(pathlib.Path(folder) / name, numpy.uint8)[header:]

    return tuple(
        content
        for part in ("train", "t10k")
        for content in (
            read(f"{part}-images-idx3-ubyte", IMAGES_HEADER).reshape(-1, SIDE, SIDE),
            read(f"{part}-labels-idx1-ubyte", LABELS_HEADER)))


def seconds(work):
    """The seconds that `work()` takes, and what it returns."""
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def median_microseconds(work, count, warm_up_count=0):
    """The median time of `work(0)` … `work(count - 1)`, each alone."""
    for index in range(min(warm_up_count, count)):
        work(index)
    return 1e6 * statistics.median(seconds(lambda: work(index))[0] for index in range(count))


def emit(peer, packages, **figures):
    """Prints the line: who, which versions, how fast."""
    versions = {name: importlib.metadata.version(name) for name in packages}
    print(json.dumps({"peer": peer, "versions": versions, **figures}, sort_keys=True), flush=True)
