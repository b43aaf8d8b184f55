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

    init(_ description: ParameterDescription, _ layout: Layout) throws(DNNLError) {
        self.description = description
        weights = try Memory(layout)
        gradient = try Memory(layout)
    }

    /// The floats of one of this parameter's memories in plain layout.
    func plainScalars(of memory: Memory, on stream: Stream) throws(DNNLError) -> [Float] {
        let plain = try Memory(.plain(memory.layout.shape))
        let reorder = try Operation(reorder: memory.layout, to: plain.layout)
        try Call(reorder, [(.source, memory), (.destination, plain)], scratch: Scratch())
            .run(on: stream)
        return Array(plain.floats)
    }

    /// Fills one of this parameter's memories from plain layout.
    func fill(_ memory: Memory, with scalars: [Float], on stream: Stream) throws(DNNLError) {
        let plain = try Memory(.plain(memory.layout.shape))
        precondition(plain.floats.count == scalars.count, "the scalars do not fill the parameter")
        _ = plain.floats.update(fromContentsOf: scalars)
        let reorder = try Operation(reorder: plain.layout, to: memory.layout)
        try Call(reorder, [(.source, plain), (.destination, memory)], scratch: Scratch())
            .run(on: stream)
    }
}
