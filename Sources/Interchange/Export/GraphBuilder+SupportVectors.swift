internal import Classical

extension GraphBuilder {
    /// As ``LinearMachine``: the margins.
    mutating func scores(
        of machine: LinearMachine, from features: GraphValue, _ prefix: String
    ) -> GraphValue {
        let weights = constant(
            "\(prefix)weights", shape: [machine.classCount, machine.weights.columnCount],
            machine.weights.values)
        let biases = constant(
            "\(prefix)biases", shape: [machine.classCount], machine.biases)
        return node("Gemm", [features, weights, biases], [.int("transB", 1)])
    }

    /// As ``SupportVectorMachine/scores(of:threadCount:)``.
    ///
    /// Decisions are a product of kernel values and coefficients, in doubles as there: some hundred
    /// large numbers cancel in each. `SVMClassifier` of ai.onnx.ml would do it in floats, one pair
    /// of rows at a time.
    mutating func scores(
        of machine: SupportVectorMachine, from features: GraphValue, _ prefix: String
    ) -> GraphValue {
        let values = cast(kernelValues(of: machine, features, prefix), to: .double)
        let (count, pairs) = (machine.supportVectors.rowCount, machine.pairCount)
        let coefficients = constant(
            "\(prefix)coefficients", shape: [count, pairs], machine.pairCoefficients)
        let intercepts = constant("\(prefix)intercepts", shape: [pairs], machine.intercepts)
        let decisions = node(
            "Add",
            [
                node("MatMul", [values, cast(coefficients, to: .double)]),
                cast(intercepts, to: .double),
            ])
        guard let sigmoids = machine.sigmoids else {
            return votes(cast(cast(decisions, to: .float), to: .double), machine.classCount)
        }
        let slopes = constant(
            unique("slopes"), shape: [pairs], doubles: sigmoids.map(\.slope))
        let offsets = constant(
            unique("sigmoidOffsets"), shape: [pairs], doubles: sigmoids.map(\.offset))
        let powers = node("Add", [node("Mul", [decisions, slopes]), offsets])
        let won = node("Sigmoid", [node("Neg", [powers])])
        let probabilities = coupled(won, classCount: machine.classCount)
        let least = double(.leastNormalMagnitude)
        return cast(node("Log", [node("Max", [probabilities, least])]), to: .float)
    }

    /// `[N, support vector]`.
    private mutating func kernelValues(
        of machine: SupportVectorMachine, _ features: GraphValue, _ prefix: String
    ) -> GraphValue {
        let vectors = machine.supportVectors
        let (count, width) = (vectors.rowCount, vectors.columnCount)
        let known = constant("\(prefix)supportVectors", shape: [count, width], vectors.values)
        let turned = node("Transpose", [known], [.ints("perm", [1, 0])])
        let products = node("MatMul", [features, turned])
        switch machine.kernel {
        case .linear: return products
        case .polynomial(let degree, let gamma, let constant):
            let sum = add(multiply(products, gamma), constant)
            return node("Pow", [sum, self.constant(Float(degree))])
        case .radial(let gamma):
            let squares = (0..<count).map { row in
                Float(
                    vectors.values[row * width..<(row + 1) * width].reduce(0.0) {
                        $0 + Double($1) * Double($1)
                    })
            }
            let own = node(
                "ReduceSumSquare", [features], [.ints("axes", [1]), .int("keepdims", 1)])
            let both = node(
                "Add", [own, constant("\(prefix)squares", shape: [count], squares)])
            let distances = node("Sub", [both, multiply(products, 2)])
            let positive = node("Max", [distances, constant(0)])
            return node("Exp", [multiply(positive, -gamma)])
        }
    }

    /// Votes, and in thirds of one the summed decisions.
    private mutating func votes(_ decisions: GraphValue, _ classCount: Int) -> GraphValue {
        let pairs = classCount * (classCount - 1) / 2
        // [pair, class]: 1 where a class is a pair's first, and where it is the second.
        var (firsts, seconds) = (
            [Double](repeating: 0, count: pairs * classCount),
            [Double](repeating: 0, count: pairs * classCount)
        )
        for first in 0..<classCount {
            for second in first + 1..<classCount {
                let pair = SupportVectorMachine.pairIndex(first, second, classCount: classCount)
                firsts[pair * classCount + first] = 1
                seconds[pair * classCount + second] = 1
            }
        }
        let shape = [pairs, classCount]
        let first = constant(unique("firsts"), shape: shape, doubles: firsts)
        let second = constant(unique("seconds"), shape: shape, doubles: seconds)
        let zero = double(0)
        let isFirst = node("Greater", [decisions, zero])
        let won = node("MatMul", [cast(isFirst, to: .double), first])
        let lost = node("MatMul", [cast(node("Not", [isFirst]), to: .double), second])
        let sums = node(
            "Sub", [node("MatMul", [decisions, first]), node("MatMul", [decisions, second])])
        let one = double(1)
        let three = double(3)
        let thirds = node(
            "Div", [sums, node("Mul", [three, node("Add", [node("Abs", [sums]), one])])])
        return cast(node("Add", [node("Add", [won, lost]), thirds]), to: .float)
    }
}

extension SupportVectorMachine {
    /// `[support vector, pair]`: 0 for pairs that a vector's class is not of.
    fileprivate var pairCoefficients: [Float] {
        let count = supportVectors.rowCount
        var all = [Float](repeating: 0, count: count * pairCount)
        var vector = 0
        for (own, vectorCount) in classCounts.enumerated() {
            for _ in 0..<vectorCount {
                for other in 0..<classCount where other != own {
                    let pair = Self.pairIndex(
                        min(own, other), max(own, other), classCount: classCount)
                    let row = other < own ? other : other - 1
                    all[vector * pairCount + pair] = coefficients[row * count + vector]
                }
                vector += 1
            }
        }
        return all
    }
}
