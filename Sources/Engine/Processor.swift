internal import CDNNL
internal import CKernels

/// The CPU as oneDNN sees it: one engine for the whole process, and the width of a thread.
package enum Processor {
    /// Runs a body with the calling thread's OpenMP width set, and puts the old width back.
    ///
    /// The width belongs to a system thread, not to a task: the body must not suspend. oneDNN reads
    /// it both when an operation is made and when it runs, so both must happen inside.
    package static func withThreads<Value, Failure: Error>(
        _ count: Int, _ body: () throws(Failure) -> Value
    ) throws(Failure) -> Value {
        precondition(count > 0, "a thread count is at least 1")
        let before = omp_get_max_threads()
        omp_set_num_threads(Int32(count))
        defer { omp_set_num_threads(before) }
        return try body()
    }

    /// Runs a body with denormal numbers taken as zero, on this thread and its OpenMP threads.
    package static func flushingDenormals<Value, Failure: Error>(
        threadCount: Int, _ body: () throws(Failure) -> Value
    ) throws(Failure) -> Value {
        let state = numeral_denormals_flush(Int32(threadCount))
        defer { numeral_denormals_restore(state, Int32(threadCount)) }
        return try body()
    }

    /// Whether the processor multiplies bfloat16 numbers, and is let to (`DNNL_MAX_CPU_ISA`).
    ///
    /// With AVX-512 alone oneDNN would take them apart first, which is slower than floats.
    package static var multipliesBFloat16: Bool {
        let needed = dnnl_cpu_isa_avx512_core_bf16.rawValue
        return dnnl_get_effective_cpu_isa().rawValue & needed == needed
    }

    /// The engine that every object is made from.
    static func engine() throws(DNNLError) -> dnnl_engine_t {
        try shared.get().handle
    }

    private struct Shared: @unchecked Sendable {
        // Proof: a CPU engine has no state of its own; oneDNN documents engines as safe to share
        // between threads. It is made once and lives as long as the process.
        let handle: dnnl_engine_t
    }

    private static let shared: Result<Shared, DNNLError> = {
        var handle: dnnl_engine_t?
        let status = dnnl_engine_create(&handle, dnnl_cpu, 0)
        guard status == dnnl_success, let handle else {
            return .failure(DNNLError(status: status.rawValue, call: "dnnl_engine_create"))
        }
        return .success(Shared(handle: handle))
    }()
}
