"""The network of Recipes/two-conv.yaml in Keras on TensorFlow, an epoch or more of training."""

import common
import training_keras


def main():
    arguments = common.parse(common.training_parser(__doc__, batch=32))
    keras = training_keras.start(arguments)
    shape = (common.SIDE, common.SIDE, 1)
    network = keras.Sequential([
        keras.Input(shape),
        keras.layers.Conv2D(64, 3, activation="relu"),
        keras.layers.Conv2D(32, 3, activation="relu"),
        keras.layers.Flatten(),
        keras.layers.Dense(10, activation="softmax"),
    ])
    training_keras.run(arguments, keras, network, shape)


if __name__ == "__main__":
    main()
