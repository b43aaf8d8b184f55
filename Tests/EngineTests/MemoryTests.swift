import Engine
import Testing

@Suite struct MemoryTests {
    @Test func plainMemoryIsZeroedAndRowMajor() throws {
        let memory = try Memory(.plain([2, 3, 4]))
        #expect(memory.layout.byteCount == 96)
        #expect(memory.floats.count == 24 && memory.floats.allSatisfy { $0 == 0 })
        #expect(UInt(bitPattern: memory.floats.baseAddress) % 64 == 0)
    }

    @Test func layoutsCompareByShapeAndOrder() throws {
        #expect(try Layout.plain([2, 3]) == Layout.plain([2, 3]))
        #expect(try Layout.plain([2, 3]) != Layout.plain([3, 2]))
    }

    @Test("Into the layout that a convolution chose and back: the same bytes")
    func reorderingLosesNothing() throws {
        let convolution = try Operation.convolution(
            source: .any([2, 5, 6, 7]), weights: .any([18, 5, 3, 3]), bias: nil,
            destination: .any([2, 18, 4, 5]),
            window: Window(kernel: [3, 3], stride: [1, 1], padding: [0, 0]), isTraining: true,
            postReLU: false)
        let plain = try Memory(.plain([18, 5, 3, 3]))
        for index in plain.floats.indices { plain.floats[index] = Float(index) }
        let packed = try Memory(#require(convolution.layout(.weights)))
        let back = try Memory(plain.layout)
        let stream = try Stream()
        for (from, to) in [(plain, packed), (packed, back)] {
            try Call(
                Operation(reorder: from.layout, to: to.layout),
                [(.source, from), (.destination, to)], scratch: Scratch()
            ).run(on: stream)
        }
        #expect(back.floats.elementsEqual(plain.floats))
    }

    @Test func twoMemoriesMayShareBytes() throws {
        let memory = try Memory(.plain([2, 6]))
        let view = try Memory(.plain([3, 4]), over: memory)
        view.floats[7] = 5
        #expect(memory.floats[7] == 5 && view.isSameStorage(as: memory))
    }

    @Test func refusalsNameTheCall() throws {
        let error = #expect(throws: DNNLError.self) {
            try Operation.convolution(
                source: .any([1, 2, 5, 5]), weights: .any([4, 3, 3, 3]), bias: nil,
                destination: .any([1, 4, 3, 3]),
                window: Window(kernel: [3, 3], stride: [1, 1], padding: [0, 0]),
                isTraining: false, postReLU: false)
        }
        #expect(
            error?.description
                == """
                oneDNN: dnnl_dilated_convolution_forward_desc_init: the arguments do not fit \
                together: check the layer's shapes
                """)
    }

    @Test func productsCountTheirOperations() throws {
        let gemm = Gemm(extent: 16, threadCount: 1)
        #expect(try gemm.multiply(count: 3) == 3 * 2 * 16 * 16 * 16)
    }
}
