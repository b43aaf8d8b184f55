internal import CDNNL

/// Each channel to mean 0 and deviation 1, then scaled and shifted by learnt numbers.
///
/// In training the mean and the (biased) variance of the batch are written; in inference they are
/// read. Scale, shift, mean and variance are [channel].
extension Operation {
    /// - Parameter postReLU: also zeroes what is negative; in training it then writes which were:
    ///   ``Role/workspace``.
    package static func batchNormalization(
        source: Layout, epsilon: Float, isTraining: Bool, postReLU: Bool
    ) throws(DNNLError) -> Operation {
        var source = source.descriptor
        var descriptor = dnnl_batch_normalization_desc_t()
        var flags = dnnl_use_scale.rawValue | dnnl_use_shift.rawValue
        if postReLU { flags |= dnnl_fuse_norm_relu.rawValue }
        if !isTraining { flags |= dnnl_use_global_stats.rawValue }
        let call = "dnnl_batch_normalization_forward_desc_init"
        try check(
            dnnl_batch_normalization_forward_desc_init(
                &descriptor, isTraining ? dnnl_forward_training : dnnl_forward_inference,
                &source, epsilon, flags), call)
        return try Operation(&descriptor, call)
    }

    package static func batchNormalizationBackward(
        gradient: Layout, source: Layout, epsilon: Float, postReLU: Bool, forward: Operation
    ) throws(DNNLError) -> Operation {
        var gradient = gradient.descriptor
        var source = source.descriptor
        var descriptor = dnnl_batch_normalization_desc_t()
        var flags = dnnl_use_scale.rawValue | dnnl_use_shift.rawValue
        if postReLU { flags |= dnnl_fuse_norm_relu.rawValue }
        let call = "dnnl_batch_normalization_backward_desc_init"
        try check(
            dnnl_batch_normalization_backward_desc_init(
                &descriptor, dnnl_backward, &gradient, &source, epsilon, flags), call)
        return try Operation(&descriptor, hint: forward, call)
    }
}
