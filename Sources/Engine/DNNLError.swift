internal import CDNNL

/// A call into oneDNN that did not succeed.
///
/// oneDNN reports a bare status; the name of the call is what makes it possible to act on.
public struct DNNLError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The raw `dnnl_status_t`.
    public let status: UInt32
    /// The C function that returned it.
    public let call: String

    public var description: String {
        "oneDNN: \(call): \(meaning)"
    }

    private var meaning: String {
        switch dnnl_status_t(rawValue: status) {
        case dnnl_out_of_memory: "out of memory: use a smaller batch or network"
        case dnnl_invalid_arguments: "the arguments do not fit together: check the layer's shapes"
        case dnnl_unimplemented: "this processor or version has no such operation: change the layer"
        case dnnl_runtime_error: "failed while running: check the machine's memory and limits"
        default: "status \(status): see dnnl_status_t in oneDNN 2.6"
        }
    }
}

/// Turns a oneDNN status into a thrown error. The only place that reads one.
func check(_ status: dnnl_status_t, _ call: String) throws(DNNLError) {
    if status != dnnl_success {
        throw DNNLError(status: status.rawValue, call: call)
    }
}
