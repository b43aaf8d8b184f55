import Classical

/// The parts of a sound machine of three classes, and ways to break them.
struct DamagedParts: Sendable {
    var kernel = KernelFunction.radial(gamma: 1)
    var vectors = FeatureMatrix(columnCount: 2, values: [0, 1, 2, 3, 4, 5])
    var classCounts = [1, 0, 2]
    var coefficients: [Float] = [1, 2, 3, 4, 5, 6]
    var intercepts: [Float] = [0, 1, 2]
    var sigmoids: [Sigmoid]? = [Sigmoid](repeating: Sigmoid(slope: -1, offset: 0), count: 3)

    func make() throws -> SupportVectorMachine {
        try SupportVectorMachine(
            kernel: kernel, supportVectors: vectors, classCounts: classCounts,
            coefficients: coefficients, intercepts: intercepts, sigmoids: sigmoids)
    }

    static let all: [DamagedParts] = damages.map { damage in
        var parts = DamagedParts()
        damage(&parts)
        return parts
    }

    private static let damages: [@Sendable (inout DamagedParts) -> Void] = [
        { $0.kernel = .radial(gamma: 0) }, { $0.kernel = .radial(gamma: .nan) },
        { $0.kernel = .radial(gamma: .infinity) }, { $0.kernel = .radial(gamma: -1) },
        { $0.kernel = .polynomial(degree: 0, gamma: 1, constant: 0) },
        { $0.kernel = .polynomial(degree: .max, gamma: 1, constant: 0) },
        { $0.kernel = .polynomial(degree: 2, gamma: 1, constant: -1) },
        { $0.kernel = .polynomial(degree: 2, gamma: 1, constant: .nan) },
        { $0.classCounts = [] }, { $0.classCounts = [3] }, { $0.classCounts = [1, 1, 2] },
        { $0.classCounts = [1, 0, 1] }, { $0.classCounts = [4, -1, 0] },
        { $0.classCounts = [.max, .max, 5] }, { $0.classCounts = [.max, 1, .min] },
        { $0.classCounts = [Int](repeating: 0, count: 100_000) },
        { $0.coefficients.removeLast() }, { $0.coefficients.append(0) },
        { $0.coefficients[2] = .nan }, { $0.coefficients = [] },
        { $0.intercepts.removeLast() }, { $0.intercepts[0] = .infinity },
        { $0.sigmoids?.removeLast() }, { $0.sigmoids = [] },
        { $0.sigmoids?[1] = Sigmoid(slope: .nan, offset: 0) },
        { $0.sigmoids?[1] = Sigmoid(slope: 0, offset: -.infinity) },
        { $0.vectors = FeatureMatrix(columnCount: 2, values: [0, 1, .nan, 3, 4, 5]) },
        { $0.vectors = FeatureMatrix(columnCount: 2, values: []) },
        { $0.vectors = FeatureMatrix(columnCount: 2, values: [1, 2, 3, 4, 5, 6, 7, 8]) },
    ]
}
