/// ``Layer/relu``, plainly; its derivative at 0 is taken as 0.
public struct ReferenceReLU: ReferenceLayer {
    public var parameters: [Tensor] {
        get { [] }
        set { precondition(newValue.isEmpty) }
    }

    public init() {}

    public func forward(_ input: Tensor) -> (output: Tensor, tape: Tensor) {
        (Tensor(shape: input.shape, scalars: input.scalars.map { max(0, $0) }), input)
    }

    public func backward(
        _ outputGradient: Tensor, _ tape: Tensor
    ) -> (input: Tensor, parameters: [Tensor]) {
        precondition(outputGradient.shape == tape.shape)
        let scalars = zip(outputGradient.scalars, tape.scalars).map { $1 > 0 ? $0 : 0 }
        return (Tensor(shape: tape.shape, scalars: scalars), [])
    }
}

/// ``Layer/flatten``, plainly: only the shape changes.
public struct ReferenceFlatten: ReferenceLayer {
    public var parameters: [Tensor] {
        get { [] }
        set { precondition(newValue.isEmpty) }
    }

    public init() {}

    public func forward(_ input: Tensor) -> (output: Tensor, tape: [Int]) {
        (input.reshaped([input.shape[0], input.shape[1...].reduce(1, *)]), input.shape)
    }

    public func backward(
        _ outputGradient: Tensor, _ tape: [Int]
    ) -> (input: Tensor, parameters: [Tensor]) {
        (outputGradient.reshaped(tape), [])
    }
}

/// ``Dropout``, plainly, with the mask given: randomness is the caller's.
public struct ReferenceDropout: ReferenceLayer {
    private let keepScale: Double
    private let mask: [Bool]

    public var parameters: [Tensor] {
        get { [] }
        set { precondition(newValue.isEmpty) }
    }

    /// - Parameter mask: whether each scalar of the batch stays.
    public init(_ layer: Dropout, mask: [Bool]) {
        keepScale = 1 / (1 - Double(layer.rate))
        self.mask = mask
    }

    public func forward(_ input: Tensor) -> (output: Tensor, tape: [Int]) {
        (masked(input), input.shape)
    }

    public func backward(
        _ outputGradient: Tensor, _ tape: [Int]
    ) -> (input: Tensor, parameters: [Tensor]) {
        precondition(outputGradient.shape == tape)
        return (masked(outputGradient), [])
    }

    private func masked(_ tensor: Tensor) -> Tensor {
        precondition(tensor.scalars.count == mask.count, "the mask does not fit \(tensor.shape)")
        let scalars = zip(tensor.scalars, mask).map { $1 ? $0 * keepScale : 0 }
        return Tensor(shape: tensor.shape, scalars: scalars)
    }
}
