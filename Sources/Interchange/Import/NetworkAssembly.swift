internal import NeuralNet

/// A network on its way from a graph's nodes to layers.
///
/// Two shapes are kept. The *picture* is what our layers give: `[channel, row, column]`, or a
/// vector. The *value* is what the graph's tensor has become by Transpose, Reshape and their like,
/// none of which is a layer of ours: the same numbers in another order and shape. A dense layer
/// may take them in any order, its weights are put in ours; a convolution needs a picture.
struct NetworkAssembly {
    /// More scalars are not put in another order: that is no network for digits.
    static let reorderedCountMax = 1 << 22

    private(set) var layers: [Layer] = []
    private var tensors: [NamedTensor] = []
    /// What our layers give: `[channel, row, column]` or `[feature]`.
    private(set) var picture: [Int]
    private let input: [Int]
    /// The shape of one sample of the graph's tensor.
    var value: [Int]
    /// For each scalar of the value, row by row, where it is in the picture; `nil` for the same
    /// place.
    var places: [Int]?
    /// What the channels are multiplied with and what is added then, before the next layer.
    var affine: ChannelAffine?

    /// Zeros that the next convolution puts around the picture: before rows and columns, and after.
    var margins: (before: [Int], after: [Int])?

    /// - Parameters:
    ///   - value: the shape of one glyph in the graph; `side²` scalars.
    ///   - side: of the picture that the network takes.
    init(value: [Int], side: Int) {
        self.value = value
        input = [1, side, side]
        picture = input
    }

    /// The channels of the picture, or the features of the vector.
    var channelCount: Int { picture[0] }
    /// How many scalars each channel has.
    var channelSize: Int { picture.dropFirst().reduce(1, *) }

    /// Whether the value is the picture itself.
    var isPicture: Bool { picture.count == 3 && value == picture && places == nil }

    // MARK: Layers

    /// Adds a layer behind what is there, with its tensors by role.
    ///
    /// - Throws: if the network is no sound one with it; nothing larger than its limits is made.
    mutating func append(
        _ layer: Layer, _ parameters: KeyValuePairs<String, ConstantTensor.Floats> = [:]
    ) throws(ONNXImportError) {
        flushAffine()
        push(layer, parameters)
        do {
            let network = Network(input: input, layers: layers)
            // Never empty: there is a layer.
            picture = try network.shapes().last ?? picture
        } catch { throw .network(error) }
    }

    private mutating func push(
        _ layer: Layer, _ parameters: KeyValuePairs<String, ConstantTensor.Floats>
    ) {
        for (role, tensor) in parameters {
            tensors.append(
                NamedTensor(
                    name: "\(layers.count).\(role)", shape: tensor.shape, scalars: tensor.values))
        }
        layers.append(layer)
    }

    /// Puts what the channels are multiplied with and shifted by into the network.
    ///
    /// A mere shift becomes the bias of the convolution or dense layer before it; anything else a
    /// batch normalisation whose mean is 0 and whose deviation, `√(variance + epsilon)`, is 1.
    mutating func flushAffine() {
        guard let affine else { return }
        self.affine = nil
        let shifts = affine.shifts.map { Float($0) }
        if affine.scales.allSatisfy({ $0 == 1 }) {
            if shifts.allSatisfy({ $0 == 0 }) || addToBias(shifts) { return }
        }
        let normalization = BatchNorm()
        let count = shifts.count
        func vector(_ values: [Float]) -> ConstantTensor.Floats {
            .init(shape: [count], values: values)
        }
        push(
            .batchNorm(normalization),
            [
                "scale": vector(affine.scales.map { Float($0) }), "shift": vector(shifts),
                "mean": vector([Float](repeating: 0, count: count)),
                "variance": vector([Float](repeating: 1 - normalization.epsilon, count: count)),
            ])
    }

    /// Adds to the bias of the last layer, if it is one that has one.
    private mutating func addToBias(_ shifts: [Float]) -> Bool {
        let name = "\(layers.count - 1).bias"
        switch layers.last {
        case .conv2D(var layer):
            layer.hasBias = true
            layers[layers.count - 1] = .conv2D(layer)
        case .dense(var layer):
            layer.hasBias = true
            layers[layers.count - 1] = .dense(layer)
        default: return false
        }
        if let index = tensors.firstIndex(where: { $0.name == name }) {
            tensors[index].scalars = zip(tensors[index].scalars, shifts).map { $0 + $1 }
        } else {
            tensors.append(NamedTensor(name: name, shape: [shifts.count], scalars: shifts))
        }
        return true
    }

    /// The network and its weights, once the value is one score a class.
    ///
    /// - Returns: `nil` if the scores stand in another order than the picture's.
    mutating func finish() throws(ONNXImportError) -> (network: Network, weights: Weights)? {
        if picture.count == 3 { try flattenPicture() }
        flushAffine()
        guard value == picture, places == nil else { return nil }
        return (
            Network(input: input, layers: layers), Weights(tensors: tensors)
        )
    }

    /// Makes a vector of the picture; the value stays what it is.
    mutating func flattenPicture() throws(ONNXImportError) { try append(.flatten) }
}
