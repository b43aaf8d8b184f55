internal import CDNNL

/// The three operations of a 2-D convolution.
///
/// | tensor | shape |
/// | --- | --- |
/// | source | [batch, channel, row, column] |
/// | weights | [filter, channel, kernel row, kernel column] |
/// | bias | [filter] |
/// | destination | [batch, filter, row, column] |
extension Operation {
    /// How a convolution's sums are formed.
    package enum ConvolutionAlgorithm: Sendable {
        /// Tap by tap.
        case direct
        /// Tiles of 4 × 4 outputs through transformed pictures and kernels: 36 products where the
        /// direct sums take 144, and an error some times larger.
        ///
        /// - SeeAlso: Lavin and Gray, "Fast Algorithms for Convolutional Neural Networks", 2016,
        ///   <https://arxiv.org/abs/1509.09308>.
        case winograd

        var kind: dnnl_alg_kind_t {
            switch self {
            case .direct: dnnl_convolution_direct
            case .winograd: dnnl_convolution_winograd
            }
        }
    }

    /// The convolution itself, then ReLU on its way out when asked.
    package static func convolution(
        source: Layout, weights: Layout, bias: Layout?, destination: Layout, window: Window,
        isTraining: Bool, postReLU: Bool, algorithm: ConvolutionAlgorithm = .direct
    ) throws(DNNLError) -> Operation {
        var source = source.descriptor
        var weights = weights.descriptor
        var bias = bias?.descriptor ?? dnnl_memory_desc_t()
        var destination = destination.descriptor
        var descriptor = dnnl_convolution_desc_t()
        let call = "dnnl_dilated_convolution_forward_desc_init"
        try check(
            dnnl_dilated_convolution_forward_desc_init(
                &descriptor, isTraining ? dnnl_forward_training : dnnl_forward_inference,
                algorithm.kind, &source, &weights, &bias, &destination,
                window.strides, window.gaps, window.paddings, window.paddings), call)
        return try Operation(&descriptor, postReLU: postReLU, call)
    }

    /// The gradient by the source.
    package static func convolutionBackwardData(
        sourceGradient: Layout, weights: Layout, destinationGradient: Layout, window: Window,
        algorithm: ConvolutionAlgorithm = .direct, forward: Operation
    ) throws(DNNLError) -> Operation {
        var source = sourceGradient.descriptor
        var weights = weights.descriptor
        var destination = destinationGradient.descriptor
        var descriptor = dnnl_convolution_desc_t()
        let call = "dnnl_dilated_convolution_backward_data_desc_init"
        try check(
            dnnl_dilated_convolution_backward_data_desc_init(
                &descriptor, algorithm.kind, &source, &weights, &destination,
                window.strides, window.gaps, window.paddings, window.paddings), call)
        return try Operation(&descriptor, hint: forward, call)
    }

    /// The gradients by the weights and the bias.
    package static func convolutionBackwardWeights(
        source: Layout, weightsGradient: Layout, biasGradient: Layout?,
        destinationGradient: Layout, window: Window, algorithm: ConvolutionAlgorithm = .direct,
        forward: Operation
    ) throws(DNNLError) -> Operation {
        var source = source.descriptor
        var weights = weightsGradient.descriptor
        var bias = biasGradient?.descriptor ?? dnnl_memory_desc_t()
        var destination = destinationGradient.descriptor
        var descriptor = dnnl_convolution_desc_t()
        let call = "dnnl_dilated_convolution_backward_weights_desc_init"
        try check(
            dnnl_dilated_convolution_backward_weights_desc_init(
                &descriptor, algorithm.kind, &source, &weights, &bias, &destination,
                window.strides, window.gaps, window.paddings, window.paddings), call)
        return try Operation(&descriptor, hint: forward, call)
    }
}
