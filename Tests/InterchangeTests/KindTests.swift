import Foundation
import Interchange
import NeuralNet
import NumeralCore
import Recognition
import SwiftProtobuf
import Testing

/// What exporters write and what is easily read wrongly: Tests/ONNX/kinds.py made each.
@Suite struct KindTests {
    static let folder = ImportTests.folder.appending(path: "kinds")
    static let names =
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
        .filter { $0.hasSuffix(".onnx") }.map { String($0.dropLast(5)) }.sorted()

    static func imported(_ name: String) throws -> ImportedModel {
        try ImportedModel(
            onnx: folder.appending(path: "\(name).onnx"), .init(card: ModelCard(name: name)))
    }

    @Test func areThere() { #expect(Self.names.count == 24) }

    @Test("Each answers as onnxruntime says it does", arguments: names)
    func agreesWithOthers(name: String) throws {
        let theirs = try JSONDecoder().decode(
            [[Float]].self, from: Data(contentsOf: Self.folder.appending(path: "\(name).json")))
        let model = try Self.imported(name).model
        let ours = try GlyphClassifier(model).classify(foreignGlyphs)
        var difference: Float = 0
        for (row, prediction) in zip(theirs, ours) {
            for (value, symbol) in zip(row, Symbol.digits) {
                difference = max(difference, abs(value - prediction.probability(of: symbol)))
            }
        }
        #expect(theirs.count == foreignGlyphs.count)
        #expect(difference <= ImportTests.differenceMax)
        #expect(try Model(model.encoded()) == model)
    }

    @Test("A larger picture is a glyph with paper around it, and the model says so")
    func padsGlyphs() throws {
        let imported = try Self.imported("lenet-32")
        #expect(imported.model.preprocessing.steps == [.pad(GlyphPadding(margin: 2))])
        #expect(imported.notes.count == 1 && imported.notes[0].contains("32 × 32"))
        let scaled = try ImportedModel(
            onnx: Self.folder.appending(path: "dense-32.onnx"),
            .init(scaling: .mnist, card: ModelCard(name: "scaled")))
        // Paper first, as whoever pads pictures before scaling them does.
        #expect(
            scaled.model.preprocessing.steps == [.pad(GlyphPadding(margin: 2)), .scale(.mnist)])
    }

    @Test("What the scores do not depend on is left out, and said")
    func saysWhatIsLeftOut() throws {
        let notes = try Self.imported("argmax-second").notes
        #expect(notes.count == 1 && notes[0].contains("ArgMax '"))
        #expect(try Self.imported("unsorted").notes.isEmpty)
    }
}
