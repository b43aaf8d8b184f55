import Foundation
import Interchange
import NeuralNet
import NumeralCore
import Recognition
import SwiftProtobuf
import Testing

/// What cannot become a network of ours, each with the words that say so.
@Suite struct RefusalTests {
    static let network = Network(input: [1, 28, 28]) {
        MaxPool2D(4)
        Flatten()
        Dense(10)
    }

    /// What the import says of a small sound file after a change.
    static func refusal(_ edit: (inout ONNXGraphProto) -> Void) throws -> ONNXImportError? {
        var file = try bare(network, Weights(initializing: network, seed: 1))
        edit(&file.graph)
        let bytes = try [UInt8](file.serializedBytes() as Data)
        do throws(ONNXImportError) {
            _ = try Model(onnx: bytes, card: ModelCard(name: "edited"))
            return nil
        } catch {
            return error
        }
    }

    @Test func acceptsWhatIsSound() throws {
        #expect(try Self.refusal { _ in } == nil)
    }

    @Test("An operator that is not known is named, and its node")
    func namesOperators() throws {
        let found = try Self.refusal { graph in
            graph.node[0].opType = "LRN"
            graph.node[0].name = "norm1"
        }
        #expect(found == .unsupportedOperator(.init(operation: "LRN", node: "norm1")))
        #expect("\(try #require(found))".hasPrefix("LRN 'norm1': "))
        let foreign = try Self.refusal { $0.node[0].domain = "com.example" }
        #expect(
            foreign == .unsupportedOperator(.init(operation: "com.example.MaxPool", node: "n0")))
    }

    @Test("A value that two nodes take, or that comes from nowhere")
    func refusesBranches() throws {
        // The pool's way and the picture itself, side by side.
        for operation in ["Add", "Concat"] {
            let branch = try Self.refusal { graph in
                var node = ONNXNodeProto()
                (node.opType, node.name) = (operation, "join")
                node.input = ["v0", "glyph"]
                node.output = ["joined"]
                graph.node.insert(node, at: 1)
                graph.node[2].input[0] = "joined"
            }
            #expect("\(try #require(branch))".hasPrefix("\(operation) 'join': it joins"))
            #expect("\(try #require(branch))".contains("without branches"))
        }
        #expect(try Self.refusal { $0.node[1].input[0] = "nowhere" } != nil)
    }

    @Test("Nodes that wait for each other, and a value that is made twice")
    func refusesDisorder() throws {
        let circle = try Self.refusal { $0.node[0].input[0] = "v2" }
        #expect("\(try #require(circle))".contains("its own output"))
        let twice = try Self.refusal { $0.node[1].output[0] = "v2" }
        #expect("\(try #require(twice))".contains("a second time"))
    }

    @Test("A sigmoid at the end is no distribution over the classes")
    func refusesSigmoidAnswers() throws {
        let found = try Self.refusal { graph in
            var node = ONNXNodeProto()
            (node.opType, node.name, node.input, node.output) = (
                "Sigmoid", "last", ["v2"], ["v3"]
            )
            graph.node.append(node)
            graph.output[0].name = "v3"
        }
        #expect("\(try #require(found))".hasPrefix("Sigmoid 'last': the graph ends"))
    }

    @Test("Settings that no layer of ours has")
    func refusesSettings() throws {
        func edited(_ name: String, _ values: [Int64]) throws -> String {
            let found = try Self.refusal { graph in
                var attribute = ONNXAttributeProto()
                (attribute.name, attribute.type, attribute.ints) = (name, .ints, values)
                graph.node[0].attribute.removeAll { $0.name == name }
                graph.node[0].attribute.append(attribute)
            }
            return found.map { "\($0)" } ?? "accepted"
        }
        #expect(try edited("dilations", [2, 2]).contains("dilated pools"))
        // As far beyond the last row as no window may reach.
        #expect(try edited("pads", [0, 0, 4, 4]).contains("less than the kernel"))
        #expect(try edited("pads", [0, 0, 1]).contains("four numbers"))
        #expect(try edited("strides", [0, 1]).contains("above 0"))
        #expect(try edited("strides", [.max, 1]).contains("smaller number"))
        // One row more at the end that no window reaches.
        #expect(try edited("pads", [0, 0, 3, 0]) == "accepted")
    }

    @Test("Inputs that are no glyph, and outputs that are not what the nodes make")
    func refusesOtherInterfaces() throws {
        func isInput(_ error: ONNXImportError?) -> Bool {
            if case .wrongInput? = error { true } else { false }
        }
        #expect(isInput(try Self.refusal { $0.input[0].type.tensorType.elemType = 2 }))
        #expect(isInput(try Self.refusal { $0.input.append($0.input[0]) }))
        #expect(isInput(try Self.refusal { $0.input.removeAll() }))
        #expect(
            isInput(
                try Self.refusal { $0.input[0].type.tensorType.shape.dim[3].dimValue = 29 }))
        #expect(
            try Self.refusal { $0.output[0].name = "glyph" }
                == .wrongOutput("'glyph' from elsewhere than its end"))
        #expect(try Self.refusal { $0.output.removeAll() } != nil)
    }

    @Test("Tensors whose numbers are elsewhere, too few, or of a type that is not known")
    func refusesTensors() throws {
        func reason(_ edit: (inout ONNXTensorProto) -> Void) throws -> String {
            let found = try Self.refusal { edit(&$0.initializer[0]) }
            return found.map { "\($0)" } ?? "accepted"
        }
        #expect(try reason { $0.dataLocation = .external }.contains("another file"))
        #expect(try reason { $0.rawData.removeLast(4) }.contains("do not fill"))
        #expect(try reason { $0.dims = [.max, .max] }.contains("is not a shape"))
        #expect(try reason { $0.dims = [-1, -490] }.contains("is not a shape"))
        #expect(try reason { $0.dataType = 9 }.contains("its type 9"))
        #expect(
            try reason { $0.rawData.replaceSubrange(0..<4, with: [0, 0, 0x80, 0x7F]) } != "accepted"
        )
    }

    @Test("Floats of 16 and 64 bits are read as what they are")
    func readsOtherFloats() throws {
        let double = try Self.refusal { graph in
            let values = graph.initializer[1].rawData.withUnsafeBytes {
                Array($0.bindMemory(to: Float.self))
            }
            graph.initializer[1].dataType = 11
            graph.initializer[1].clearRawData()
            graph.initializer[1].doubleData = values.map { Double($0) }
        }
        #expect(double == nil)
        // 1.5, −0.25, the largest, a subnormal.
        let halves: [(Int32, Float)] = [
            (0x3E00, 1.5), (0xB400, -0.25), (0x7BFF, 65504), (0x0001, 0x1p-24), (0x8001, -0x1p-24),
        ]
        for (bits, value) in halves {
            var file = try bare(Self.network, Weights(initializing: Self.network, seed: 1))
            file.graph.initializer[1].dataType = 10
            file.graph.initializer[1].clearRawData()
            file.graph.initializer[1].int32Data = [Int32](repeating: bits, count: 10)
            let model = try Model(
                onnx: [UInt8](file.serializedBytes() as Data), card: ModelCard(name: "half"))
            guard case .network(_, let weights) = model.predictor else { return }
            #expect(weights["2.bias"]?.scalars == [Float](repeating: value, count: 10))
        }
    }

    @Test("Bytes that are no ONNX")
    func refusesOtherFiles() {
        for bytes in [[], [0xFF], Array("PK".utf8), Array(repeating: 0x0A, count: 1000)] {
            #expect(throws: ONNXImportError.notONNX) {
                try Model(onnx: bytes, card: ModelCard(name: "none"))
            }
        }
    }
}
