import Rendering
import Testing

@Suite struct CorruptionTests {
    @Test("Each of MNIST-C's kinds is there under its published name")
    func names() {
        #expect(Corruption.allCases.count == 15)
        #expect(Corruption(rawValue: "canny_edges") == .cannyEdges)
    }
}
