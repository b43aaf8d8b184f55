import Evaluation
import Testing

@Suite struct TextTableTests {
    @Test("The first column stands to the left, the others to the right of the widest cell")
    func aligns() {
        #expect(
            aligned([["class", "n", "share"], ["×", "1000", "5 %"], ["all", "", "12.5 %"]]) == """
                class     n   share
                ×      1000     5 %
                all          12.5 %
                """)
        #expect(aligned([["alone"]]) == "alone")
        #expect(aligned([]) == "")
    }
}
