"""The network of Recipes/lstm-rows.yaml in PyTorch, an epoch or more of training."""

import common
import training_torch


def main():
    arguments = common.parse(common.training_parser(__doc__, batch=128))
    import torch
    import networks_torch

    torch.set_num_threads(arguments.threads)
    torch.manual_seed(arguments.seed)
    digits = training_torch.tensors(arguments, (common.SIDE, common.SIDE))
    figures = training_torch.run(arguments, networks_torch.LSTMOverRows(), digits)
    common.emit("PyTorch", ["torch"], **figures)


if __name__ == "__main__":
    main()
