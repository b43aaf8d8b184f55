import Foundation
import NumeralCore
import Recognition
import Testing

/// The example of `Recognition.docc`, line by line.
@Suite struct LandingPageTests {
    @Test func anEmptyPageIsRead() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Models/default.safetensors").standardizedFileURL
        let model = try Model(contentsOf: file)
        let reader = try Reader(model)
        let picture = GrayImage(width: 280, height: 280, filledWith: 255)
        let reading = try reader.read(picture)
        switch reading.outcome {
        case .digit: print(reading.text, reading.confidence)
        case .blank: print("no ink")
        default: print(reading.reasons)
        }
        #expect(reading.outcome == .blank)
    }
}
