internal import CDNNL

/// A compiled oneDNN primitive, with the layouts it chose. It holds no data: see ``Call``.
///
/// Many threads may run one operation at once, each with its own memories.
package final class Operation: @unchecked Sendable {
    // Proof: both handles are set once and never change; oneDNN documents executing one primitive
    // from several threads as safe when the scratchpad is the user's, and it always is here.
    let description: dnnl_primitive_desc_t
    let primitive: dnnl_primitive_t

    /// A tensor of an operation. In a backward operation the gradients stand under their own names.
    package enum Role: Sendable {
        case source, weights, bias, destination
        case sourceGradient, weightsGradient, biasGradient, destinationGradient
        case mean, variance, scale, shift, scaleGradient, shiftGradient
        case workspace, scratchpad
    }

    init(
        _ descriptor: UnsafeRawPointer, postReLU: Bool = false, hint: Operation? = nil,
        _ call: String
    ) throws(DNNLError) {
        let attributes = try Attributes()
        if postReLU { try attributes.appendReLU() }
        var description: dnnl_primitive_desc_t?
        try check(
            dnnl_primitive_desc_create(
                &description, descriptor, attributes.handle, Processor.engine(), hint?.description),
            call)
        self.description = description!
        self.primitive = try Self.primitive(of: description!, call)
    }

    /// A copy from one layout to another.
    package init(reorder source: Layout, to destination: Layout) throws(DNNLError) {
        let attributes = try Attributes()
        let engine = try Processor.engine()
        var (source, destination) = (source.descriptor, destination.descriptor)
        var description: dnnl_primitive_desc_t?
        let call = "dnnl_reorder_primitive_desc_create"
        try check(
            dnnl_reorder_primitive_desc_create(
                &description, &source, engine, &destination, engine, attributes.handle), call)
        self.description = description!
        self.primitive = try Self.primitive(of: description!, call)
    }

    deinit {
        dnnl_primitive_destroy(primitive)
        dnnl_primitive_desc_destroy(description)
    }

    private static func primitive(
        of description: dnnl_primitive_desc_t, _ call: String
    ) throws(DNNLError) -> dnnl_primitive_t {
        var primitive: dnnl_primitive_t?
        let status = dnnl_primitive_create(&primitive, description)
        if status != dnnl_success { dnnl_primitive_desc_destroy(description) }
        try check(status, call)
        return primitive!
    }

    /// The layout that the operation chose for a tensor, or nil when it has no such tensor.
    package func layout(_ role: Role) -> Layout? {
        guard let query = role.query,
            let found = dnnl_primitive_desc_query_md(description, query, 0)
        else { return nil }
        let descriptor = found.pointee
        guard descriptor.ndims > 0 else { return nil }
        let shape = withUnsafeBytes(of: descriptor.dims) {
            $0.bindMemory(to: Int64.self).prefix(Int(descriptor.ndims)).map { Int($0) }
        }
        return Layout(shape: shape, descriptor: descriptor)
    }

    /// The name of oneDNN's implementation, such as `jit:avx512_core`.
    package var implementation: String {
        var name: UnsafePointer<CChar>?
        dnnl_primitive_desc_query(description, dnnl_query_impl_info_str, 0, &name)
        return name.map { String(cString: $0) } ?? "unknown"
    }
}

extension Operation.Role {
    /// What to ask the operation for; nil for the small tensors, which are plain vectors.
    fileprivate var query: dnnl_query_t? {
        switch self {
        case .source: dnnl_query_src_md
        case .weights: dnnl_query_weights_md
        case .destination: dnnl_query_dst_md
        case .sourceGradient: dnnl_query_diff_src_md
        case .weightsGradient: dnnl_query_diff_weights_md
        case .destinationGradient: dnnl_query_diff_dst_md
        case .workspace: dnnl_query_workspace_md
        case .scratchpad: dnnl_query_scratchpad_md
        default: nil
        }
    }

    /// The tensor's number in a call.
    var argument: Int32 {
        switch self {
        case .source: DNNL_ARG_SRC
        case .weights: DNNL_ARG_WEIGHTS
        case .bias: DNNL_ARG_BIAS
        case .destination: DNNL_ARG_DST
        case .sourceGradient: DNNL_ARG_DIFF_SRC
        case .weightsGradient: DNNL_ARG_DIFF_WEIGHTS
        case .biasGradient: DNNL_ARG_DIFF_BIAS
        case .destinationGradient: DNNL_ARG_DIFF_DST
        case .mean: DNNL_ARG_MEAN
        case .variance: DNNL_ARG_VARIANCE
        case .scale: DNNL_ARG_SCALE
        case .shift: DNNL_ARG_SHIFT
        case .scaleGradient: DNNL_ARG_DIFF_SCALE
        case .shiftGradient: DNNL_ARG_DIFF_SHIFT
        case .workspace: DNNL_ARG_WORKSPACE
        case .scratchpad: DNNL_ARG_SCRATCHPAD
        }
    }
}

/// Attributes of every operation here: the scratchpad is the caller's, so that threads can share.
struct Attributes: ~Copyable {
    let handle: dnnl_primitive_attr_t

    init() throws(DNNLError) {
        var handle: dnnl_primitive_attr_t?
        try check(dnnl_primitive_attr_create(&handle), "dnnl_primitive_attr_create")
        self.handle = handle!
        // Setting a known mode on a fresh attribute has no way to fail.
        dnnl_primitive_attr_set_scratchpad_mode(handle, dnnl_scratchpad_mode_user)
    }

    /// Adds a ReLU on the operation's way out.
    borrowing func appendReLU() throws(DNNLError) {
        var operations: dnnl_post_ops_t?
        try check(dnnl_post_ops_create(&operations), "dnnl_post_ops_create")
        defer { dnnl_post_ops_destroy(operations) }
        try check(
            dnnl_post_ops_append_eltwise(operations, 1, dnnl_eltwise_relu, 0, 0),
            "dnnl_post_ops_append_eltwise")
        try check(
            dnnl_primitive_attr_set_post_ops(handle, operations),
            "dnnl_primitive_attr_set_post_ops")
    }

    deinit { dnnl_primitive_attr_destroy(handle) }
}
