internal import NumeralCore
internal import Recognition

/// What happens to a glyph before a predictor sees it: pictures are `[N, 1, 28, 28]`, features
/// `[N, feature]`.
extension GraphBuilder {
    /// Bytes of ink, `[N, 28, 28]` from 0 to 255, as ink from 0 to 1.
    mutating func ink(ofBytes glyph: GraphValue) -> GraphValue {
        let bytes = cast(reshape(glyph, to: [1, Glyph.side, Glyph.side]), to: .float)
        return divide(bytes, Float(UInt8.max))
    }

    /// The steps in order.
    mutating func prepare(_ ink: GraphValue, by preprocessing: Preprocessing) -> GraphValue {
        var value = ink
        for step in preprocessing.steps { value = apply(step, to: value) }
        return value
    }

    private mutating func apply(_ step: PreprocessingStep, to value: GraphValue) -> GraphValue {
        switch step {
        case .flatten(let flattening): flatten(value, by: flattening)
        case .deskew: deskew(value)
        case .gaussian(let blur): self.blur(value, by: blur)
        case .median(let filter): median(value, of: filter)
        case .hog(let gradients): histograms(of: value, by: gradients)
        case .pad(let padding): pad(value, by: padding)
        case .scale(let scaling):
            divide(subtract(value, scaling.mean), scaling.deviation)
        case .standardize(let fitted): standardize(value, by: fitted)
        }
    }

    /// As ``GlyphPadding``: zeros around the picture.
    private mutating func pad(_ ink: GraphValue, by padding: GlyphPadding) -> GraphValue {
        let edge = [0, 0, padding.margin, padding.margin]
        return node("Pad", [ink, constant(edge + edge)])
    }

    /// As ``Standardization``: each number by its own mean and deviation.
    private mutating func standardize(
        _ value: GraphValue, by fitted: Standardization
    ) -> GraphValue {
        let count = fitted.means.count
        // Of pictures too: a picture as a row is a picture again where a network wants one.
        let means = constant(unique("means"), shape: [count], fitted.means)
        let deviations = constant(unique("deviations"), shape: [count], fitted.deviations)
        return node(
            "Div", [node("Sub", [reshape(value, to: [count]), means]), deviations])
    }

    /// As ``GlyphFlattening/apply(to:)``: a white top-hat, stretched to full ink.
    ///
    /// The largest value of a window is `MaxPool`, whose padding never wins; the smallest is the
    /// largest of the opposite. `GlobalMaxPool` finds the peak. A peak of 1 stretches by 1, and
    /// one of 0 stretches nothing, so neither needs a case of its own.
    private mutating func flatten(_ ink: GraphValue, by flattening: GlyphFlattening) -> GraphValue {
        let reach = flattening.window / 2
        let window = Self.window(
            [flattening.window, flattening.window], [1, 1], [reach, reach])
        let eroded = node("Neg", [node("MaxPool", [node("Neg", [ink])], window)])
        let ground = node("MaxPool", [eroded], window)
        let tophat = node("Sub", [ink, ground])
        let peak = node("GlobalMaxPool", [tophat])
        return node(
            "Div", [tophat, node("Max", [peak, constant(GlyphFlattening.peakMin)])])
    }

    /// As ``GaussianBlur``: along rows, then along columns.
    private mutating func blur(_ ink: GraphValue, by blur: GaussianBlur) -> GraphValue {
        let weights = blur.weights
        let (count, reach) = (weights.count, weights.count / 2)
        var value = ink
        for (kernel, padding) in [([1, count], [0, reach]), ([count, 1], [reach, 0])] {
            let weight = constant(unique("bell"), shape: [1, 1] + kernel, weights)
            value = node("Conv", [value, weight], Self.window(kernel, [1, 1], padding))
        }
        return value
    }

    /// As ``MedianFilter``: a convolution lays each window out as channels, and of these the least
    /// of the larger half is the median.
    private mutating func median(_ ink: GraphValue, of filter: MedianFilter) -> GraphValue {
        let (side, count) = (filter.window, filter.window * filter.window)
        let pick = (0..<count * count).map { $0 / count == $0 % count ? 1 : 0 as Float }
        let near = node(
            "Conv", [ink, constant(unique("window"), shape: [count, 1, side, side], pick)],
            Self.window([side, side], [1, 1], [side / 2, side / 2]))
        let larger = nodes(
            "TopK", [near, constant([count / 2 + 1])], [.int("axis", 1)], outputs: [nil, nil])[0]
        return node("ReduceMin", [larger], [.ints("axes", [1]), .int("keepdims", 1)])
    }
}
