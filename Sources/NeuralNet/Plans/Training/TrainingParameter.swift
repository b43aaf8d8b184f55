internal import Engine

/// A parameter while it is trained: its floats and all that the optimizer keeps beside them, each
/// in the layout that the forward pass reads, so that a step needs no reordering.
final class TrainingParameter {
    let description: ParameterDescription
    let weights: Memory
    /// Zero until the first backward pass; unused when the parameter is not trainable.
    let gradient: Memory
    /// The optimizer's state by role, in the order of ``Optimizer/stateRoles``.
    var states: [(role: String, memory: Memory)] = []
    /// The running average of the weights, when one is kept.
    var average: Memory?

    /// Where the layout is that of a matrix: in which order a row of it holds its numbers.
    private let rows: Layout?

    /// - Precondition: `rows` has whole rows, as many numbers as the layout.
    init(
        _ description: ParameterDescription, _ layout: Layout, rows: Layout? = nil
    ) throws(DNNLError) {
        self.description = description
        self.rows = rows
        weights = try Memory(layout)
        gradient = try Memory(layout)
    }

    /// The floats of one of this parameter's memories in plain layout.
    func plainScalars(of memory: Memory, on stream: Stream) throws(DNNLError) -> [Float] {
        var memory = memory
        if let rows {
            let matrix = try Memory(rows.asMatrix())
            try copy(memory, to: matrix, on: stream)
            memory = try Memory(rows, over: matrix)
        }
        let plain = try Memory(.plain(memory.layout.shape))
        try copy(memory, to: plain, on: stream)
        return Array(plain.floats)
    }

    /// Fills one of this parameter's memories from plain layout.
    func fill(_ memory: Memory, with scalars: [Float], on stream: Stream) throws(DNNLError) {
        let plain = try Memory(.plain(rows?.shape ?? memory.layout.shape))
        precondition(plain.floats.count == scalars.count, "the scalars do not fill the parameter")
        _ = plain.floats.update(fromContentsOf: scalars)
        guard let rows else { return try copy(plain, to: memory, on: stream) }
        let ordered = try Memory(rows)
        try copy(plain, to: ordered, on: stream)
        try copy(Memory(rows.asMatrix(), over: ordered), to: memory, on: stream)
    }

    private func copy(_ source: Memory, to target: Memory, on stream: Stream) throws(DNNLError) {
        let reorder = try Operation(reorder: source.layout, to: target.layout)
        try Call(reorder, [(.source, source), (.destination, target)], scratch: Scratch())
            .run(on: stream)
    }
}
