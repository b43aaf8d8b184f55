internal import Classical

/// The settings of a forest in a model file; its nodes are tensors.
private struct ForestNote: Codable {
    let columnCount: Int
    let classCount: Int
}

extension DecisionForest {
    /// Reads a forest from a model file; see ``DecisionForest/Parts`` for the tensors.
    init(_ notes: ModelNotes, _ tensors: ModelTensors) throws(ModelError) {
        let note: ForestNote = try notes.value(.forest)
        var tensors = tensors
        let parts = Parts(
            columnCount: note.columnCount, classCount: note.classCount,
            treeNodeCounts: try tensors.integers("treeNodeCounts"),
            columns: try tensors.integers("columns"),
            thresholds: try tensors.floats("thresholds").values,
            frequencies: try tensors.floats("frequencies", rank: 2).values)
        try tensors.checkEmpty()
        do { try self.init(parts) } catch { throw .classical(error) }
    }

    func encode(to notes: inout ModelNotes, _ tensors: inout ModelTensors) throws(ModelError) {
        let parts = parts
        try notes.set(
            .forest, to: ForestNote(columnCount: parts.columnCount, classCount: parts.classCount))
        tensors.append("treeNodeCounts", parts.treeNodeCounts)
        tensors.append("columns", parts.columns)
        tensors.append("thresholds", [parts.thresholds.count], parts.thresholds)
        tensors.append(
            "frequencies", [parts.frequencies.count / parts.classCount, parts.classCount],
            parts.frequencies)
    }
}
