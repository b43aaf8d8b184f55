import Classical
import Testing

@Suite struct ClassicalErrorTests {
    @Test func whatIsWrongIsSaidInTheSettingsOwnWords() {
        let setting = ClassicalError.setting(name: "penalty", reason: "is 0: it must be above 0")
        #expect(setting.description == "penalty is 0: it must be above 0")
        #expect(
            ClassicalError.samples(reason: "there are no samples").description
                == "there are no samples")
        #expect(
            ClassicalError.parts(reason: "weights: 3 of 4").description
                == "weights: 3 of 4: train again, or copy the file again")
        #expect(ClassicalError.stopped.description.contains("stopped"))
    }
}
