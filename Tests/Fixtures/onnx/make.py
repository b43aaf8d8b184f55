#!/usr/bin/env python3
"""Makes the networks of other programs that InterchangeTests imports, and what onnxruntime says of them.

    pip install numpy torch onnx onnxruntime onnxscript keras
    python3 Tests/Fixtures/onnx/make.py

Weights are drawn from a seed; nothing is trained. For each file there is one of the same name in
JSON: the probabilities of eight glyphs that the test makes in the same way.
"""

import json
import os
import pathlib
import warnings

os.environ["KERAS_BACKEND"] = "torch"
warnings.filterwarnings("ignore")

import keras
import numpy
import onnx
import onnx.helper as make
import onnxruntime
import torch
from torch import nn

HERE = pathlib.Path(__file__).resolve().parent
GLYPH_COUNT = 8


def glyphs():
    """Bytes of ink from a generator that Swift has too: x ← 1664525 x + 1013904223 modulo 2³²."""
    state, values = 1, []
    for _ in range(GLYPH_COUNT * 784):
        state = (1664525 * state + 1013904223) % 2**32
        values.append(state >> 24)
    noise = numpy.array(values, numpy.uint8).reshape(GLYPH_COUNT, 28, 28)
    # Ink in one quarter or two, not the same in each glyph.
    for index in range(GLYPH_COUNT):
        noise[index, : 2 * index + 4, : 28 - 3 * index] = 0
    return noise


def scatter(network, last, ink):
    """Moves what starts at 0 or 1 elsewhere, so that a mix-up shows, then the scores apart.

    The last layer is scaled and shifted so that over the glyphs scores have mean 0 and deviation 1.
    """
    with torch.no_grad():
        for tensor in [*network.parameters(), *network.buffers()]:
            if tensor.dim() == 1:
                tensor.uniform_(0.5, 1.5)
        network.eval()
        for _ in range(2):
            scores = network(ink)
            scores -= scores.mean(dim=1, keepdim=True)
            factor = 1 / (scores - scores.mean(dim=0)).std()
            last.weight.mul_(factor)
            last.bias.copy_((last.bias - scores.mean(dim=0)) * factor)
    return network


class Plain(nn.Module):
    """Convolutions with batch normalisation, both pools, `view`, and a log-softmax."""

    def __init__(self):
        super().__init__()
        self.features = nn.Sequential(
            nn.Conv2d(1, 4, 5, padding=2), nn.BatchNorm2d(4), nn.ReLU(),
            nn.MaxPool2d(3, stride=2, padding=1),
            nn.Conv2d(4, 6, (3, 2), stride=(2, 1), bias=False), nn.BatchNorm2d(6), nn.ReLU(),
            nn.AvgPool2d(3, stride=2, padding=1))
        self.scores = nn.Sequential(nn.Dropout(0.5), nn.Linear(6 * 3 * 7, 12), nn.ReLU(), nn.Linear(12, 10))

    def forward(self, glyph):
        features = self.features(glyph)
        return nn.functional.log_softmax(self.scores(features.view(features.size(0), -1)), dim=1)


class Grouped(nn.Module):
    """Grouped, dilated and unevenly padded convolutions; global pooling; the glyph scaled inside."""

    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(
            nn.Conv2d(1, 4, 3, dilation=2), nn.ReLU(),
            nn.Conv2d(4, 8, 3, groups=2, padding=(1, 0)), nn.BatchNorm2d(8), nn.ReLU(),
            nn.AvgPool2d(2, ceil_mode=True), nn.Conv2d(8, 10, 1),
            nn.AdaptiveAvgPool2d(1), nn.Flatten())

    def forward(self, glyph):
        return self.body((glyph.unsqueeze(1) - 0.1307) / 0.3081)


def keras_network():
    """Channels last, one-sided padding, a depthwise convolution, softmax."""
    keras.utils.set_random_seed(5)
    network = keras.Sequential([
        keras.layers.Input((28, 28, 1)),
        keras.layers.Rescaling(1 / 255),
        keras.layers.Conv2D(4, 3, strides=2, padding="same", activation="relu"),
        keras.layers.BatchNormalization(),
        keras.layers.DepthwiseConv2D(3, use_bias=False),
        keras.layers.ReLU(),
        keras.layers.MaxPooling2D(2),
        keras.layers.Conv2D(6, 3, padding="same", activation="relu"),
        keras.layers.Dropout(0.3),
        keras.layers.Flatten(),
        keras.layers.Dense(10, activation="softmax"),
    ])
    network(numpy.zeros((1, 28, 28, 1), numpy.float32))
    generator = numpy.random.default_rng(5)
    for layer in network.layers:
        layer.set_weights([
            generator.uniform(0.5, 1.5, w.shape) if w.ndim == 1 else w for w in layer.get_weights()])
    probabilities = network(glyphs()[..., None].astype(numpy.float32)).detach().numpy()
    scores = numpy.log(probabilities)
    factor = 1 / (scores - scores.mean(axis=0)).std()
    weight, bias = network.layers[-1].get_weights()
    network.layers[-1].set_weights([weight * factor, (bias - scores.mean(axis=0)) * factor])
    return network


def channels_last():
    """As converters from TensorFlow write it: transposed to channels first and back again."""
    generator = numpy.random.default_rng(7)

    def tensor(name, *shape):
        values = generator.normal(0, 0.5, shape).astype(numpy.float32)
        return onnx.numpy_helper.from_array(values, name)

    nodes = [
        make.make_node("Transpose", ["glyph"], ["t0"], perm=[0, 3, 1, 2]),
        make.make_node(
            "Conv", ["t0", "kernel"], ["c0"], auto_pad="SAME_UPPER", strides=[2, 2],
            kernel_shape=[4, 4]),
        make.make_node("Transpose", ["c0"], ["t1"], perm=[0, 2, 3, 1]),
        make.make_node("Add", ["t1", "bias"], ["b0"]),
        make.make_node("Relu", ["b0"], ["r0"]),
        make.make_node("Transpose", ["r0"], ["t2"], perm=[0, 3, 1, 2]),
        make.make_node("MaxPool", ["t2"], ["p0"], kernel_shape=[2, 2], strides=[2, 2]),
        make.make_node("Transpose", ["p0"], ["t3"], perm=[0, 2, 3, 1]),
        make.make_node("Mul", ["t3", "scale"], ["m0"]),
        make.make_node("Reshape", ["m0", "flat"], ["f0"]),
        make.make_node("MatMul", ["f0", "matrix"], ["d0"]),
        make.make_node("Add", ["d0", "offset"], ["scores"]),
        make.make_node("Softmax", ["scores"], ["probabilities"], axis=-1),
    ]
    graph = make.make_graph(
        nodes, "channels_last",
        [make.make_tensor_value_info("glyph", onnx.TensorProto.FLOAT, ["N", 28, 28, 1])],
        [make.make_tensor_value_info("probabilities", onnx.TensorProto.FLOAT, ["N", 10])],
        [
            tensor("kernel", 5, 1, 4, 4), tensor("bias", 5), tensor("scale", 1, 1, 1, 5),
            onnx.numpy_helper.from_array(numpy.array([-1, 245]), "flat"),
            tensor("matrix", 245, 10), tensor("offset", 10),
        ])
    file = make.make_model(graph, opset_imports=[make.make_opsetid("", 13)], ir_version=8)
    onnx.checker.check_model(file, full_check=True)
    onnx.save(file, HERE / "channels-last.onnx")


def record(name, *, largest, shape):
    """What onnxruntime says of the glyphs, scaled from 0 to `largest`."""
    file = onnx.load(HERE / f"{name}.onnx")
    # Traces of the exporter, with paths of this machine.
    for node in file.graph.node:
        node.ClearField("doc_string")
        del node.metadata_props[:]
    file.graph.ClearField("doc_string")
    del file.graph.value_info[:]
    del file.metadata_props[:]
    onnx.save(file, HERE / f"{name}.onnx")

    session = onnxruntime.InferenceSession(HERE / f"{name}.onnx", providers=["CPUExecutionProvider"])
    ink = (glyphs().astype(numpy.float32) / 255 * largest).reshape(GLYPH_COUNT, *shape)
    rows = [session.run(None, {session.get_inputs()[0].name: row[None]})[0][0] for row in ink]
    scores = numpy.array(rows, numpy.float64)
    # Probabilities, their logarithms, or scores: softmax makes probabilities of the latter two.
    if not (scores.min() >= 0 and numpy.allclose(scores.sum(axis=1), 1)):
        powers = numpy.exp(scores - scores.max(axis=1, keepdims=True))
        scores = powers / powers.sum(axis=1, keepdims=True)
    numbers = [[round(float(value), 7) for value in row] for row in scores]
    (HERE / f"{name}.json").write_text(json.dumps(numbers, indent=1) + "\n")
    operators = sorted({node.op_type for node in file.graph.node})
    print(f"{name}: {(HERE / f'{name}.onnx').stat().st_size} bytes, {', '.join(operators)}")
    print("   ", numpy.abs(scores - scores[0]).max())


def main():
    torch.manual_seed(3)
    ink = torch.tensor(glyphs() / numpy.float32(255))
    plain, grouped = Plain(), Grouped()
    scatter(plain, plain.scores[-1], ink[:, None])
    scatter(grouped, grouped.body[-3], ink)
    torch.onnx.export(
        plain, torch.zeros(1, 1, 28, 28), HERE / "torch-traced.onnx", dynamo=False,
        input_names=["glyph"], dynamic_axes={"glyph": {0: "batch"}})
    torch.onnx.export(
        plain, (torch.zeros(2, 1, 28, 28),), HERE / "torch-dynamo.onnx", dynamo=True,
        external_data=False, dynamic_shapes=({0: torch.export.Dim("batch")},))
    torch.onnx.export(
        grouped, torch.zeros(1, 28, 28), HERE / "torch-grouped.onnx", dynamo=False,
        training=torch.onnx.TrainingMode.PRESERVE, do_constant_folding=False,
        input_names=["glyph"], dynamic_axes={"glyph": {0: "batch"}})
    keras_network().export(HERE / "keras.onnx", format="onnx", verbose=False)
    channels_last()
    record("torch-traced", largest=1, shape=(1, 28, 28))
    record("torch-dynamo", largest=1, shape=(1, 28, 28))
    record("torch-grouped", largest=1, shape=(28, 28))
    record("keras", largest=255, shape=(28, 28, 1))
    record("channels-last", largest=1, shape=(28, 28, 1))


if __name__ == "__main__":
    main()
