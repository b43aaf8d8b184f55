internal import Files
internal import NumeralCore
internal import Recognition
internal import SwiftProtobuf

/// What Numeral notes of a model in the metadata of an ONNX file, so that it can be read back.
///
/// Entries are named `numeral.` and a note of a model file (`numeral.preprocessing`,
/// `numeral.network` …; see ``Model``); `numeral.format` is the version of these notes, and
/// `numeral.graph` the CRC-32 of the graph that they describe, without the weights.
///
/// A file may be anyone's: notes and tensors are checked as those of a model file are, and notes
/// that describe another graph than the file's are refused, so that nothing that was added to a
/// graph is left out in silence. Weights may be changed: those of the graph are taken.
struct ModelDescription {
    /// What the names of all entries begin with.
    static let prefix = "numeral."
    private static let format = prefix + "format"
    private static let graph = prefix + "graph"

    /// By name, without the prefix.
    private let notes: [String: String]
    private let version: String
    private let checksum: String

    /// - Parameter graph: as the model is written.
    init(of model: Model, _ graph: ONNXGraphProto) throws(ModelError) {
        notes = try model.noteTexts()
        version = Model.formatVersion
        var weights = GraphWeights(graph)
        // What was just written is found again; a mistake here would show as another checksum.
        _ = try? weights.tensors(of: notes, prefix: "", under: "")
        checksum = Self.checksum(of: graph, without: weights.taken)
    }

    /// - Returns: `nil` for a file that says nothing of Numeral.
    init?(in file: ONNXModelProto) {
        let own = file.metadataProps.filter { $0.key.hasPrefix(Self.prefix) }
        let texts = Dictionary(own.map { ($0.key, $0.value) }) { first, _ in first }
        guard let version = texts[Self.format] else { return nil }
        self.version = version
        checksum = texts[Self.graph] ?? ""
        notes = Dictionary(
            texts.filter { $0.key != Self.format && $0.key != Self.graph }
                .map { (String($0.key.dropFirst(Self.prefix.count)), $0.value) }
        ) { first, _ in first }
    }

    /// As they are written, in the order of their names.
    var entries: [(key: String, value: String)] {
        let all = notes.map { (key: Self.prefix + $0.key, value: $0.value) }
        return [(key: Self.format, value: version), (key: Self.graph, value: checksum)]
            + all.sorted { $0.key < $1.key }
    }

    /// The model that is described, with the weights of the graph.
    func model(from graph: ONNXGraphProto) throws(ONNXImportError) -> Model {
        guard version == Model.formatVersion else {
            throw .wrongDescription("they are of the version '\(version)'")
        }
        var weights = GraphWeights(graph)
        let tensors = try weights.tensors(of: notes, prefix: "", under: "")
        guard checksum == Self.checksum(of: graph, without: weights.taken) else {
            throw .wrongDescription("the graph was changed after they were written")
        }
        do { return try Model(noteTexts: notes, tensors: tensors) } catch { throw .model(error) }
    }

    /// Of the nodes, what goes in and out, and all tensors but some.
    private static func checksum(
        of graph: ONNXGraphProto, without taken: Set<String>
    ) -> String {
        // What other programs add (shapes of values, words) changes no answer.
        var bare = ONNXGraphProto()
        bare.node = graph.node
        bare.input = graph.input
        bare.output = graph.output
        bare.initializer = graph.initializer.filter { !taken.contains($0.name) }
        // A tensor is in the file whether that is said or not.
        for index in bare.initializer.indices
        where bare.initializer[index].dataLocation == .default {
            bare.initializer[index].clearDataLocation()
        }
        // Only a graph of 2 GiB cannot be written, and none is read that is as large.
        let bytes: [UInt8] = (try? bare.serializedBytes()) ?? []
        return CRC32.text(bytes)
    }
}
