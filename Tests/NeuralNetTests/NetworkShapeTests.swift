import NeuralNet
import Testing

@Suite struct NetworkShapeTests {
    static let sound = Network(input: [1, 28, 28]) {
        Conv2D(64, kernel: 3, hasBias: false)
        BatchNorm()
        ReLU()
        MaxPool2D(3, stride: 2, padding: 1)
        Conv2D(32, kernel: [3, 2], stride: [2, 1], padding: [0, 1], dilation: [2, 1])
        AveragePool2D(2)
        Dropout(0.4)
        Flatten()
        Dense(10)
    }

    @Test func followsTheShapes() throws {
        #expect(
            try Self.sound.shapes() == [
                [64, 26, 26], [64, 26, 26], [64, 26, 26], [64, 13, 13], [32, 5, 14], [32, 2, 7],
                [32, 2, 7], [448], [10],
            ])
    }

    @Test func listsTheParameters() throws {
        let parameters = try Self.sound.parameters()
        #expect(
            parameters.map(\.name) == [
                "0.weight", "1.scale", "1.shift", "1.mean", "1.variance", "4.weight", "4.bias",
                "8.weight", "8.bias",
            ])
        #expect(
            parameters.map(\.shape) == [
                [64, 1, 3, 3], [64], [64], [64], [64], [32, 64, 3, 2], [32], [10, 448], [10],
            ])
        #expect(parameters.filter { !$0.isTrainable }.map(\.name) == ["1.mean", "1.variance"])
        #expect(parameters.filter(\.decays).map(\.name) == ["0.weight", "4.weight", "8.weight"])
        // Only the first convolution is rectified before the next weights.
        #expect(parameters[0].initialization == .heNormal(fanIn: 9))
        #expect(parameters[5].initialization == .uniform(fanIn: 384))
    }

    @Test(
        "An LSTM gives its last output for each reading and direction, and names each one's W, U, b"
    )
    func lstmShapes() throws {
        let network = Network(input: [2, 28, 20]) {
            LSTM(32, reads: .both, isBidirectional: true)
        }
        #expect(try network.shapes() == [[128]])
        let parameters = try network.parameters()
        let directions = ["rows.forward", "rows.backward", "columns.forward", "columns.backward"]
        #expect(
            parameters.map(\.name)
                == directions.flatMap { name in
                    ["input", "recurrent", "bias"].map { "0.\(name).\($0)" }
                })
        #expect(parameters[0].shape == [128, 40] && parameters[6].shape == [128, 56])
        #expect(parameters[1].shape == [128, 32] && parameters[2].shape == [128])
        #expect(parameters.map(\.decays) == (0..<12).map { $0 % 3 != 2 })
        #expect(parameters[0].initialization == .glorotUniform(fanIn: 40, fanOut: 128))
        #expect(parameters[2].initialization == .zerosAndOnes(ones: 32..<64))
        let work = 2 * 128 * (28 * (40 + 32) + 20 * (56 + 32))
        #expect(try network.multiplyAddCount() == work)
    }

    @Test("What an LSTM keeps of 4,096 steps counts: one direction fits, two do not")
    func lstmStatesAreLimited() throws {
        func network(_ isBidirectional: Bool) -> Network {
            Network(input: [1, 4096, 1000]) { LSTM(1024, isBidirectional: isBidirectional) }
        }
        #expect(try network(false).shapes() == [[1024]])
        let error = #expect(throws: NetworkError.self) { try network(true).shapes() }
        guard case .tooManyActivations(_, let count) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(count == 4_096_000 + 2048 + 2 * 4096 * (2000 + 7168))
        #expect(
            throws: PlanError.invalidSetting(
                name: "batchCount", value: "13", allowed: "at most 12 with this network")
        ) {
            try TrainingPlan(network(false), batchCount: 13, optimizer: .sgd(), threadCount: 1)
        }
    }

    @Test func lstmRefusals() throws {
        let place = NetworkError.Place(index: 1, layer: "lstm", input: [16])
        #expect(throws: NetworkError.needsPicture(place)) {
            try Network(input: [1, 4, 4]) {
                Flatten(); LSTM(8)
            }.shapes()
        }
        #expect(try Network(input: [1, 4, 4]) { LSTM(1024) }.shapes() == [[1024]])
        let error = #expect(throws: NetworkError.self) {
            try Network(input: [1, 4, 4]) { LSTM(1025) }.shapes()
        }
        #expect(
            error?.description
                == "layer 0 (lstm, given [1, 4, 4]): units is 1025: use 1 to 1024")
    }

    @Test("66.4 MFLOP a sample forward and backward, as measured for the engine")
    func countsMultiplyAdds() throws {
        let network = Network(input: [1, 28, 28]) {
            Conv2D(64, kernel: 3)
            ReLU()
            Conv2D(32, kernel: 3)
            ReLU()
            Flatten()
            Dense(10)
        }
        let count = 64 * 26 * 26 * 9 + 32 * 24 * 24 * 64 * 9 + 10 * 18432
        #expect(try network.multiplyAddCount() == count)
    }

    @Test func buildsWithConditionsAndLoops() {
        let isDeep = true
        let network = Network(input: [4]) {
            for count in [8, 6] {
                Dense(count)
                ReLU()
            }
            if isDeep { Dropout(0.5) }
            Dense(2)
        }
        #expect(
            network.layers == [
                .dense(Dense(8)), .relu, .dense(Dense(6)), .relu, .dropout(Dropout(0.5)),
                .dense(Dense(2)),
            ])
    }

    @Test("A mistake is told with the layer, what reaches it, and what to do")
    func namesTheLayer() {
        let network = Network(input: [1, 28, 28]) {
            Conv2D(8, kernel: 3)
            Dense(10)
        }
        let error = #expect(throws: NetworkError.self) { try network.shapes() }
        #expect(
            error?.description
                == "layer 1 (dense, given [8, 26, 26]): needs a vector: put 'flatten' before it")
    }

    static let numbers = [Int.min, Int.min + 1, -1, 0, 4097, 1 << 32, 1 << 62, Int.max]

    @Test("Numbers no network has are refused, not trapped on", arguments: numbers)
    func refusesHostileNumbers(number: Int) {
        let layers: [Layer] = [
            .conv2D(Conv2D(number, kernel: 3)), .conv2D(Conv2D(4, kernel: number)),
            .conv2D(Conv2D(4, kernel: 3, stride: number)),
            .conv2D(Conv2D(4, kernel: 3, dilation: number)),
            .maxPool2D(MaxPool2D(number)), .maxPool2D(MaxPool2D(2, stride: number)),
            .averagePool2D(AveragePool2D(number)), .averagePool2D(AveragePool2D(2, stride: number)),
        ]
        for layer in layers + [.lstm(LSTM(number))] {
            #expect(throws: NetworkError.self, "\(layer)") {
                try Network(input: [1, 28, 28], layers: [layer]).shapes()
            }
        }
        #expect(throws: NetworkError.self) {
            try Network(input: [4], layers: [.dense(Dense(number))]).parameters()
        }
        for input in [[number, 28, 28], [1, number, 28], [1, 28, number], [number]] {
            #expect(throws: NetworkError.invalidInput(input)) {
                try Network(input: input, layers: [.relu]).shapes()
            }
        }
        guard number != 0 else { return }
        for layer in [
            Layer.conv2D(Conv2D(4, kernel: 3, padding: number)),
            .maxPool2D(MaxPool2D(2, padding: number)),
            .averagePool2D(AveragePool2D(2, padding: number)),
            .maxPool2D(MaxPool2D(kernel: [2, 2], endPadding: [0, number])),
        ] {
            #expect(throws: NetworkError.self, "\(layer)") {
                try Network(input: [1, 28, 28], layers: [layer]).shapes()
            }
        }
    }

    @Test(arguments: [[], [1], [1, 2, 3], [Int.max, Int.max]])
    func refusesPairsThatAreNone(pair: [Int]) {
        for layer in [
            Layer.conv2D(Conv2D(1, kernel: pair)), .maxPool2D(MaxPool2D(kernel: pair)),
            .conv2D(Conv2D(1, kernel: [1, 1], padding: pair.count == 2 ? [-1, 0] : pair)),
        ] {
            #expect(throws: NetworkError.self, "\(layer)") {
                try Network(input: [1, 8, 8], layers: [layer]).shapes()
            }
        }
    }

    @Test(arguments: [-0.1, 1, .nan, .infinity] as [Float])
    func refusesFractions(number: Float) {
        for layer in [Layer.dropout(Dropout(number)), .batchNorm(BatchNorm(epsilon: number * 2))] {
            #expect(throws: NetworkError.self, "\(layer)") {
                try Network(input: [8], layers: [layer]).shapes()
            }
        }
    }

    @Test func limitsAreExact() throws {
        func relus(_ count: Int) -> Network {
            Network(input: [1], layers: Array(repeating: .relu, count: count))
        }
        #expect(try relus(NetworkLimits.layerCountMax).shapes().count == 200)
        #expect(throws: NetworkError.tooManyLayers(201)) { try relus(201).shapes() }
        #expect(throws: NetworkError.noLayers) { try relus(0).shapes() }

        // 64 Mi activations: the input and its copy, 32 Mi each, and one more layer.
        let full = Network(input: [2, 4096, 4096], layers: [.relu])
        #expect(try full.shapes() == [[2, 4096, 4096]])
        let over = Network(input: [2, 4096, 4096], layers: [.relu, .relu])
        #expect(throws: NetworkError.self) { try over.shapes() }

        // 12,208 × 4,095 weights fit into 50 million, 12,208 × 4,096 do not.
        func wide(_ units: Int) -> Network {
            Network(input: [1, 109, 112]) {
                Flatten()
                Dense(units, hasBias: false)
            }
        }
        #expect(try wide(4095).parameters()[0].count == 12208 * 4095)
        #expect(throws: NetworkError.self) { try wide(4096).parameters() }
    }

    @Test func refusesTooMuchWork() {
        let network = Network(input: [64, 512, 512]) { Conv2D(64, kernel: 9, padding: 4) }
        let error = #expect(throws: NetworkError.self) { try network.shapes() }
        guard case .tooManyOperations = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func refusesAKernelThatDoesNotFit() {
        let place = NetworkError.Place(index: 0, layer: "conv", input: [1, 4, 4])
        #expect(throws: NetworkError.windowTooLarge(place, window: [5, 5], padded: [4, 4])) {
            try Network(input: [1, 4, 4]) { Conv2D(1, kernel: 3, dilation: 2) }.shapes()
        }
    }
}
