internal import Engine

/// How convolutions and dense layers compute while a network is trained.
public enum Precision: String, Hashable, Sendable, CaseIterable, Codable {
    /// Everything in 32-bit floats.
    case float32

    /// Mixed: convolutions and dense layers multiply bfloat16 numbers and add them up in floats;
    /// what convolutions hand on, poolings and batch norms between them included, is stored as
    /// bfloat16, forward and back.
    ///
    /// Floats stay: the weights that the optimizer moves (each step rounds a copy of them), their
    /// gradients, the optimizer's state, biases, batch-norm statistics, the outputs of dense
    /// layers, and the loss. A bfloat16 has a float's range, so that no loss scaling is needed.
    ///
    /// Needs a processor that multiplies such numbers (AVX-512 BF16: Zen 4, Cooper Lake and later).
    ///
    /// - SeeAlso: Micikevicius and others, "Mixed Precision Training", 2018,
    ///   <https://arxiv.org/abs/1710.03740>; Kalamkar and others, "A Study of BFLOAT16 for Deep
    ///   Learning Training", 2019, <https://arxiv.org/abs/1905.12322>.
    case bfloat16

    var elementType: ElementType {
        switch self {
        case .float32: .float32
        case .bfloat16: .bfloat16
        }
    }

    /// Whether this processor computes so; not whether it could, more slowly than with floats.
    public var isSupported: Bool { self == .float32 || Processor.multipliesBFloat16 }

    func check() throws(PlanError) {
        guard isSupported else { throw .unsupportedPrecision(self) }
    }
}
