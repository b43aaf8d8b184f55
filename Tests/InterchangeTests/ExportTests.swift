import Interchange
import NeuralNet
import NumeralCore
import Recognition
import SwiftProtobuf
import Testing

/// The structure of what is written; Tests/ONNX compares what it computes.
@Suite struct ExportTests {
    static func file(_ model: Model) throws -> ONNXModelProto {
        try ONNXModelProto(serializedBytes: model.onnx())
    }

    @Test func namesItsVersions() throws {
        let file = try Self.file(wholeModel())
        #expect(file.irVersion == 8)
        #expect(file.producerName == "numeral")
        #expect(file.opsetImport.map(\.version) == [17])
        #expect(file.opsetImport.map(\.domain) == [""])
        let metadata = Dictionary(
            uniqueKeysWithValues: file.metadataProps.map { ($0.key, $0.value) })
        #expect(metadata["classes"] == "0 1 2 3 4 5 6 7 8 9")
        #expect(metadata["threshold"] == "0.5")
        #expect(metadata["recipe"] == "name: whole\n")
        #expect(metadata["numeral.format"] == "numeral/1")
    }

    @Test("What goes in and out, with its type and shape")
    func promisesItsInterface() throws {
        func words(_ value: ONNXValueInfoProto) -> String {
            let extents = value.type.tensorType.shape.dim.map { dimension in
                dimension.dimParam.isEmpty ? "\(dimension.dimValue)" : dimension.dimParam
            }
            return "\(value.name) \(value.type.tensorType.elemType) \(extents)"
        }
        let graph = try Self.file(wholeModel()).graph
        #expect(graph.input.map(words) == [#"glyph 2 ["N", "28", "28"]"#])
        #expect(
            graph.output.map(words) == [
                #"probabilities 1 ["N", "10"]"#, #"label 7 ["N"]"#, #"other 1 ["N"]"#,
            ])
        let network = Network(input: [784]) { Dense(10) }
        let plain = try Model(
            .network(network, scattered(network, seed: 2)), card: ModelCard(name: "plain"))
        #expect(try Self.file(plain).graph.output.map(\.name) == ["probabilities", "label"])
    }

    @Test("Every value is made once, before it is used")
    func isInOrder() throws {
        let graph = try Self.file(wholeModel()).graph
        var known = Set(graph.input.map(\.name))
        for tensor in graph.initializer { #expect(known.insert(tensor.name).inserted) }
        var names = Set<String>()
        for node in graph.node {
            #expect(names.insert(node.name).inserted)
            for input in node.input { #expect(known.contains(input), "\(node.name)") }
            for output in node.output { #expect(known.insert(output).inserted, "\(node.name)") }
        }
        for output in graph.output { #expect(known.contains(output.name)) }
    }

    @Test("Each weight is there, bit by bit")
    func holdsTheWeights() throws {
        let model = try wholeModel()
        let tensors = try Self.file(model).graph.initializer
        guard case .network(_, let weights) = model.predictor else { return }
        for weight in weights.tensors {
            let tensor = try #require(tensors.first { $0.name == weight.name })
            #expect(tensor.dims == weight.shape.map(Int64.init))
            let bytes = weight.scalars.flatMap { scalar in
                (0..<4).map { UInt8(truncatingIfNeeded: scalar.bitPattern >> (8 * $0)) }
            }
            #expect([UInt8](tensor.rawData) == bytes)
        }
    }

    @Test("The settings of a convolution, a pool and a dense layer, as ONNX names them")
    func writesSettings() throws {
        let nodes = try Self.file(wholeModel()).graph.node
        func ints(_ operation: String, _ attribute: String) -> [Int64]? {
            let node = nodes.first { $0.opType == operation }
            return node?.attribute.first { $0.name == attribute }?.ints
        }
        #expect(ints("Conv", "kernel_shape") == [3, 5])
        #expect(ints("Conv", "strides") == [2, 1])
        #expect(ints("Conv", "pads") == [1, 2, 1, 2])
        #expect(ints("Conv", "dilations") == [2, 1])
        #expect(ints("AveragePool", "pads") == [1, 1, 1, 1])
        let convolutions = nodes.filter { $0.opType == "Conv" }
        #expect(convolutions.map(\.input.count) == [3, 2])
        #expect(nodes.filter { $0.opType == "Gemm" }.map(\.input.count) == [2, 3])
        #expect(nodes.filter { $0.opType == "BatchNormalization" }.map(\.input.count) == [5, 5])
        #expect(!nodes.contains { $0.opType == "Dropout" })
    }

    @Test("One model, the same bytes")
    func isDeterministic() throws {
        #expect(try wholeModel().onnx() == wholeModel().onnx())
        #expect(try wholeModel(seed: 1).onnx() != wholeModel(seed: 2).onnx())
    }
}
