internal import NeuralNet
internal import NumeralCore
public import Recognition
internal import SwiftProtobuf

extension Model {
    /// The model as an ONNX file: a glyph's bytes go in, calibrated probabilities come out.
    ///
    /// | value           | type    | shape         | holds                                  |
    /// | --------------- | ------- | ------------- | -------------------------------------- |
    /// | `glyph`         | uint8   | `[N, 28, 28]` | ink, from 0 for paper to 255           |
    /// | `probabilities` | float32 | `[N, class]`  | of each class                          |
    /// | `label`         | int64   | `[N]`         | the place of the most probable class   |
    /// | `other`         | float32 | `[N]`         | of none of them, with a rejection only |
    ///
    /// A row of `probabilities` and its `other` sum to 1. For the ten digits a label is the digit;
    /// what the classes are otherwise stands in the file's metadata under `classes`, and the
    /// largest `other` that is still read under `threshold`.
    ///
    /// Everything that the model does to a glyph is in the graph. How a picture becomes a glyph
    /// (``Model/normalization``) is not: that is image processing, not a network. It stands in the
    /// metadata with all else that a model file notes, so that ``ImportedModel`` gives the same
    /// model back.
    ///
    /// - SeeAlso: <https://onnx.ai>.
    public func onnx() throws(ONNXExportError) -> [UInt8] {
        let file = try onnxModel()
        do { return try file.serializedBytes() } catch {
            // Protobuf refuses to write 2 GiB or more; there is nothing else that it can refuse.
            throw .tooLarge
        }
    }

    package func onnxModel() throws(ONNXExportError) -> ONNXModelProto {
        var builder = GraphBuilder(name: card.name)
        let glyph = builder.input(
            "glyph", .uint8, shape: [Glyph.side, Glyph.side],
            words: "Ink of normalised glyphs, row by row: 0 is paper, 255 is full ink.")
        let answers = try builder.answers(of: self, to: builder.ink(ofBytes: glyph))
        builder.output(
            "probabilities", .float, shape: [classes.count],
            words: "The calibrated probability of each class.", from: answers.probabilities)
        let label = builder.node(
            "ArgMax", [answers.probabilities], [.int("axis", 1), .int("keepdims", 0)])
        builder.output(
            "label", .int64, shape: [], words: "The place of the most probable class.",
            from: label)
        if let other = answers.other {
            builder.output(
                "other", .float, shape: [],
                words: "The probability that the glyph is none of the classes.",
                from: builder.reshape(other, to: []))
        }
        let entries: [(key: String, value: String)]
        do { entries = try ModelDescription(of: self, builder.graph).entries } catch {
            throw .model(error)
        }
        return ONNXModelProto(builder.graph, words: words, metadata: metadata + entries)
    }

    private var words: String {
        "Reads one handwritten symbol of 28 by 28 pixels. Classes in order: "
            + classes.map(\.description).joined(separator: " ")
    }

    /// For people and other programs.
    private var metadata: [(key: String, value: String)] {
        let classes = classes.map(\.description).joined(separator: " ")
        return [("name", card.name), ("classes", classes), ("recipe", card.recipe)]
            + (rejection.map { [("threshold", "\($0.threshold)")] } ?? [])
    }
}
