#!/usr/bin/env python3
"""Small networks, each with something that exporters write and that is easily read wrongly.

    python3 Tests/ONNX/kinds.py Tests/Fixtures/onnx/kinds

Weights are drawn from a seed; nothing is trained. Beside each file stands one of the same name in
JSON: the probabilities that onnxruntime gives for the eight glyphs of noise of ImportTests.
"""

import json
import pathlib
import sys

import numpy
import onnx
import onnx.helper as make
import onnxruntime
from onnx import TensorProto, numpy_helper

GLYPH_COUNT = 8


def glyphs():
    """Bytes of ink from a generator that Swift has too: x ← 1664525 x + 1013904223 modulo 2³²."""
    state, values = 1, []
    for _ in range(GLYPH_COUNT * 784):
        state = (1664525 * state + 1013904223) % 2**32
        values.append(state >> 24)
    noise = numpy.array(values, numpy.uint8).reshape(GLYPH_COUNT, 28, 28)
    for index in range(GLYPH_COUNT):
        noise[index, : 2 * index + 4, : 28 - 3 * index] = 0
    return noise


def larger(ink, side):
    """The pictures in the middle of larger ones."""
    margin = (side - ink.shape[-1]) // 2
    return numpy.pad(ink, ((0, 0), (margin, margin), (margin, margin)))


def answers(path, ink):
    """The probabilities that onnxruntime gives for ink from 0 to 1, [N, 28, 28].

    Without its optimisations: 1.31.1 joins Pad with MaxPool and then pads with -inf instead of 0,
    other than ONNX says and its reference does.
    """
    plain = onnxruntime.SessionOptions()
    plain.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    session = onnxruntime.InferenceSession(path, plain, providers=["CPUExecutionProvider"])
    given = session.get_inputs()[0]
    shape = [extent for extent in given.shape[1:]]
    side = round(float(numpy.prod(shape)) ** 0.5)
    pictures = larger(ink.astype(numpy.float32), side).reshape(-1, *shape)
    first = session.get_outputs()[0].name
    rows = numpy.concatenate([session.run([first], {given.name: row[None]})[0] for row in pictures])
    rows = rows.astype(numpy.float64)
    if rows.min() >= 0 and numpy.allclose(rows.sum(axis=1), 1, atol=1e-4):
        return rows
    powers = numpy.exp(rows - rows.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


class Graph:
    """A graph on its way, a node after another; each takes what the one before made."""

    def __init__(self, *shape, version=13):
        self.generator = numpy.random.default_rng(7)
        self.version = version
        self.shape = shape
        self.nodes, self.tensors = [], []
        self.value = "picture"

    def tensor(self, *shape, spread=0.5):
        """Drawn weights."""
        return self.constant(self.generator.normal(0, spread, shape).astype(numpy.float32))

    def constant(self, values):
        name = f"tensor{len(self.tensors)}"
        self.tensors.append(numpy_helper.from_array(numpy.asarray(values), name))
        return name

    def side(self, operation, *inputs, **settings):
        """A node that does not continue the way of the picture."""
        name = f"{operation.lower()}{len(self.nodes)}"
        self.nodes.append(make.make_node(operation, inputs, [name], name=name, **settings))
        return name

    def then(self, operation, *others, **settings):
        self.value = self.side(operation, self.value, *others, **settings)
        return self

    def conv(self, filters, channels, side, **settings):
        spread = 1.5 / (channels * side * side) ** 0.5
        return self.then("Conv", self.tensor(filters, channels, side, side, spread=spread),
                         self.tensor(filters), kernel_shape=[side, side], **settings)

    def pool(self, operation, side, stride, **settings):
        return self.then(operation, kernel_shape=[side, side], strides=[stride, stride], **settings)

    def dense(self, outputs, inputs):
        return self.then("Gemm", self.tensor(outputs, inputs, spread=2 / inputs ** 0.5),
                         self.tensor(outputs), transB=1)

    def file(self, *others):
        outputs = [make.make_tensor_value_info(self.value, TensorProto.FLOAT, ["N", 10]), *others]
        graph = make.make_graph(
            self.nodes, "kind",
            [make.make_tensor_value_info("picture", TensorProto.FLOAT, ["N", *self.shape])],
            outputs, self.tensors)
        return make.make_model(
            graph, opset_imports=[make.make_opsetid("", self.version)], ir_version=8)


def start(**settings):
    """A picture of 4 channels of 13 × 13."""
    return Graph(1, 28, 28, **settings).conv(4, 1, 3, strides=[2, 2])


def end(graph):
    """[N, 4, 6, 6] to scores."""
    return graph.then("Flatten").dense(10, 144)


def kinds():
    """By name."""
    found = {}

    def pooled(operation, side, stride, extent, **settings):
        graph = start().pool(operation, side, stride, **settings)
        return graph.then("Flatten").dense(10, 4 * extent * extent).file()

    found["maxpool-same-upper"] = pooled("MaxPool", 2, 2, 7, auto_pad="SAME_UPPER")
    found["maxpool-same-lower"] = pooled("MaxPool", 2, 2, 7, auto_pad="SAME_LOWER")
    found["maxpool-ceil"] = pooled("MaxPool", 2, 2, 7, ceil_mode=1)
    found["maxpool-ceil-wide"] = pooled("MaxPool", 4, 4, 4, ceil_mode=1, pads=[1, 1, 1, 1])
    found["maxpool-one-sided"] = pooled("MaxPool", 3, 2, 7, pads=[0, 0, 2, 2])
    found["avgpool-same-upper"] = pooled("AveragePool", 2, 2, 7, auto_pad="SAME_UPPER")
    found["avgpool-ceil"] = pooled("AveragePool", 2, 2, 7, ceil_mode=1)
    found["avgpool-one-sided-counted"] = pooled(
        "AveragePool", 3, 2, 7, pads=[0, 0, 2, 2], count_include_pad=1)

    for name, operation, settings in [
        ("elu", "Elu", {"alpha": 0.7}), ("leaky-relu", "LeakyRelu", {"alpha": 0.2}),
        ("sigmoid", "Sigmoid", {}), ("tanh", "Tanh", {}),
    ]:
        graph = start().then(operation, **settings).pool("AveragePool", 2, 2)
        found[name] = end(graph).then(operation, **settings).dense(10, 10).file()

    # What PyTorch makes of x.view(x.size(0), -1) where the batch is open.
    graph = start(version=18).then("Relu").pool("MaxPool", 2, 2)
    batch = graph.side("Shape", "picture", start=0, end=1)
    shape = graph.side("Concat", batch, graph.constant(numpy.array([-1])), axis=0)
    found["shape-start-end"] = graph.then("Reshape", shape).dense(10, 144).file()
    graph = start(version=18).then("Relu").pool("MaxPool", 2, 2)
    extents = graph.side("Shape", graph.value, start=-3)
    count = graph.side("Slice", extents, *[graph.constant(numpy.array([n])) for n in (0, 3)])
    rows = graph.side("Gather", count, graph.constant(numpy.array(0)))
    size = graph.side("Mul", rows, graph.constant(numpy.array(36)))
    size = graph.side("Unsqueeze", size, graph.constant(numpy.array([0])))
    shape = graph.side("Concat", graph.constant(numpy.array([-1])), size, axis=0)
    found["shape-negative-start"] = graph.then("Reshape", shape).dense(10, 144).file()

    nothing = numpy.zeros(8, numpy.int64)
    graph = start().then("Relu")
    graph = graph.then("Pad", graph.constant(nothing)).pool("AveragePool", 2, 2)
    found["avgpool-noop-pad"] = end(graph).file()
    one_sided = numpy.array([0, 0, 1, 2, 0, 0, 0, 1])
    graph = start()
    graph = graph.then("Pad", graph.constant(one_sided)).pool("MaxPool", 3, 2)
    found["pad-before-pool"] = graph.then("Flatten").dense(10, 4 * 6 * 7).file()

    graph = end(start().then("Relu").pool("MaxPool", 2, 2))
    graph.nodes.reverse()
    found["unsorted"] = graph.file()
    found["softmax-log"] = end(start().pool("MaxPool", 2, 2)).then("Softmax", axis=1).then(
        "Log").file()
    graph = end(start().pool("MaxPool", 2, 2)).then("Softmax", axis=1)
    label = graph.side("ArgMax", graph.value, axis=1)
    found["argmax-second"] = graph.file(
        make.make_tensor_value_info(label, TensorProto.INT64, ["N", 1]))

    # LeNet-5 takes 32 × 32.
    graph = Graph(1, 32, 32).conv(3, 1, 5).then("Tanh").pool("AveragePool", 2, 2)
    graph = graph.conv(4, 3, 5).then("Tanh").pool("AveragePool", 2, 2)
    found["lenet-32"] = graph.then("Flatten").dense(10, 100).file()
    found["dense-32"] = Graph(32, 32).then("Flatten").dense(10, 1024).file()
    # Paper is not 0 behind these, so that no later zeros stand for it.
    graph = Graph(1, 32, 32)
    graph = graph.then("Sub", graph.constant(numpy.float32(0.1307)))
    graph = graph.then("Div", graph.constant(numpy.float32(0.3081)))
    graph = graph.conv(4, 1, 3, strides=[2, 2], pads=[1, 1, 1, 1]).pool("MaxPool", 3, 3, ceil_mode=1)
    found["scaled-32"] = graph.then("Flatten").dense(10, 144).file()

    # Weights in parts, put together and scaled by nodes.
    graph = start().then("Relu").pool("MaxPool", 2, 2).then("Flatten")
    parts = [graph.tensor(100, 10), graph.tensor(44, 10)]
    whole = graph.side("Concat", *parts, axis=0)
    whole = graph.side("Mul", whole, graph.constant(numpy.float32(0.2)))
    found["weights-in-parts"] = graph.then("MatMul", whole).file()
    found["external"] = end(start().then("Relu").pool("MaxPool", 2, 2)).file()
    return found


def write(folder):
    """Writes all of them, and gives their names."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, file in kinds().items():
        target = folder / f"{name}.onnx"
        if name == "external":
            target.with_name("external.onnx.data").unlink(missing_ok=True)
            onnx.save(file, target, save_as_external_data=True, location="external.onnx.data",
                      size_threshold=0, convert_attribute=True)
        else:
            onnx.save(file, target)
        if name != "unsorted":
            onnx.checker.check_model(str(target), full_check=True)
    return list(kinds())


def main():
    folder = pathlib.Path(sys.argv[1])
    ink = glyphs() / numpy.float32(255)
    for name in write(folder):
        rows = answers(folder / f"{name}.onnx", ink)
        numbers = [[round(float(value), 7) for value in row] for row in rows]
        (folder / f"{name}.json").write_text(json.dumps(numbers) + "\n")
        print(f"{name}: {numpy.abs(rows - rows[0]).max():.2f} apart")


if __name__ == "__main__":
    main()
