"""The network of Recipes/lstm-rows.yaml in Keras on TensorFlow, an epoch or more of training."""

import common
import training_keras


def main():
    arguments = common.parse(common.training_parser(__doc__, batch=128))
    keras = training_keras.start(arguments)
    shape = (common.SIDE, common.SIDE)
    network = keras.Sequential([
        keras.Input(shape),
        keras.layers.LSTM(128),
        keras.layers.Dense(10, activation="softmax"),
    ])
    training_keras.run(arguments, keras, network, shape)


if __name__ == "__main__":
    main()
