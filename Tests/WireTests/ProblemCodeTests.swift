import Testing
import Wire

@Suite struct ProblemCodeTests {
    @Test("Each code is in lower case, and has a title of its own")
    func areTold() {
        let titles = ProblemCode.allCases.map(\.title)
        #expect(Set(titles).count == titles.count)
        for code in ProblemCode.allCases {
            #expect(code.rawValue.wholeMatch(of: /[a-z]+(_[a-z]+)*/) != nil)
            #expect(code.title.first?.isUppercase == true && code.title.last != ".")
        }
    }

    @Test("What is of files is not said of requests")
    func areApart() {
        #expect(
            ProblemCode.allCases.filter { !$0.isOfAPI }.map(\.rawValue) == [
                "file_unreadable", "image_empty", "image_too_large", "reading_failed",
            ])
    }
}
