"""The networks that are compared, in PyTorch."""

from torch import nn

CLASS_COUNT = 10


def two_conv():
    """Two convolutions of 3 × 3 without padding and a dense layer, as `Recipes/two-conv.yaml`.

    203,434 parameters; `[N, 1, 28, 28]` to scores `[N, 10]`.
    """
    return nn.Sequential(
        nn.Conv2d(1, 64, 3), nn.ReLU(), nn.Conv2d(64, 32, 3), nn.ReLU(), nn.Flatten(),
        nn.Linear(32 * 24 * 24, CLASS_COUNT))


class LSTMOverRows(nn.Module):
    """An LSTM over the 28 rows and a dense layer, as `Recipes/lstm-rows.yaml`.

    `[N, 28, 28]` to scores `[N, 10]`.
    """

    def __init__(self, side=28, unit_count=128):
        super().__init__()
        self.rows = nn.LSTM(side, unit_count, batch_first=True)
        self.scores = nn.Linear(unit_count, CLASS_COUNT)

    def forward(self, images):
        return self.scores(self.rows(images)[0][:, -1])
