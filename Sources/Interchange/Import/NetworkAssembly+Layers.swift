internal import NeuralNet

/// Nodes with weights, and those that join a picture to fewer numbers.
extension NetworkAssembly {
    /// `value · weight + bias`.
    ///
    /// - Parameters:
    ///   - weight: `[unit, input]`, the inputs in the order of the value.
    mutating func dense(
        _ weight: ConstantTensor.Floats, bias: ConstantTensor.Floats?, _ node: ONNXNodeProto
    ) throws(ONNXImportError) {
        guard value.count == 1, weight.shape.count == 2, weight.shape[1] == value[0] else {
            throw node.refusal(
                "weights of \(weight.shape) do not fit samples of \(value): flatten them first")
        }
        let (units, inputs) = (weight.shape[0], weight.shape[1])
        var ordered = weight
        if let places {
            for unit in 0..<units {
                for (index, place) in places.enumerated() {
                    ordered.values[unit * inputs + place] = weight.values[unit * inputs + index]
                }
            }
        }
        if picture.count == 3 { try flattenPicture() }
        places = nil
        try append(.dense(Dense(units, hasBias: false)), ["weight": ordered])
        value = picture
        guard let bias else { return }
        var shift = ChannelAffine(channelCount: units)
        shift.add(try channels(of: bias, node))
        affine = shift
        flushAffine()
    }

    /// - Parameters:
    ///   - weight: `[filter, channel / group, row, column]`.
    mutating func convolve(
        _ weight: ConstantTensor.Floats, bias: ConstantTensor.Floats?, _ node: ONNXNodeProto
    ) throws(ONNXImportError) {
        let margins = margins
        if margins != nil {
            (self.margins, value) = (nil, picture)
        }
        try checkPicture(node)
        guard weight.shape.count == 4, weight.shape.allSatisfy({ $0 > 0 }) else {
            throw node.refusal("kernels of \(weight.shape) are not those of a picture")
        }
        var kernel = try node.grouped(weight, channelCount: channelCount)
        var window = try ImportedWindow(node, kernel: Array(weight.shape[2...]), over: picture)
        if let margins { try window.add(margins, node) }
        kernel = try node.widened(kernel, by: window)
        try append(
            .conv2D(
                Conv2D(
                    kernel.shape[0], kernel: Array(kernel.shape[2...]), stride: window.stride,
                    padding: window.widestPadding, dilation: window.dilation, hasBias: bias != nil)
            ),
            bias.map { ["weight": kernel, "bias": $0] } ?? ["weight": kernel])
        value = picture
    }

    /// Zeros around the picture, for the convolution that follows.
    ///
    /// - Parameter amounts: of each axis of one sample before, then after.
    mutating func pad(_ amounts: [Int], _ node: ONNXNodeProto) throws(ONNXImportError) {
        try checkPicture(node)
        let edge = 0...NetworkLimits.extentMax
        guard amounts.count == 6, amounts[0] == 0, amounts[3] == 0,
            amounts.allSatisfy(edge.contains)
        else { throw node.refusal("only rows and columns of zeros are added, not \(amounts)") }
        guard amounts.contains(where: { $0 > 0 }) else { return }
        // What is added must stay 0.
        flushAffine()
        margins = (Array(amounts[1...2]), Array(amounts[4...5]))
        value = [picture[0]] + (1...2).map { picture[$0] + amounts[$0] + amounts[$0 + 3] }
    }

    /// Puts the zeros that are waiting for a convolution around the picture, by one that passes
    /// every channel on as it is.
    mutating func flushMargins(_ node: ONNXNodeProto) throws(ONNXImportError) {
        guard margins != nil else { return }
        let count = channelCount
        let passing = ConstantTensor.Floats(
            shape: [count, 1, 1, 1], values: [Float](repeating: 1, count: count))
        var convolution = ONNXNodeProto()
        (convolution.opType, convolution.name) = ("Conv", node.name)
        convolution.attribute = [.int("group", count)]
        try convolve(passing, bias: nil, convolution)
    }

    mutating func maxPool(_ node: ONNXNodeProto) throws(ONNXImportError) {
        try checkPicture(node)
        let window = try ImportedWindow(node, kernel: nil, over: picture)
        let (before, after) = try window.poolPadding(node, over: picture)
        try append(
            .maxPool2D(
                MaxPool2D(
                    kernel: window.kernel, stride: window.stride, padding: before,
                    endPadding: after)))
        value = picture
    }

    /// A mean that counts zeros of the padding is a convolution, each channel with itself alone.
    mutating func averagePool(_ node: ONNXNodeProto) throws(ONNXImportError) {
        try checkPicture(node)
        let window = try ImportedWindow(node, kernel: nil, over: picture)
        let countsPadding = try node.int("count_include_pad", default: 0) != 0
        let (before, after) = try window.poolPadding(node, over: picture)
        guard countsPadding, before + after != [0, 0, 0, 0] else {
            try append(
                .averagePool2D(
                    AveragePool2D(
                        kernel: window.kernel, stride: window.stride, padding: before,
                        endPadding: after)))
            value = picture
            return
        }
        guard !window.roundsUp else {
            throw node.refusal(
                "with both count_include_pad and ceil_mode programs differ in what they count: "
                    + "leave one of them out")
        }
        let size = window.kernel.reduce(1, *)
        let means = ConstantTensor.Floats(
            shape: [channelCount, 1] + window.kernel,
            values: [Float](repeating: 1 / Float(size), count: channelCount * size))
        let kernel = try node.widened(
            node.ungrouped(means, groupCount: channelCount), by: window)
        try append(
            .conv2D(
                Conv2D(
                    channelCount, kernel: Array(kernel.shape[2...]), stride: window.stride,
                    padding: window.widestPadding, hasBias: false)), ["weight": kernel])
        value = picture
    }

    /// One number for each channel: of all its rows and columns.
    ///
    /// - Parameters:
    ///   - axes: of one sample, those that are joined.
    ///   - keepsAxes: whether they stay, with an extent of 1.
    mutating func pool(
        _ axes: [Int], keepsAxes: Bool, isMean: Bool, _ node: ONNXNodeProto
    ) throws(ONNXImportError) {
        let kept = value.indices.filter { !axes.contains($0) }
        guard picture.count == 3, value.count == 3, axes.count == 2, kept.count == 1 else {
            throw node.refusal("it joins the axes \(axes) of \(value): give rows and columns")
        }
        // Channels last is as good: what is left must be the channels, in their order.
        try transpose(kept + axes, node)
        guard value[0] == channelCount, channelsAreWhole else {
            throw node.refusal("it joins numbers of several channels")
        }
        let kernel = Array(picture[1...])
        try append(
            isMean
                ? .averagePool2D(AveragePool2D(kernel: kernel))
                : .maxPool2D(MaxPool2D(kernel: kernel)))
        places = nil
        value = [channelCount]
        if keepsAxes {
            for axis in axes.sorted() { value.insert(1, at: axis) }
        }
    }

    /// Whether each row of the value holds the scalars of one channel, in any order.
    private var channelsAreWhole: Bool {
        guard let places else { return true }
        return places.enumerated().allSatisfy { $0 / channelSize == $1 / channelSize }
    }

    private func checkPicture(_ node: ONNXNodeProto) throws(ONNXImportError) {
        guard isPicture else {
            throw node.refusal(
                "it needs [channel, row, column] as a layer of ours left it, and is given \(value)")
        }
    }
}
