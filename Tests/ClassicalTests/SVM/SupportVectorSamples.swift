import Classical

/// A shorter way to a machine, for tests.
extension LabeledRows {
    func fitVectors(
        _ settings: SupportVectorMachine.Settings = .init(), classCount: Int = 3,
        threadCount: Int = 2
    ) throws -> SupportVectorFit {
        try SupportVectorMachine.fit(
            features, labels: labels, classCount: classCount, settings: settings,
            threadCount: threadCount)
    }

    /// The rows of two classes only, labelled 0 and 1.
    func pair(_ first: Int, _ second: Int) -> LabeledRows {
        let rows = labels.indices.filter { labels[$0] == first || labels[$0] == second }
        return LabeledRows(
            features: features.select(rows), labels: rows.map { labels[$0] == first ? 0 : 1 })
    }
}

extension SupportVectorMachine.Settings {
    init(
        _ kernel: Kernel, gamma: Float? = nil, penalty: Double = 1, tolerance: Double = 1e-3
    ) {
        self.init()
        (self.kernel, self.gamma, self.penalty) = (kernel, gamma, penalty)
        self.tolerance = tolerance
    }

    /// One of each kind; the penalties are whole in single precision, as coefficients are.
    static let kinds: [Self] = [
        Self(.linear, penalty: 0.5), Self(.polynomial(degree: 3, constant: 1), penalty: 2),
        Self(.radial, penalty: 10), Self(.radial, gamma: 0.5, penalty: 0.25),
    ]
}
