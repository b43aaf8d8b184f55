import Foundation
import Imaging
import NeuralNet
import NumeralCore
import Recognition
import TestSupport
import Testing

@Suite struct ModelFileTests {
    /// A model's file with its notes or tensors changed, and the checksum made to fit again.
    static func edited(_ edit: (inout Safetensors) -> Void) throws -> [UInt8] {
        var file = try Safetensors(tinyModel().encoded())
        edit(&file)
        file.metadata["checksum"] = nil
        file.metadata["checksum"] = crc32(try file.encoded())
        return try file.encoded()
    }

    /// Bit by bit, unlike the table that is tested with it.
    static func crc32(_ bytes: [UInt8]) -> String {
        var rest: UInt32 = .max
        for byte in bytes {
            rest ^= UInt32(byte)
            for _ in 0..<8 { rest = rest & 1 == 1 ? rest >> 1 ^ 0xEDB8_8320 : rest >> 1 }
        }
        let digits = String(~rest, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }

    static func refusal(_ edit: (inout Safetensors) -> Void) throws -> ModelError? {
        let bytes = try edited(edit)
        do throws(ModelError) {
            _ = try Model(bytes)
            return nil
        } catch {
            return error
        }
    }

    @Test func crc32IsTheCommonOne() {
        #expect(Self.crc32(Array("123456789".utf8)) == "cbf43926")
    }

    @Test func readsWhatItWrote() throws {
        let model = try tinyModel()
        #expect(try Model(model.encoded()) == model)
        #expect(try Model(model.encoded()).encoded() == model.encoded())
    }

    @Test("What a model has besides survives the file, and must be sound")
    func keepsRejectionAndRiskCurve() throws {
        let curve = RiskCurve(confidences: [0.9, 0.8, 0.7], isCorrect: [true, true, false])
        let model = try tinyModel(
            rejection: Rejection(slope: 2, offset: -1, threshold: 0.5), riskCurve: curve,
            steps: [.flatten(GlyphFlattening())])
        #expect(try Model(model.encoded()) == model)
        for (slope, threshold) in [(-1, 0.5), (Float.nan, 0.5), (1, 2), (1, Float.nan)] {
            #expect(throws: ModelError.self) {
                _ = try tinyModel(
                    rejection: Rejection(slope: slope, offset: 0, threshold: threshold))
            }
        }
        for window in [3, 10, 29] {
            let note = "[{\"flatten\":{\"window\":\(window)}}]"
            #expect(try Self.refusal { $0.metadata["preprocessing"] = note } != nil)
        }
        for note in [
            #"{"count":1,"points":[{"count":2,"wrongCount":0,"confidenceMin":0.5}]}"#,
            #"{"count":3,"points":[{"count":2,"wrongCount":3,"confidenceMin":0.5}]}"#,
            #"{"count":0,"points":[]}"#, #"{"count":3}"#,
        ] {
            #expect(try Self.refusal { $0.metadata["riskCurve"] = note } != nil, "\(note)")
        }
    }

    @Test func writesTheSameBytesForTheSameModel() throws {
        #expect(try tinyModel().encoded() == tinyModel().encoded())
        #expect(try tinyModel(seed: 2).encoded() != tinyModel().encoded())
    }

    @Test func writesAndReadsAFile() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "new/tiny.safetensors")
        let model = try tinyModel()
        try model.write(to: file)
        try model.write(to: file)
        #expect(try Model(contentsOf: file) == model)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/new")
        #expect(names == ["tiny.safetensors"])
        #expect(throws: ModelError.self) { try Model(contentsOf: folder) }
        #expect(throws: ModelError.self) { try Model(contentsOf: folder.appending(path: "none")) }
        #expect(throws: ModelError.self) {
            try model.write(to: file.appending(path: "under-a-file.safetensors"))
        }
    }

    @Test("Every truncation is refused")
    func refusesTruncation() throws {
        let bytes = try tinyModel().encoded()
        for length in bytes.indices {
            #expect(throws: ModelError.self) { try Model(Array(bytes.prefix(length))) }
        }
    }

    @Test("Every flipped bit is refused, in the header and in the weights")
    func refusesFlips() throws {
        let bytes = try tinyModel().encoded()
        for index in bytes.indices {
            var damaged = bytes
            damaged[index] ^= 1 << UInt8(index % 8)
            #expect(throws: ModelError.self, "byte \(index)") { try Model(damaged) }
        }
    }

    /// One small model of each kind.
    static func kinds() throws -> [Model] {
        let member = try tinyModel()
        return try [
            member,
            Model(
                .ensemble(Ensemble([member, tinyModel(seed: 2, steps: [.deskew])])),
                card: ModelCard(name: "both")),
        ] + ClassicalModels.all()
    }

    @Test func everyKindReadsWhatItWrote() throws {
        for model in try Self.kinds() {
            let bytes = try model.encoded()
            #expect(try Model(bytes) == model)
            #expect(try Model(bytes).encoded() == bytes)
        }
        #expect(try Set(Self.kinds().map(\.predictor.kind)) == Set(Predictor.Kind.allCases))
    }

    @Test(
        "2,000 mutations, the checksum made to fit: a clear error, or a model that answers",
        arguments: Predictor.Kind.allCases)
    func survivesMutation(kind: Predictor.Kind) throws {
        let sound = try #require(Self.kinds().first { $0.predictor.kind == kind }).encoded()
        var generator = SplitMix64(seed: 2)
        let glyphs = randomGlyphs(count: 1, seed: 1)
        var (refused, answered, reasons) = (0, 0, Set<String>())
        for _ in 0..<2000 {
            var bytes = sound
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                bytes.mutate(using: &generator)
            }
            if var file = try? Safetensors(bytes) {
                file.metadata["checksum"] = nil
                file.metadata["checksum"] = Self.crc32(try file.encoded())
                bytes = try file.encoded()
            }
            do throws(ModelError) {
                let model = try Model(bytes)
                answered += 1
                #expect(try Model(model.encoded()) == model)
                let predictions = try? GlyphClassifier(model).classify(glyphs)
                #expect(predictions?.count ?? 1 == 1)
            } catch {
                refused += 1
                reasons.insert("\(error)")
            }
        }
        #expect(refused > 1000 && answered > 50 && reasons.count > 100)
    }

    @Test("Notes in JSON are mutated one by one, byte by byte")
    func survivesMutatedNotes() throws {
        let keys = [
            "network", "classes", "normalization", "preprocessing", "calibration", "scores",
        ]
        let picture = GrayImage(
            width: 9, height: 9, pixels: (0..<81).map { $0 % 10 == 4 ? 0 : 255 })
        for key in keys {
            var generator = SplitMix64(seed: 3)
            for _ in 0..<150 {
                let bytes = try Self.edited { file in
                    var note = Array((file.metadata[key] ?? "").utf8)
                    let index = Int.random(in: 0..<note.count, using: &generator)
                    note[index] = Array("0123456789-.e,:\"[]{}xX ".utf8).randomElement(
                        using: &generator)!
                    file.metadata[key] = String(decoding: note, as: UTF8.self)
                }
                guard let model = try? Model(bytes) else { continue }
                // What was not refused must work on a real picture.
                _ = try? Reader(model).read(picture)
            }
        }
    }

    @Test func namesWhatIsMissing() throws {
        #expect(try Self.refusal { $0.metadata["recipe"] = nil } == .missingNote(key: "recipe"))
        #expect(try Self.refusal { $0.metadata["recipes"] = "" } == .unknownNote(key: "recipes"))
        #expect(try Self.refusal { $0.metadata["format"] = nil } == .notNumeral)
        #expect(
            try Self.refusal { $0.metadata["format"] = "numeral/2" } == .unknownFormat("numeral/2"))
        #expect(
            try Self.refusal { $0.tensors.removeAll { $0.name == "2.bias" } }
                == .weights(.missing(name: "2.bias", shape: [10])))
        #expect(
            try Self.refusal { $0.tensors.append(.init(name: "3.bias", shape: [], scalars: [1])) }
                == .weights(.unexpected(name: "3.bias")))
        #expect(
            try Self.refusal { $0.metadata["classes"] = #"["0","1"]"# }
                == .wrongOutput([10], expected: 2))
        #expect(try Self.refusal { $0.metadata["seed"] = "-1" } != nil)
        #expect(try Self.refusal { $0.metadata["calibration"] = #"{"temperature":0}"# } != nil)
        #expect(try Self.refusal { $0.metadata["calibration"] = #"{"temperature":1e99}"# } != nil)
        #expect(
            try Self.refusal {
                $0.metadata["preprocessing"] = #"[{"scale":{"mean":0,"deviation":0}}]"#
            } != nil)
        #expect(try Self.refusal { $0.metadata["name"] = "two\nlines" } != nil)
        #expect(try Self.refusal { _ in } == nil)
    }

    @Test("Values that would divide by zero or not fit are refused before they are used")
    func refusesNormalization() throws {
        for (setting, value) in [
            ("boxSide", "0"), ("boxSide", "29"), ("supersampledSide", "0"),
            ("strokeWidthThickened", "10.5"), ("strokeWidthThickened", "-1"),
        ] {
            let refusal = try Self.refusal { file in
                let note = file.metadata["normalization"] ?? ""
                file.metadata["normalization"] = note.replacing(
                    try! Regex("\"\(setting)\":[-0-9.]+"), with: "\"\(setting)\":\(value)")
            }
            guard case .invalidSetting("normalization", let reason) = refusal else {
                Issue.record("\(setting) = \(value) gave \(String(describing: refusal))")
                continue
            }
            #expect(reason.contains("strokeWidth") || reason.contains(setting))
        }
    }

    @Test("A setting that the file is too old to have gets its default; a foreign one is refused")
    func bearsNewSettings() throws {
        let old = try Self.edited { file in
            let note = file.metadata["normalization"] ?? ""
            file.metadata["normalization"] = note.replacing(
                /"boxSide":20,/, with: ""
            ).replacing(/"traceInkMin":[0-9]+/, with: "\"traceInkMin\":17")
        }
        let normalization = try Model(old).normalization
        #expect(normalization.boxSide == 20 && normalization.traceInkMin == 17)
        let refusal = try Self.refusal { file in
            file.metadata["normalization"] = #"{"boxSize":20}"#
        }
        #expect(
            refusal == .wrongNote(key: "normalization", reason: "there is no setting 'boxSize'"))
        #expect(try Self.refusal { $0.metadata["normalization"] = "[]" } != nil)
        #expect(try Self.refusal { $0.metadata["normalization"] = #"{"boxSide":"a"}"# } != nil)
    }

    @Test func takesOtherNormalization() throws {
        var normalization = GlyphNormalization.standard
        normalization.traceInkMin = 33
        let model = try tinyModel().normalized(by: normalization)
        #expect(try Model(model.encoded()).normalization == normalization)
        normalization.boxSide = 0
        #expect(throws: ModelError.self) { try model.normalized(by: normalization) }
    }

    @Test func refusesANetworkThatTakesNoGlyph() throws {
        let network = Network(input: [1, 14, 14]) {
            Flatten()
            Dense(10)
        }
        #expect(throws: ModelError.wrongInput([1, 14, 14], expected: [1, 28, 28])) {
            try Model(
                .network(network, Weights(initializing: network, seed: 1)),
                card: ModelCard(name: "x"))
        }
    }

    @Test func refusesACardThatCannotBeWritten() throws {
        var model = try tinyModel()
        model.card.scores = [.init(set: "s", count: 1, accuracy: .nan, loss: 0)]
        #expect(throws: ModelError.self) { try model.encoded() }
    }
}
