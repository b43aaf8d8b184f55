/// An affine map of a vector: `output = weight · input + bias`.
///
/// | value  | shape           |
/// | ------ | --------------- |
/// | input  | `[input]`       |
/// | weight | `[unit, input]` |
/// | bias   | `[unit]`        |
/// | output | `[unit]`        |
public struct Dense: Hashable, Sendable {
    /// How many scalars come out.
    public var unitCount: Int
    /// Whether a bias is added; batch norm after it makes one useless.
    public var hasBias: Bool

    public init(_ unitCount: Int, hasBias: Bool = true) {
        self.unitCount = unitCount
        self.hasBias = hasBias
    }
}

extension Dense {
    func outputShape(at place: NetworkError.Place) throws(NetworkError) -> [Int] {
        guard place.input.count == 1 else { throw .needsVector(place) }
        try place.check("units", unitCount, in: 1...NetworkLimits.extentMax)
        return [unitCount]
    }

    func parameters(_ index: Int, input: [Int], isRectified: Bool) -> [ParameterDescription] {
        weightAndBias(
            index, shape: [unitCount, input[0]], hasBias: hasBias, isRectified: isRectified)
    }
}

/// The parameters of an affine layer whose weight is `[output, input, …]`.
func weightAndBias(
    _ index: Int, shape: [Int], hasBias: Bool, isRectified: Bool
) -> [ParameterDescription] {
    let fanIn = shape.dropFirst().reduce(1, *)
    let weight = ParameterDescription(
        name: "\(index).weight", shape: shape,
        initialization: isRectified ? .heNormal(fanIn: fanIn) : .uniform(fanIn: fanIn), decays: true
    )
    guard hasBias else { return [weight] }
    let bias = ParameterDescription(
        name: "\(index).bias", shape: [shape[0]], initialization: .zeros)
    return [weight, bias]
}
