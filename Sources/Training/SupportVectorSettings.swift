public import Classical
import Settings

/// How a kernel machine is trained.
public struct SupportVectorSettings: Hashable, Sendable {
    /// The solver's settings.
    public var solver = SupportVectorMachine.Settings()
    /// How far support vectors are moved, in pixels, for a second fit that learns them in every
    /// place; 0 for one fit.
    ///
    /// Only samples near the boundary matter to a kernel machine, so only those that became support
    /// vectors are moved: up, down, left and right. Diagonals were tried: 41 errors of 10,000 in
    /// place of 42, for 40 % more support vectors.
    ///
    /// - SeeAlso: DeCoste and Schölkopf, "Training Invariant Support Vector Machines", 2002.
    public var jitter = 0

    public init() {}

    static let jitterMax = 2
}

extension SupportVectorSettings: Codable {
    private enum Kernel: String, CaseIterable, Codable { case linear, polynomial, radial }

    static let settings = SettingGroup(
        "the svm",
        [
            .word("kernel", Kernel.radial, "how alike two glyphs are"),
            .number(
                "C", 1, .above(0, upTo: 1e9), "what a sample on the wrong side costs",
                example: "10"),
            .number(
                "gamma", nil, .above(0, upTo: 1e6),
                "how fast likeness falls with the squared distance", example: "0.02",
                absence: "1 / (columns · variance)"),
            .count(
                "degree", 3, 1...degreeMax, "of the polynomial", example: "2",
                beside: "kernel: polynomial"),
            .number(
                "constant", 0, .within(0...1e6), "added before the power is taken", example: "1",
                beside: "kernel: polynomial"),
            .number(
                "tolerance", 0.001, .within(0.000001...1),
                "how far from the optimum the solver may stop", example: "0.01"),
            .count(
                "jitter", 0, 0...jitterMax,
                "pixels that support vectors are moved for a second fit; 0 for one fit",
                example: "1"),
        ])
    private static let degreeMax = 32

    /// Reads `{kernel: radial, C: 10, gamma: 0.02}`; without gamma it is 1 / (columns · variance).
    public init(from decoder: any Decoder) throws {
        let mapping = try StrictMapping(decoder, Self.settings)
        self.init()
        let kernel = try mapping.choice("kernel", default: Kernel.radial)
        let isPolynomial = kernel == .polynomial
        for key in ["degree", "constant"] where try !isPolynomial && mapping.decoder(key) != nil {
            throw mapping.error(key, "\(key) is for the polynomial kernel")
        }
        switch kernel {
        case .linear: solver.kernel = .linear
        case .radial: solver.kernel = .radial
        case .polynomial:
            solver.kernel = .polynomial(
                degree: try mapping.count("degree"),
                constant: try mapping.number("constant"))
        }
        solver.penalty = Double(try mapping.number("C"))
        if let gamma = try mapping.number(ifGiven: "gamma") { solver.gamma = gamma }
        solver.tolerance = Double(
            try mapping.number("tolerance"))
        jitter = try mapping.count("jitter")
    }

    /// Writes every setting.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: SettingKey.self)
        func key(_ name: String) -> SettingKey { .init(stringValue: name) }
        switch solver.kernel {
        case .linear: try container.encode(Kernel.linear, forKey: key("kernel"))
        case .radial: try container.encode(Kernel.radial, forKey: key("kernel"))
        case .polynomial(let degree, let constant):
            try container.encode(Kernel.polynomial, forKey: key("kernel"))
            try container.encode(degree, forKey: key("degree"))
            try container.encode(constant, forKey: key("constant"))
        }
        try container.encode(Float(solver.penalty), forKey: key("C"))
        try container.encodeIfPresent(solver.gamma, forKey: key("gamma"))
        try container.encode(Float(solver.tolerance), forKey: key("tolerance"))
        try container.encode(jitter, forKey: key("jitter"))
    }
}
