internal import CDNNL

/// ReLU: what is negative becomes zero. Source and destination may be the same memory.
extension Operation {
    package static func rectifier(
        _ layout: Layout, isTraining: Bool
    ) throws(DNNLError) -> Operation {
        var layout = layout.descriptor
        var descriptor = dnnl_eltwise_desc_t()
        let call = "dnnl_eltwise_forward_desc_init"
        // In training the backward pass reads the destination, so that ReLU can be in place.
        let kind = isTraining ? dnnl_eltwise_relu_use_dst_for_bwd : dnnl_eltwise_relu
        try check(
            dnnl_eltwise_forward_desc_init(
                &descriptor, isTraining ? dnnl_forward_training : dnnl_forward_inference,
                kind, &layout, 0, 0), call)
        return try Operation(&descriptor, call)
    }

    /// The gradient where the destination is positive, zero elsewhere.
    ///
    /// A convolution with a fused ReLU has no such forward operation of its own: make one with
    /// ``rectifier(_:isTraining:)`` for the hint; it need never run.
    package static func rectifierBackward(
        gradient: Layout, destination: Layout, forward: Operation
    ) throws(DNNLError) -> Operation {
        var gradient = gradient.descriptor
        var destination = destination.descriptor
        var descriptor = dnnl_eltwise_desc_t()
        let call = "dnnl_eltwise_backward_desc_init"
        try check(
            dnnl_eltwise_backward_desc_init(
                &descriptor, dnnl_eltwise_relu_use_dst_for_bwd, &gradient, &destination, 0, 0),
            call)
        return try Operation(&descriptor, hint: forward, call)
    }
}
