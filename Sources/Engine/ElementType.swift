internal import CDNNL

/// How the elements of a tensor are stored.
package enum ElementType: Sendable, Hashable, CaseIterable {
    /// IEEE 754 binary32.
    case float32
    /// The upper half of a binary32: its range, and 8 bits of precision.
    ///
    /// - SeeAlso: Kalamkar and others, "A Study of BFLOAT16 for Deep Learning Training", 2019,
    ///   <https://arxiv.org/abs/1905.12322>.
    case bfloat16

    var dataType: dnnl_data_type_t {
        switch self {
        case .float32: dnnl_f32
        case .bfloat16: dnnl_bf16
        }
    }
}
