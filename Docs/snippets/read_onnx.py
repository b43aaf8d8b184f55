"""Asks an exported model for the digits of a set: read_onnx.py MODEL.onnx IMAGES.gz LABELS.gz.

The model takes glyphs, 28 x 28 bytes of ink, 0 for paper: the way from a picture to a glyph is not
in it.
"""

import gzip
import sys

import numpy
import onnxruntime

model, images, labels = sys.argv[1:]
with gzip.open(images) as file:
    glyphs = numpy.frombuffer(file.read(), numpy.uint8, offset=16).reshape(-1, 28, 28)
with gzip.open(labels) as file:
    truth = numpy.frombuffer(file.read(), numpy.uint8, offset=8)

session = onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])
probabilities, answers = session.run(["probabilities", "label"], {"glyph": glyphs[::50]})
print(f"{(answers == truth[::50]).mean():.2%} of {len(answers)} right")
print("the first:", answers[0], f"{probabilities[0].max():.3f}")
