internal import CDNNL

/// The largest, or the mean, of each window of a picture.
extension Operation {
    package enum PoolingKind: Sendable {
        case max
        /// Padding is not counted.
        case average

        var algorithm: dnnl_alg_kind_t {
            switch self {
            case .max: dnnl_pooling_max
            case .average: dnnl_pooling_avg_exclude_padding
            }
        }
    }

    /// In training, a max pool also writes where each maximum stood: ``Role/workspace``.
    package static func pooling(
        _ kind: PoolingKind, source: Layout, destination: Layout, window: Window, isTraining: Bool
    ) throws(DNNLError) -> Operation {
        var source = source.descriptor
        var destination = destination.descriptor
        var descriptor = dnnl_pooling_desc_t()
        let call = "dnnl_pooling_forward_desc_init"
        try check(
            dnnl_pooling_forward_desc_init(
                &descriptor, isTraining ? dnnl_forward_training : dnnl_forward_inference,
                kind.algorithm, &source, &destination, window.strides, window.kernelExtents,
                window.paddings, window.endPaddings), call)
        return try Operation(&descriptor, call)
    }

    package static func poolingBackward(
        _ kind: PoolingKind, sourceGradient: Layout, destinationGradient: Layout, window: Window,
        forward: Operation
    ) throws(DNNLError) -> Operation {
        var source = sourceGradient.descriptor
        var destination = destinationGradient.descriptor
        var descriptor = dnnl_pooling_desc_t()
        let call = "dnnl_pooling_backward_desc_init"
        try check(
            dnnl_pooling_backward_desc_init(
                &descriptor, kind.algorithm, &source, &destination, window.strides,
                window.kernelExtents, window.paddings, window.endPaddings), call)
        return try Operation(&descriptor, hint: forward, call)
    }
}
