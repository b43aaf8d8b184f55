"""The network of Recipes/two-conv.yaml in onnxruntime: one digit at a time, and many at once.

--model FILE runs a file of `numeral export --to onnx`, which takes bytes of ink. Without it PyTorch
exports the network, untrained (the time does not depend on the weights), which takes pixels from 0
to 1. Many digits are answered in batches of each of some sizes; the best size and round count.
"""

import pathlib
import tempfile

import common

# As `numeral benchmark model`.
SINGLE_COUNT, WARM_UP_COUNT, ROUND_COUNT = 2000, 100, 3
BATCH_SIZES = (32, 256)


def exported_by_torch(file):
    """Writes the network with a free number of digits."""
    import torch
    import networks_torch

    torch.onnx.export(
        networks_torch.two_conv().eval(), (torch.zeros(2, 1, common.SIDE, common.SIDE),), file,
        input_names=["x"], output_names=["y"], dynamic_axes={"x": {0: "n"}, "y": {0: "n"}},
        dynamo=False)


def session_of(file, thread_count):
    import onnxruntime

    settings = onnxruntime.SessionOptions()
    settings.intra_op_num_threads = thread_count
    settings.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(
        str(file), settings, providers=["CPUExecutionProvider"])


def main():
    options = common.parser(__doc__)
    options.add_argument("--model", type=pathlib.Path)
    arguments = common.parse(options)
    _, _, images, labels = common.mnist(arguments.data)
    if arguments.model:
        packages = ["onnxruntime"]
        session = session_of(arguments.model, arguments.threads)
        inputs, name, output = images, "glyph", "probabilities"
    else:
        packages = ["onnxruntime", "torch"]
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / "two-conv.onnx"
            exported_by_torch(str(file))
            session = session_of(file, arguments.threads)
        inputs, name, output = (images.astype("float32") / common.INK_MAX)[:, None], "x", "y"

    def answer(part):
        return session.run([output], {name: part})[0]

    single = common.median_microseconds(
        lambda index: answer(inputs[index % len(inputs):][:1]), SINGLE_COUNT, WARM_UP_COUNT)

    def answer_all(size):
        return [answer(inputs[start:start + size]) for start in range(0, len(inputs), size)]

    rates = {
        size: len(inputs) / min(
            common.seconds(lambda: answer_all(size))[0] for _ in range(ROUND_COUNT))
        for size in BATCH_SIZES}
    best = max(rates, key=rates.get)
    # An untrained network's accuracy says nothing.
    accuracy = {}
    if arguments.model:
        answers = [row.argmax() for part in answer_all(best) for row in part]
        accuracy = {"accuracy": float((answers == labels).mean())}
    common.emit(
        "onnxruntime", packages, threads=arguments.threads, microsecondsADigit=single,
        digitsPerSecond=rates[best], batchSize=best, **accuracy)


if __name__ == "__main__":
    main()
