internal import CDNNL

/// The queue that operations run on: on a CPU each call returns when its work is done.
package final class Stream {
    let handle: dnnl_stream_t

    package init() throws(DNNLError) {
        var handle: dnnl_stream_t?
        let flags = dnnl_stream_default_flags.rawValue
        try check(
            dnnl_stream_create(&handle, Processor.engine(), flags), "dnnl_stream_create")
        // A successful call always sets the handle.
        self.handle = handle!
    }

    deinit { dnnl_stream_destroy(handle) }
}
