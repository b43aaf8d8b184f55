/// The nodes of a graph on which an answer depends, in an order in which they can be computed.
///
/// ONNX demands such an order of files, but not every program keeps it, and no answer depends on
/// it.
struct GraphOrder {
    /// Each behind those that make what it takes.
    private(set) var nodes: [ONNXNodeProto] = []
    /// On these the answer does not depend; in the order of the file.
    let leftOut: [ONNXNodeProto]

    /// - Parameter answer: the name of a value.
    /// - Throws: where a value is made twice, or of itself.
    init(of graph: ONNXGraphProto, making answer: String) throws(ONNXImportError) {
        var makers: [String: Int] = [:]
        for (index, node) in graph.node.enumerated() {
            for output in node.output where !output.isEmpty {
                guard makers.updateValue(index, forKey: output) == nil else {
                    throw node.refusal("'\(output)' is made a second time")
                }
            }
        }
        var states = [State](repeating: .waiting, count: graph.node.count)
        // The nodes that wait for others, and which of their inputs comes next: no recursion, a
        // file may list a million nodes in a row.
        var stack: [(node: Int, input: Int)] = []
        if let last = makers[answer] { stack.append((last, 0)) }
        while let (index, input) = stack.last {
            let node = graph.node[index]
            states[index] = .begun
            guard input < node.input.count else {
                states[index] = .done
                nodes.append(node)
                stack.removeLast()
                continue
            }
            stack[stack.count - 1].input += 1
            guard let maker = makers[node.input[input]] else { continue }
            switch states[maker] {
            case .waiting: stack.append((maker, 0))
            case .begun: throw node.refusal("it takes what is made of its own output")
            case .done: break
            }
        }
        leftOut = graph.node.indices.filter { states[$0] == .waiting }.map { graph.node[$0] }
    }

    private enum State { case waiting, begun, done }
}
