import Hummingbird
import NumeralCore
import Wire

/// What a request for a reading asks for beside it: `?max_error=1/1000&explain=true`.
struct RecognitionQuery: Hashable, Sendable {
    /// The largest share of wrong answers among those that are given; `nil` for any.
    var errorMax: Double?
    /// Whether the record says what the reading rests on.
    var isExplained = false

    /// Asks for nothing.
    init() {}

    /// Reads a request's parameters; those that it does not know are left alone.
    init(_ parameters: Parameters) throws(Refusal) {
        if let text = try Self.only("max_error", parameters, .maxErrorMalformed) {
            guard let value = Acceptance.errorMax(text) else {
                throw Refusal(
                    .maxErrorMalformed,
                    "'\(text.prefix(Self.shownCharactersMax))' is no share of errors above 0 and "
                        + "below 1: write max_error=1/1000, 0.1% (as 0.1%25) or 0.001")
            }
            errorMax = value
        }
        if let text = try Self.only("explain", parameters, .explainMalformed) {
            guard let value = Bool(text) else {
                throw Refusal(
                    .explainMalformed,
                    "'\(text.prefix(Self.shownCharactersMax))' is neither true nor false: write "
                        + "explain=true, or leave it out")
            }
            isExplained = value
        }
    }

    /// What was sent is told again up to this length.
    private static let shownCharactersMax = 40

    /// The value of a parameter that may be given once.
    private static func only(
        _ name: String, _ parameters: Parameters, _ code: ProblemCode
    ) throws(Refusal) -> String? {
        let values = parameters.getAll(name)
        guard values.count <= 1 else {
            throw Refusal(code, "\(name) is given \(values.count) times: give it once")
        }
        return values.first
    }
}

extension Refusal {
    /// What a share of errors that cannot be promised means for the one who asked for it.
    init(_ error: AcceptanceError) {
        let code: ProblemCode =
            switch error {
            case .outOfRange: .maxErrorMalformed
            case .notMeasured: .maxErrorNotMeasured
            case .notProvable: .maxErrorNotProvable
            }
        self.init(code, "\(error)")
    }
}
