import NeuralNet
import NumeralCore
import Recognition

/// Every layer that a picture can meet, small.
let everyPictureLayer = Network(input: [1, 28, 28]) {
    Conv2D(4, kernel: [3, 5], stride: [2, 1], padding: [1, 2], dilation: [2, 1])
    BatchNorm(epsilon: 1e-3)
    ReLU()
    MaxPool2D(kernel: [3, 2], stride: [2, 2], padding: [1, 0])
    Conv2D(5, kernel: 1, hasBias: false)
    AveragePool2D(kernel: [3, 3], stride: [2, 2], padding: [1, 1])
    Dropout(0.25)
    Flatten()
    Dense(12, hasBias: false)
    BatchNorm()
    ReLU()
    Dense(11)
}

/// A model of that network, with everything that a model can have around one.
func wholeModel(seed: UInt64 = 1) throws -> Model {
    try Model(
        .network(everyPictureLayer, scattered(everyPictureLayer, seed: seed)),
        preprocessing: Preprocessing([.flatten(GlyphFlattening(window: 11)), .scale(.mnist)]),
        calibration: Calibration(temperature: 1.5),
        rejection: Rejection(slope: 0.75, offset: -1.5, threshold: 0.5),
        card: ModelCard(name: "whole", recipe: "name: whole\n"))
}

/// Fresh weights with every one of them off its start, so that a mix-up shows.
func scattered(_ network: Network, seed: UInt64) throws -> Weights {
    var generator = SplitMix64(seed: seed)
    var weights = try Weights(initializing: network, seed: seed)
    for index in weights.tensors.indices where weights.tensors[index].shape.count == 1 {
        weights.tensors[index].scalars = weights.tensors[index].scalars.map { _ in
            Float.random(in: 0.5...1.5, using: &generator)
        }
    }
    return weights
}
