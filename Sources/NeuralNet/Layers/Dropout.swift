/// Sets scalars to 0 at random while training; does nothing in inference.
///
/// Inverted: a scalar that stays is divided by `1 − rate`, so that its
/// expectation does not change.
///
/// - SeeAlso: Srivastava and others, "Dropout", 2014,
///   <https://jmlr.org/papers/v15/srivastava14a.html>.
public struct Dropout: Hashable, Sendable {
    /// The share of scalars set to 0: at least 0, below 1.
    public var rate: Float

    public init(_ rate: Float) {
        self.rate = rate
    }

    func outputShape(at place: NetworkError.Place) throws(NetworkError) -> [Int] {
        guard rate >= 0, rate < 1 else {
            throw .invalidSetting(
                place, setting: "rate", value: "\(rate)", allowed: "0 to less than 1")
        }
        return place.input
    }
}
