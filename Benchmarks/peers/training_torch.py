"""The training loop of the networks in PyTorch: Adam, cross entropy, digits shuffled each epoch.

The digits are one tensor, indexed a batch at a time: faster than a DataLoader, which copies digit
by digit. A step of each shape is taken before the clock starts; it changes no weight.
"""

import copy
import statistics

import common


def tensors(arguments, shape, memory_format=None):
    """Training inputs from 0 to 1 of a digit's `shape`, labels, then the test set's."""
    import torch

    def inputs(images):
        floats = torch.from_numpy(images.astype("float32") / common.INK_MAX).reshape(-1, *shape)
        return floats.to(memory_format=memory_format) if memory_format else floats

    images, labels, test_images, test_labels = common.mnist(arguments.data)
    return (
        inputs(images), torch.from_numpy(labels).long(),
        inputs(test_images), torch.from_numpy(test_labels).long())


def run(arguments, network, digits, is_bfloat16=False):
    """Trains, and returns what is known of it: seconds an epoch (the median), and the accuracy."""
    import torch
    from torch.nn import functional

    inputs, labels, test_inputs, test_labels = digits
    optimizer = torch.optim.Adam(network.parameters(), common.LEARNING_RATE)
    # Weights stay in 32 bits; the layers compute in 16.
    precision = torch.autocast("cpu", torch.bfloat16, enabled=is_bfloat16)

    def step(batch):
        optimizer.zero_grad(set_to_none=True)
        with precision:
            scores = network(inputs[batch])
        functional.cross_entropy(scores.float(), labels[batch]).backward()
        optimizer.step()

    def epoch():
        network.train()
        for batch in torch.randperm(len(inputs)).split(arguments.batch):
            step(batch)

    start = copy.deepcopy((network.state_dict(), optimizer.state_dict()))
    for count in {min(arguments.batch, len(inputs)), len(inputs) % arguments.batch} - {0}:
        step(torch.arange(count))
    network.load_state_dict(start[0])
    optimizer.load_state_dict(start[1])

    times = [common.seconds(epoch)[0] for _ in range(arguments.epochs)]
    network.eval()
    with torch.inference_mode(), precision:
        answers = torch.cat([
            network(part).argmax(1) for part in test_inputs.split(common.ANSWER_COUNT)])
    return {
        "threads": arguments.threads, "glyphs": len(inputs), "batchSize": arguments.batch,
        "epochs": arguments.epochs, "fitSeconds": statistics.median(times),
        "accuracy": (answers == test_labels).float().mean().item()}
