internal import CDNNL

/// A function of each number alone. Source and destination may be the same memory.
extension Operation {
    package enum Elementwise: Sendable, Hashable {
        /// `max(0, x)`.
        case rectifier
        /// `x` where it is positive, else `slope · x`; a slope of 0 or more.
        case leakyRectifier(slope: Float)
        /// `x` where it is positive, else `alpha · (eˣ − 1)`; an alpha of 0 or more.
        case exponentialUnit(alpha: Float)
        /// `1 / (1 + e⁻ˣ)`.
        case logistic
        /// `tanh x`.
        case hyperbolicTangent

        /// In training the backward pass reads the destination, so that it can be in place.
        func algorithm(isTraining: Bool) -> dnnl_alg_kind_t {
            switch self {
            case .rectifier, .leakyRectifier:
                isTraining ? dnnl_eltwise_relu_use_dst_for_bwd : dnnl_eltwise_relu
            case .exponentialUnit:
                isTraining ? dnnl_eltwise_elu_use_dst_for_bwd : dnnl_eltwise_elu
            case .logistic:
                isTraining ? dnnl_eltwise_logistic_use_dst_for_bwd : dnnl_eltwise_logistic
            case .hyperbolicTangent:
                isTraining ? dnnl_eltwise_tanh_use_dst_for_bwd : dnnl_eltwise_tanh
            }
        }

        /// What oneDNN calls alpha.
        var parameter: Float {
            switch self {
            case .leakyRectifier(let slope): slope
            case .exponentialUnit(let alpha): alpha
            case .rectifier, .logistic, .hyperbolicTangent: 0
            }
        }
    }

    package static func elementwise(
        _ function: Elementwise, _ layout: Layout, isTraining: Bool
    ) throws(DNNLError) -> Operation {
        var layout = layout.descriptor
        var descriptor = dnnl_eltwise_desc_t()
        let call = "dnnl_eltwise_forward_desc_init"
        try check(
            dnnl_eltwise_forward_desc_init(
                &descriptor, isTraining ? dnnl_forward_training : dnnl_forward_inference,
                function.algorithm(isTraining: isTraining), &layout, function.parameter, 0), call)
        return try Operation(&descriptor, call)
    }

    /// The gradient times the function's derivative, told from its value.
    ///
    /// A convolution with a fused ReLU has no such forward operation of its own: make one with
    /// ``elementwise(_:_:isTraining:)`` for the hint; it need never run.
    package static func elementwiseBackward(
        _ function: Elementwise, gradient: Layout, destination: Layout, forward: Operation
    ) throws(DNNLError) -> Operation {
        var gradient = gradient.descriptor
        var destination = destination.descriptor
        var descriptor = dnnl_eltwise_desc_t()
        let call = "dnnl_eltwise_backward_desc_init"
        try check(
            dnnl_eltwise_backward_desc_init(
                &descriptor, function.algorithm(isTraining: true), &gradient, &destination,
                function.parameter, 0), call)
        return try Operation(&descriptor, hint: forward, call)
    }
}
