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
    private let actions: [Action]
    private let stream: Stream

    private enum Action {
        case call(Call)
        case lstm(LSTMPass)
    }

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
        var actions: [Action] = []
        for step in program.steps {
            switch step {
            case .operation(let operation, let tensors):
                let tensors = tensors.map { role, tensor in
                    switch tensor {
                    case .slot(let index): (role, memories[index])
                    case .constant(let memory): (role, memory)
                    }
                }
                actions.append(.call(try Call(operation, tensors, scratch: scratch)))
            case .lstm(let runs, let unitCount, let source, let output):
                actions.append(
                    .lstm(
                        try LSTMPass(
                            runs, unitCount: unitCount, source: memories[source],
                            output: memories[output], threadCount: program.threadCount)))
            }
        }
        self.memories = memories
        self.actions = actions
        inputs = memories[program.input].floats
        scores = memories[program.output].floats
        stream = try Stream()
    }

    func run() throws(DNNLError) {
        for action in actions {
            switch action {
            case .call(let call): try call.run(on: stream)
            case .lstm(let pass): try pass.forward()
            }
        }
    }
}
