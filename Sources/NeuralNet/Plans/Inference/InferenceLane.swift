internal import Engine

/// One caller's activations and calls for an ``InferenceProgram``.
final class InferenceLane: @unchecked Sendable {
    // Proof: a lane has one user at a time; it leaves the plan's pool under the pool's lock and
    // comes back the same way.

    /// Plain [batch, …input].
    let inputs: UnsafeMutableBufferPointer<Float>
    /// Plain [batch, class].
    let scores: UnsafeMutableBufferPointer<Float>
    private let memories: [Memory]
    private let calls: [Call]
    private let stream: Stream

    init(_ program: InferenceProgram) throws(DNNLError) {
        var memories: [Memory] = []
        for slot in program.slots {
            if let viewed = slot.viewed {
                memories.append(try Memory(slot.layout, over: memories[viewed]))
            } else {
                memories.append(try Memory(slot.layout))
            }
        }
        let scratch = Scratch()
        var calls: [Call] = []
        for step in program.steps {
            let tensors = step.tensors.map { role, tensor in
                switch tensor {
                case .slot(let index): (role, memories[index])
                case .constant(let memory): (role, memory)
                }
            }
            calls.append(try Call(step.operation, tensors, scratch: scratch))
        }
        self.memories = memories
        self.calls = calls
        inputs = memories[program.input].floats
        scores = memories[program.output].floats
        stream = try Stream()
    }

    func run() throws(DNNLError) {
        for call in calls { try call.run(on: stream) }
    }
}
