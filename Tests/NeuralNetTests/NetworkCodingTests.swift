import Foundation
import NeuralNet
import Testing

private let layerNames =
    "conv, maxPool, averagePool, dense, lstm, batchNorm, dropout, relu, elu, leakyRelu, sigmoid, "
    + "tanh, flatten"

@Suite struct NetworkCodingTests {
    static func read<Value: Decodable>(_ json: String, as: Value.Type = Value.self) throws -> Value
    {
        try JSONDecoder().decode(Value.self, from: Data(json.utf8))
    }

    static func write(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    /// What a refusal says.
    static func refusal<Value: Decodable>(_ json: String, as: Value.Type) -> String? {
        let error = #expect(throws: DecodingError.self, "\(json)") {
            try read(json, as: Value.self)
        }
        guard case .dataCorrupted(let context) = error else { return nil }
        return context.debugDescription
    }

    @Test(
        "The canonical form reads, and writes the same text",
        arguments: [
            (#""relu""#, Layer.relu), (#""flatten""#, .flatten),
            (#""batchNorm""#, .batchNorm(BatchNorm())),
            (#"{"batchNorm":{"momentum":0.05}}"#, .batchNorm(BatchNorm(momentum: 0.05))),
            (#"{"dense":10}"#, .dense(Dense(10))),
            (#"{"dense":{"bias":false,"units":128}}"#, .dense(Dense(128, hasBias: false))),
            (#"{"lstm":128}"#, .lstm(LSTM(128))),
            (
                #"{"lstm":{"bidirectional":true,"units":64}}"#,
                .lstm(LSTM(64, isBidirectional: true))
            ),
            (#"{"lstm":{"reads":"both","units":64}}"#, .lstm(LSTM(64, reads: .both))),
            (#"{"dropout":0.4}"#, .dropout(Dropout(0.4))),
            (#"{"maxPool":2}"#, .maxPool2D(MaxPool2D(2))),
            (
                #"{"maxPool":{"kernel":3,"padding":1,"stride":2}}"#,
                .maxPool2D(MaxPool2D(3, stride: 2, padding: 1))
            ),
            (#"{"averagePool":[2,3]}"#, .averagePool2D(AveragePool2D(kernel: [2, 3]))),
            (#"{"conv":{"filters":32,"kernel":3}}"#, .conv2D(Conv2D(32, kernel: 3))),
            (
                #"{"conv":{"dilation":2,"filters":8,"kernel":[3,5],"padding":[1,0],"stride":2}}"#,
                .conv2D(
                    Conv2D(
                        8, kernel: [3, 5], stride: [2, 2], padding: [1, 0], dilation: [2, 2]))
            ),
            (
                #"{"conv":{"bias":false,"filters":8,"kernel":1}}"#,
                .conv2D(Conv2D(8, kernel: 1, hasBias: false))
            ),
            (
                #"{"averagePool":{"kernel":3,"stride":2}}"#,
                .averagePool2D(AveragePool2D(3, stride: 2))
            ),
            (
                #"{"maxPool":{"kernel":2,"padding":1}}"#,
                .maxPool2D(MaxPool2D(2, padding: 1))
            ),
            (
                #"{"maxPool":{"endPadding":1,"kernel":3,"stride":2}}"#,
                .maxPool2D(MaxPool2D(kernel: [3, 3], stride: [2, 2], endPadding: [1, 1]))
            ),
            (#""sigmoid""#, .nonlinear(.sigmoid)), (#""tanh""#, .nonlinear(.tanh)),
            (#"{"elu":{"alpha":0.5}}"#, .nonlinear(.elu(alpha: 0.5))),
            (#"{"leakyRelu":{"slope":0.25}}"#, .nonlinear(.leakyReLU(slope: 0.25))),
        ])
    func roundTrip(json: String, layer: Layer) throws {
        #expect(try Self.read(json) == layer)
        #expect(try Self.write(layer) == json)
    }

    @Test(
        "Longer forms read as the short ones",
        arguments: [
            (
                #"{"conv":{"filters":32,"kernel":[3,3],"stride":1,"padding":0,"bias":true}}"#,
                #"{"conv":{"filters":32,"kernel":3}}"#
            ),
            (
                #"{"conv":{"filters":8,"kernel":[5,3],"dilation":[1,2],"padding":"same"}}"#,
                #"{"conv":{"filters":8,"kernel":[5,3],"dilation":[1,2],"padding":2}}"#
            ),
            (#"{"maxPool":{"kernel":2,"stride":2}}"#, #"{"maxPool":2}"#),
            (#"{"dense":{"units":10}}"#, #"{"dense":10}"#),
            (
                #"{"lstm":{"units":128,"reads":"rows","bidirectional":false}}"#,
                #"{"lstm":128}"#
            ),
            (#"{"dropout":{"rate":0.4}}"#, #"{"dropout":0.4}"#),
            (#"{"batchNorm":{}}"#, #""batchNorm""#),
        ])
    func longForms(long: String, short: String) throws {
        #expect(try Self.read(long, as: Layer.self) == Self.read(short, as: Layer.self))
    }

    @Test func wholeNetwork() throws {
        let json = """
            {"input":[1,28,28],"layers":[{"conv":{"filters":64,"kernel":3}},"relu",{"maxPool":2},\
            "flatten",{"dense":10}]}
            """
        let network = Network(input: [1, 28, 28]) {
            Conv2D(64, kernel: 3)
            ReLU()
            MaxPool2D(2)
            Flatten()
            Dense(10)
        }
        #expect(try Self.read(json) == network)
        #expect(try Self.write(network) == json)
        #expect(try Self.read(Self.write(NetworkShapeTests.sound)) == NetworkShapeTests.sound)
    }

    @Test(
        "What is not known is refused, with what is",
        arguments: [
            (
                #""gelu""#,
                "there is no layer 'gelu': use \(layerNames)"
            ),
            (
                #"{"convolution":3}"#,
                "there is no layer 'convolution': use \(layerNames)"
            ),
            (
                #"{"conv":{"filter":3,"kernel":3}}"#,
                "unknown key 'filter' in conv: use one of filters, kernel, stride, padding, "
                    + "dilation, bias"
            ),
            (#"{"conv":{"filters":3}}"#, "conv lacks 'kernel': add it"),
            (
                #"{"conv":3}"#,
                "conv needs named settings: use filters, kernel, stride, padding, dilation, bias"
            ),
            (
                #"{"lstm":{"units":8,"reads":"diagonals"}}"#,
                "lstm cannot read 'diagonals': use rows, columns, both"
            ),
            (#"{"lstm":{"reads":"rows"}}"#, "lstm lacks 'units': add it"),
            (
                #"{"lstm":{"size":8}}"#,
                "unknown key 'size' in lstm: use one of units, reads, bidirectional"
            ),
            (#""conv""#, "conv needs settings: write {conv: …}"),
            (#"{"relu":1}"#, "relu has no settings: write relu alone"),
            (
                #"{"conv":{"filters":3,"kernel":[1,2,3]}}"#,
                "this is no extent: use one whole number or [row, column]"
            ),
            (
                #"{"conv":{"filters":3,"kernel":2,"padding":"same"}}"#,
                "padding 'same' needs stride 1 and an odd kernel: give a number"
            ),
            (
                #"{"conv":{"filters":3,"kernel":9223372036854775807,"padding":"same"}}"#,
                "padding 'same' needs stride 1 and an odd kernel: give a number"
            ),
            (
                #"{"maxPool":2,"dense":3}"#,
                "a layer is one name, alone or with its settings: use one of \(layerNames)"
            ),
            (
                "[]",
                "a layer is one name, alone or with its settings: use one of \(layerNames)"
            ),
        ])
    func refusesLayers(json: String, message: String) {
        #expect(Self.refusal(json, as: Layer.self) == message)
    }

    @Test func refusesUnknownKeysOfANetwork() {
        #expect(
            Self.refusal(#"{"input":[1],"layers":[],"name":"x"}"#, as: Network.self)
                == "unknown key 'name' in network: use one of input, layers")
    }

    @Test(arguments: [
        (#""sgd""#, Optimizer.sgd()), (#""adam""#, .adam()), (#""adamW""#, .adamW()),
        (
            #"{"sgd":{"momentum":0.9,"nesterov":true,"weightDecay":0.0005}}"#,
            .sgd(momentum: 0.9, nesterov: true, weightDecay: 0.0005)
        ),
        (
            #"{"adamW":{"epsilon":1e-06,"meanDecay":0.9,"squareDecay":0.99,"weightDecay":0.05}}"#,
            .adamW(squareDecay: 0.99, epsilon: 1e-6, weightDecay: 0.05)
        ),
    ])
    func optimizers(json: String, optimizer: Optimizer) throws {
        #expect(try Self.read(json) == optimizer)
        #expect(try Self.read(Self.write(optimizer)) == optimizer)
    }

    @Test(arguments: [
        (#""constant""#, Schedule.constant), (#""cosine""#, .cosine()),
        (#""oneCycle""#, .oneCycle()),
        (#"{"step":{"every":0.25}}"#, .step(every: 0.25)),
        (#"{"cosine":{"warmup":0.05,"final":0.01}}"#, .cosine(warmup: 0.05, final: 0.01)),
        (#"{"oneCycle":{"peak":0.2}}"#, .oneCycle(peak: 0.2)),
    ])
    func schedules(json: String, schedule: Schedule) throws {
        #expect(try Self.read(json) == schedule)
        #expect(try Self.read(Self.write(schedule)) == schedule)
    }

    @Test func refusesSettingsOutOfRange() {
        #expect(
            Self.refusal(#"{"sgd":{"momentum":1}}"#, as: Optimizer.self)
                == "sgd: momentum is 1.0: use 0 to less than 1")
        #expect(
            Self.refusal(#"{"adam":{"rate":1}}"#, as: Optimizer.self)
                == "unknown key 'rate' in adam: use one of meanDecay, squareDecay, epsilon, "
                + "weightDecay"
        )
        #expect(
            Self.refusal(#"{"cosine":{"warmup":2}}"#, as: Schedule.self)
                == "cosine: warmup is 2.0: use 0 to less than 1")
        #expect(
            Self.refusal(#"{"labelSmoothing":1}"#, as: SoftmaxCrossEntropy.self)
                == "loss: labelSmoothing is 1.0: use 0 to less than 1")
    }

    @Test func losses() throws {
        let loss = SoftmaxCrossEntropy(labelSmoothing: 0.1)
        #expect(try Self.read(Self.write(loss)) == loss)
        #expect(try Self.read("{}") == SoftmaxCrossEntropy())
    }
}
