internal import Classical

extension GraphBuilder {
    /// As ``PairwiseCoupling``: `[N, class]` in doubles.
    ///
    /// - Parameter pairs: `[N, pair]`, the probability of each pair's first class, in doubles.
    mutating func coupled(_ pairs: GraphValue, classCount: Int) -> GraphValue {
        let quadratic = quadratic(of: pairs, classCount: classCount)
        // Each row starts at the uniform distribution; 0 times something has the batch's extent.
        let batch = node(
            "ReduceSum", [pairs, constant([1])], [.int("keepdims", 1)])
        let none = node("Mul", [batch, double(0)])
        let uniform = constant(
            unique("uniform"), shape: [1, classCount],
            doubles: [Double](repeating: 1 / Double(classCount), count: classCount))
        let start = node("Add", [none, uniform])

        let body = couplingPass(quadratic, classCount)
        let passes = constant([max(PairwiseCoupling.passCountMax, classCount)])
        return node(
            "Loop", [passes, GraphValue(""), start], [.graph("body", body)])
    }

    /// `Q` of each row, `[N, class, class]`: products with matrices of zeros and ones put pairs
    /// where they belong.
    private mutating func quadratic(of pairs: GraphValue, classCount: Int) -> GraphValue {
        let (pairCount, size) = (classCount * (classCount - 1) / 2, classCount * classCount)
        var lostSquares = [Double](repeating: 0, count: pairCount * size)
        var (wonSquares, products) = (lostSquares, lostSquares)
        for first in 0..<classCount {
            for second in first + 1..<classCount {
                let pair = SupportVectorMachine.pairIndex(first, second, classCount: classCount)
                lostSquares[pair * size + first * classCount + first] = 1
                wonSquares[pair * size + second * classCount + second] = 1
                products[pair * size + first * classCount + second] = -1
                products[pair * size + second * classCount + first] = -1
            }
        }
        func matrix(_ values: [Double], _ name: String) -> GraphValue {
            constant(unique(name), shape: [pairCount, size], doubles: values)
        }
        let least = PairwiseCoupling.certaintyMin
        let low = double(least)
        let high = double(1 - least)
        let won = node("Min", [node("Max", [pairs, low]), high])
        let lost = node("Sub", [double(1), won])
        let parts = [
            node("MatMul", [node("Mul", [lost, lost]), matrix(lostSquares, "lostSquares")]),
            node("MatMul", [node("Mul", [won, won]), matrix(wonSquares, "wonSquares")]),
            node("MatMul", [node("Mul", [won, lost]), matrix(products, "products")]),
        ]
        return reshape(node("Sum", parts), to: [classCount, classCount])
    }

    /// One pass of the solver as the body of a Loop: probabilities in, better ones out.
    ///
    /// A row whose conditions hold well enough keeps what it has, as if it had stopped; the loop
    /// ends when all have. A body sees the values of the graph around it, `Q` among them.
    private func couplingPass(_ quadratic: GraphValue, _ classCount: Int) -> ONNXGraphProto {
        var pass = GraphBuilder(name: "pass", prefix: "\(quadratic.name)/")
        _ = pass.scalarInput("number", .int64)
        _ = pass.scalarInput("goesOn", .bool)
        let given = pass.input("given", .double, shape: [classCount], words: "Probabilities.")
        let (one, two) = (pass.double(1), pass.double(2))
        let column = pass.node("Unsqueeze", [given, pass.constant([2])])
        var product = pass.node(
            "Squeeze", [pass.node("MatMul", [quadratic, column]), pass.constant([2])])
        var energy = pass.node(
            "ReduceSum", [pass.node("Mul", [given, product]), pass.constant([1])],
            [.int("keepdims", 1)])
        let least = pass.double(PairwiseCoupling.tolerance / Double(classCount))
        let worst = pass.node(
            "ReduceMax", [pass.node("Abs", [pass.node("Sub", [product, energy])])],
            [.ints("axes", [1]), .int("keepdims", 1)])
        let isDone = pass.node("Less", [worst, least])

        var p = given
        for row in 0..<classCount {
            let axis = pass.constant([1])
            let line = pass.node(
                "Gather", [quadratic, pass.constant([row])], [.int("axis", 1)])
            let quadraticRow = pass.node("Squeeze", [line, axis])
            let diagonal = pass.node(
                "Gather", [quadraticRow, pass.constant([row])], [.int("axis", 1)])
            let own = pass.node("Gather", [product, pass.constant([row])], [.int("axis", 1)])
            let change = pass.node("Div", [pass.node("Sub", [energy, own]), diagonal])
            let divisor = pass.node("Add", [one, change])
            let unit = pass.constant(
                pass.unique("unit"), shape: [1, classCount],
                doubles: (0..<classCount).map { $0 == row ? 1 : 0 })
            p = pass.node(
                "Div", [pass.node("Add", [p, pass.node("Mul", [change, unit])]), divisor])
            let step = pass.node(
                "Add", [pass.node("Mul", [change, diagonal]), pass.node("Mul", [two, own])])
            let raised = pass.node("Add", [energy, pass.node("Mul", [change, step])])
            energy = pass.node("Div", [raised, pass.node("Mul", [divisor, divisor])])
            product = pass.node(
                "Div",
                [pass.node("Add", [product, pass.node("Mul", [change, quadraticRow])]), divisor])
        }
        let next = pass.node("Where", [isDone, given, p])
        let left = pass.node("ReduceMax", [pass.cast(pass.node("Not", [isDone]), to: .float)])
        let rest = pass.node("Squeeze", [left, pass.constant([0, 1])])
        pass.scalarOutput("continues", .bool, from: pass.cast(rest, to: .bool))
        pass.output(
            "better", .double, shape: [classCount], words: "Better probabilities.", from: next)
        return pass.graph
    }
}
