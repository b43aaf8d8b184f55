import Engine
import Testing

@Suite struct ProcessorTests {
    /// Half of the smallest normal number: 0 when denormals are flushed.
    @inline(never) private func half(_ value: Float) -> Float { value * 0.5 }

    @Test(arguments: [1, 2])
    func denormalsAreZeroInsideAndBackOutside(threadCount: Int) {
        let tiny = Float.leastNormalMagnitude
        #expect(half(tiny) > 0)
        let inside = Processor.flushingDenormals(threadCount: threadCount) { half(tiny) }
        #expect(inside == 0)
        #expect(half(tiny) > 0)
    }
}
