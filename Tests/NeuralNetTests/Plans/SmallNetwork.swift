import NeuralNet

/// Small networks with every layer and odd shapes, which oneDNN runs in many different ways.
struct SmallNetwork: CustomStringConvertible, Sendable {
    let description: String
    let network: Network

    static let all: [SmallNetwork] = [
        SmallNetwork("dense alone", [5]) { Dense(3) },
        SmallNetwork("dense without bias, hidden", [5]) {
            Dense(7, hasBias: false); ReLU(); Dense(3)
        },
        SmallNetwork("convolution, odd channels", [3, 7, 9]) {
            Conv2D(5, kernel: [3, 2], stride: [2, 1], padding: [1, 0]); ReLU()
            Conv2D(20, kernel: 3, padding: 2, dilation: 2, hasBias: false); ReLU()
            Flatten(); Dense(4)
        },
        SmallNetwork("1 × 1 and full blocks", [16, 5, 6]) {
            Conv2D(32, kernel: 1); ReLU(); Conv2D(16, kernel: 1); Flatten(); ReLU(); Dense(10)
        },
        SmallNetwork("3 × 3 on full blocks, as Winograd's algorithm takes", [16, 9, 7]) {
            Conv2D(32, kernel: 3); ReLU(); Conv2D(48, kernel: 3, padding: 1)
            Conv2D(20, kernel: 3, padding: 2, hasBias: false); ReLU(); Flatten(); Dense(10)
        },
        SmallNetwork("max pools that overlap and overhang", [1, 11, 8]) {
            Conv2D(17, kernel: 2); ReLU(); MaxPool2D(3, stride: 2, padding: 1)
            Conv2D(6, kernel: 2); MaxPool2D(kernel: [2, 1]); Flatten(); Dense(3)
        },
        SmallNetwork("average pools", [2, 9, 8]) {
            AveragePool2D(3, stride: 2, padding: 1); Conv2D(6, kernel: 2); ReLU()
            AveragePool2D(kernel: [2, 3]); Flatten(); Dense(3)
        },
        SmallNetwork("batch norm after convolution", [1, 8, 8]) {
            Conv2D(18, kernel: 3, hasBias: false); BatchNorm(); ReLU()
            Conv2D(8, kernel: 3, stride: 2); BatchNorm(epsilon: 1e-3); Flatten(); Dense(4)
        },
        SmallNetwork("batch norm after dense, flatten and ReLU", [2, 4, 3]) {
            BatchNorm(); Conv2D(20, kernel: 2); ReLU(); BatchNorm(); Flatten(); BatchNorm()
            Dense(9); BatchNorm(); ReLU(); Dense(3)
        },
        SmallNetwork("dropout everywhere", [1, 6, 6]) {
            Dropout(0.2); Conv2D(20, kernel: 3); ReLU(); Dropout(0.5); MaxPool2D(2); Flatten()
            Dropout(0.3); Dense(12); ReLU(); Dropout(0.4); Dense(3)
        },
        SmallNetwork("LSTM over rows", [1, 5, 4]) {
            LSTM(6); Dense(3)
        },
        SmallNetwork("LSTM over columns of channels, both ways, of one unit", [3, 4, 6]) {
            LSTM(1, reads: .columns, isBidirectional: true); Dense(3)
        },
        SmallNetwork("LSTM over one row and one column", [2, 1, 1]) {
            LSTM(3, reads: .both); ReLU(); Dense(4)
        },
        SmallNetwork("LSTM over a convolution's rows and columns, both ways", [1, 8, 7]) {
            Conv2D(5, kernel: 3); ReLU(); LSTM(17, reads: .both, isBidirectional: true)
            BatchNorm(); Dropout(0.3); Dense(10)
        },
        SmallNetwork("ReLU first, scores from a flattened picture", [1, 4, 4]) {
            ReLU(); Conv2D(2, kernel: 3, padding: 1); MaxPool2D(2); Flatten()
        },
    ]

    init(_ description: String, _ input: [Int], @NetworkBuilder _ layers: () -> [Layer]) {
        self.description = description
        network = Network(input: input, layers: layers())
    }
}

/// Numbers from −1 to 1 that are the same everywhere.
struct SmallGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 0xD1B5_4A32_D192_ED03 }

    mutating func next() -> Float {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Float(state >> 40) / Float(1 << 23) - 1
    }

    mutating func scalars(_ count: Int) -> [Float] { (0..<count).map { _ in next() } }
}

extension Weights {
    /// Weights with nothing at a default: biases, scales and statistics differ from 0 and 1 too.
    static func scattered(for network: Network, seed: UInt64) throws -> Weights {
        var generator = SmallGenerator(seed: seed)
        return Weights(
            tensors: try network.parameters().map { parameter in
                let fanIn = Float(parameter.shape.dropFirst().reduce(1, *))
                let scalars = (0..<parameter.count).map { _ -> Float in
                    if parameter.shape.count > 1 { return generator.next() / fanIn.squareRoot() }
                    if parameter.name.hasSuffix("scale") || parameter.name.hasSuffix("variance") {
                        return 1 + 0.4 * generator.next()
                    }
                    return 0.3 * generator.next()
                }
                return NamedTensor(name: parameter.name, shape: parameter.shape, scalars: scalars)
            })
    }
}

extension TrainingPlan {
    /// Fills the batch with seeded numbers and labels.
    func fill(seed: UInt64) {
        var generator = SmallGenerator(seed: seed)
        for index in inputs.indices { inputs[index] = generator.next() }
        for index in labels.indices {
            let place = (generator.next() + 1) / 2 * Float(classCount)
            labels[index] = min(Int32(classCount) - 1, Int32(place))
        }
    }
}
