internal import Classical

/// The settings of a linear machine in a model file; its planes are tensors.
private struct LinearNote: Codable {
    let columnCount: Int
}

extension LinearMachine {
    /// Reads a machine from a model file.
    init(_ notes: ModelNotes, _ tensors: ModelTensors) throws(ModelError) {
        let note: LinearNote = try notes.value(.linear)
        var tensors = tensors
        let weights = try tensors.rows("weights", columnCount: note.columnCount)
        let biases = try tensors.floats("biases").values
        try tensors.checkEmpty()
        do { try self.init(weights: weights, biases: biases) } catch { throw .classical(error) }
    }

    func encode(to notes: inout ModelNotes, _ tensors: inout ModelTensors) throws(ModelError) {
        try notes.set(.linear, to: LinearNote(columnCount: weights.columnCount))
        tensors.append("weights", weights)
        tensors.append("biases", [biases.count], biases)
    }
}
