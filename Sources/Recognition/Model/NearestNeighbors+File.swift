internal import Classical

/// The settings of nearest neighbours in a model file; what they know are tensors.
private struct NeighborsNote: Codable {
    let columnCount: Int
    let classCount: Int
    let settings: NeighborSettings
}

extension NearestNeighbors {
    /// Reads neighbours from a model file; see ``NearestNeighbors/Parts`` for the tensors.
    init(_ notes: ModelNotes, _ tensors: ModelTensors) throws(ModelError) {
        let note: NeighborsNote = try notes.value(.neighbors)
        var tensors = tensors
        let parts = Parts(
            columnCount: note.columnCount, classCount: note.classCount,
            labels: try tensors.bytes("labels"), bytes: try tensors.bytes("rows", rank: 2),
            offsets: try tensors.floats("offsets").values,
            steps: try tensors.floats("steps").values)
        try tensors.checkEmpty()
        do { try self.init(parts, settings: note.settings) } catch { throw .classical(error) }
    }

    func encode(to notes: inout ModelNotes, _ tensors: inout ModelTensors) throws(ModelError) {
        let parts = parts
        try notes.set(
            .neighbors,
            to: NeighborsNote(
                columnCount: parts.columnCount, classCount: parts.classCount, settings: settings))
        tensors.append("labels", [parts.labels.count], bytes: parts.labels)
        tensors.append("rows", [parts.labels.count, parts.columnCount], bytes: parts.bytes)
        tensors.append("offsets", [parts.offsets.count], parts.offsets)
        tensors.append("steps", [parts.steps.count], parts.steps)
    }
}
