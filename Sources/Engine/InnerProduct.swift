internal import CDNNL

/// The three operations of a dense layer: destination = source · weightsᵀ + bias.
///
/// The source is [batch, feature] or [batch, channel, row, column], the weights have the same axes
/// after [unit], the destination is [batch, unit].
extension Operation {
    /// The product itself, then ReLU on its way out when asked.
    package static func innerProduct(
        source: Layout, weights: Layout, bias: Layout?, destination: Layout, isTraining: Bool,
        postReLU: Bool
    ) throws(DNNLError) -> Operation {
        var source = source.descriptor
        var weights = weights.descriptor
        var bias = bias?.descriptor ?? dnnl_memory_desc_t()
        var destination = destination.descriptor
        var descriptor = dnnl_inner_product_desc_t()
        let call = "dnnl_inner_product_forward_desc_init"
        try check(
            dnnl_inner_product_forward_desc_init(
                &descriptor, isTraining ? dnnl_forward_training : dnnl_forward_inference,
                &source, &weights, &bias, &destination), call)
        return try Operation(&descriptor, postReLU: postReLU, call)
    }

    /// The gradient by the source.
    package static func innerProductBackwardData(
        sourceGradient: Layout, weights: Layout, destinationGradient: Layout, forward: Operation
    ) throws(DNNLError) -> Operation {
        var source = sourceGradient.descriptor
        var weights = weights.descriptor
        var destination = destinationGradient.descriptor
        var descriptor = dnnl_inner_product_desc_t()
        let call = "dnnl_inner_product_backward_data_desc_init"
        try check(
            dnnl_inner_product_backward_data_desc_init(
                &descriptor, &source, &weights, &destination), call)
        return try Operation(&descriptor, hint: forward, call)
    }

    /// The gradients by the weights and the bias.
    package static func innerProductBackwardWeights(
        source: Layout, weightsGradient: Layout, biasGradient: Layout?,
        destinationGradient: Layout, forward: Operation
    ) throws(DNNLError) -> Operation {
        var source = source.descriptor
        var weights = weightsGradient.descriptor
        var bias = biasGradient?.descriptor ?? dnnl_memory_desc_t()
        var destination = destinationGradient.descriptor
        var descriptor = dnnl_inner_product_desc_t()
        let call = "dnnl_inner_product_backward_weights_desc_init"
        try check(
            dnnl_inner_product_backward_weights_desc_init(
                &descriptor, &source, &weights, &bias, &destination), call)
        return try Operation(&descriptor, hint: forward, call)
    }
}
