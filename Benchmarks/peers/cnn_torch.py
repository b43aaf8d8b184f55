"""The network of Recipes/two-conv.yaml in PyTorch, an epoch or more of training.

--channels-last lays the tensors out as oneDNN likes them; --bfloat16 computes in 16 bits with
weights of 32. Give glibc's allocator the environment that Scripts/bench-peers gives it: else each
step maps fresh memory from the system, and gives it back.
"""

import common
import training_torch


def main():
    options = common.training_parser(__doc__, batch=32)
    options.add_argument("--channels-last", action="store_true")
    options.add_argument("--bfloat16", action="store_true")
    arguments = common.parse(options)
    import torch
    import networks_torch

    torch.set_num_threads(arguments.threads)
    torch.manual_seed(arguments.seed)
    layout = torch.channels_last if arguments.channels_last else torch.contiguous_format
    network = networks_torch.two_conv().to(memory_format=layout)
    digits = training_torch.tensors(arguments, (1, common.SIDE, common.SIDE), layout)
    figures = training_torch.run(arguments, network, digits, arguments.bfloat16)
    common.emit("PyTorch", ["torch"], **figures)


if __name__ == "__main__":
    main()
