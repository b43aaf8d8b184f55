internal import CDNNL

/// An operation with its memories: ready to run again and again.
package struct Call {
    package let operation: Operation
    private let arguments: [dnnl_exec_arg_t]
    // The arguments hold bare handles, and scratch memories bare bytes: these keep them alive.
    private let memories: [Memory]
    private let scratch: Scratch

    /// - Parameter scratch: where the operation's working space comes from; it may be shared by all
    ///   calls that never run at the same time.
    package init(
        _ operation: Operation, _ memories: [(Operation.Role, Memory)], scratch: Scratch
    ) throws(DNNLError) {
        var all = memories
        if let layout = operation.layout(.scratchpad) {
            all.append((.scratchpad, try scratch.memory(layout)))
        }
        self.operation = operation
        self.memories = all.map(\.1)
        self.scratch = scratch
        self.arguments = all.map { dnnl_exec_arg_t(arg: $0.0.argument, memory: $0.1.handle) }
    }

    package func run(on stream: Stream) throws(DNNLError) {
        try check(
            dnnl_primitive_execute(
                operation.primitive, stream.handle, Int32(arguments.count), arguments),
            "dnnl_primitive_execute")
    }
}
