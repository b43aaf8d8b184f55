import Foundation
import Interchange
import NeuralNet
import SwiftProtobuf
import Testing

/// Constants that are worked out of constants: as much as a network may need, and no more.
@Suite(.timeLimit(.minutes(1))) struct FoldingTests {
    static func node(
        _ operation: String, _ inputs: [String], _ output: String, _ settings: [String: Int] = [:]
    ) -> ONNXNodeProto {
        var node = ONNXNodeProto()
        (node.opType, node.name, node.input, node.output) = (operation, output, inputs, [output])
        for (name, value) in settings.sorted(by: { $0.key < $1.key }) {
            var attribute = ONNXAttributeProto()
            (attribute.name, attribute.type, attribute.i) = (name, .int, Int64(value))
            node.attribute.append(attribute)
        }
        return node
    }

    static func tensor(_ name: String, _ shape: [Int], _ values: [Int64]) -> ONNXTensorProto {
        var tensor = ONNXTensorProto()
        (tensor.name, tensor.dataType, tensor.int64Data) = (name, 7, values)
        tensor.dims = shape.map { Int64($0) }
        return tensor
    }

    /// What the import says of a sound file whose Flatten is a Reshape to what some nodes make.
    static func refusal(
        _ nodes: [ONNXNodeProto], _ tensors: [ONNXTensorProto], shape: String
    ) throws -> String {
        let error = try RefusalTests.refusal { graph in
            graph.initializer += tensors
            graph.node[1] = Self.node("Reshape", [graph.node[1].input[0], shape], "v1")
            graph.node = nodes + graph.node
        }
        return error.map { "\($0)" } ?? "accepted"
    }

    @Test("Forty nodes that double a list stop at the budget, and the node is named")
    func stopsDoubling() throws {
        let nodes = (0..<40).map { Self.node("Concat", ["c\($0)", "c\($0)"], "c\($0 + 1)") }
        let answer = try Self.refusal(nodes, [Self.tensor("c0", [1], [49])], shape: "c40")
        // The budget holds 2^23 whole numbers and no 2^24: the doubled list of all before.
        #expect(answer.hasPrefix("Concat 'c23': with it more than 100000000 numbers"), "\(answer)")
    }

    @Test("One budget for all nodes: many small ones come to the same")
    func countsTogether() throws {
        // Each list of 1000 is its own; none is much.
        let each = 8 * 1000
        let count = ONNXImportError.elementCountMax / each + 1
        let nodes = (0..<count).map { index in
            Self.node("ConstantOfShape", ["extent"], index == 0 ? "l0" : "l\(index)")
        }
        // All of them are needed.
        let joined = Self.node("Concat", (0..<count).map { "l\($0)" }, "all")
        let answer = try Self.refusal(
            nodes + [joined], [Self.tensor("extent", [1], [1000])], shape: "all")
        #expect(answer.contains("numbers are worked out"), "\(answer)")
    }

    @Test("The arithmetic of shapes, done alike for constants and for what is followed")
    func foldsShapes() throws {
        let list = Self.tensor("list", [2], [1, 490])
        let axes = Self.tensor("axes", [1], [1])
        let last = Self.tensor("last", [1], [-1])
        for nodes in [
            [
                Self.node("Unsqueeze", ["list", "axes"], "two"),
                Self.node("Squeeze", ["two", "axes"], "s"),
            ],
            [
                Self.node("Unsqueeze", ["list", "last"], "two"),
                Self.node("Transpose", ["two"], "turned"),
                Self.node("Flatten", ["turned"], "flat"),
                Self.node("Squeeze", ["flat"], "s"),
            ],
            [Self.node("Cast", ["list"], "s", ["to": 6])],
        ] {
            let answer = try Self.refusal(nodes, [list, axes, last], shape: "s")
            #expect(answer.contains("does not become [490]"), "\(answer)")
        }
    }

    @Test("What would cut numbers, and what names no axis, is refused and not passed by")
    func refusesWhatItDoesNotDo() throws {
        let list = Self.tensor("list", [1, 1, 2], [1, 49])
        let axes = Self.tensor("axes", [1], [2])
        let cases = [
            (Self.node("Cast", ["list"], "s", ["to": 9]), "constants that are known"),
            (Self.node("Squeeze", ["list", "axes"], "s"), "are not all of extent 1"),
            (Self.node("Flatten", ["list"], "s", ["axis": 4]), "no axis 4"),
            (Self.node("Abs", ["list"], "s"), "constants that are known"),
        ]
        for (node, words) in cases {
            let answer = try Self.refusal([node], [list, axes], shape: "s")
            #expect(answer.contains(words), "\(answer)")
        }
        let training = try RefusalTests.refusal { graph in
            var flag = ONNXTensorProto()
            (flag.name, flag.dataType, flag.rawData) = ("training", 9, Data([1]))
            graph.initializer.append(flag)
            graph.node.insert(Self.node("Dropout", ["v1", "", "training"], "d"), at: 2)
            graph.node[3].input[0] = "d"
        }
        #expect("\(try #require(training))".contains("at random"))
    }

    @Test("Shapes of nothing that claim everything")
    func refusesImpossibleShapes() throws {
        let huge = Int(Int64.max / 2)
        let none = Self.tensor("none", [0, huge, huge], [])
        #expect(
            try Self.refusal([Self.node("Transpose", ["none"], "s")], [none], shape: "s")
                .contains("is not a shape"))
        let deep = Self.tensor("deep", [Int](repeating: 1, count: 17), [1])
        #expect(
            try Self.refusal([Self.node("Transpose", ["deep"], "s")], [deep], shape: "s")
                .contains("is not a shape"))
        // As much of nothing as overflows, and a number with none.
        let wide = Self.tensor("wide", [0, 1 << 62], [])
        let joined = Self.node("Concat", ["wide", "wide"], "s", ["axis": 1])
        #expect(try Self.refusal([joined], [wide], shape: "s") != "accepted")
        let long = Self.tensor("long", [1 << 62, 0], [])
        let besides = Self.node("Concat", ["long", "long"], "s", ["axis": 1])
        #expect(try Self.refusal([besides], [long], shape: "s") != "accepted")
        let part = Self.node("Slice", ["long", "start", "end"], "s")
        let bounds = [Self.tensor("start", [1], [0]), Self.tensor("end", [1], [1 << 62])]
        #expect(try Self.refusal([part], [long] + bounds, shape: "s") != "accepted")
        let sum = Self.node("Add", ["empty", "one"], "s")
        let answer = try Self.refusal(
            [sum], [Self.tensor("empty", [0], []), Self.tensor("one", [1], [1])], shape: "s")
        #expect(answer.contains("constants that are known"), "\(answer)")
    }
}
