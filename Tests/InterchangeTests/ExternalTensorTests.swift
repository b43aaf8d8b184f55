import Foundation
import Interchange
import NumeralCore
import Recognition
import SwiftProtobuf
import Testing

/// Weights in a file beside, which anyone may have named.
@Suite struct ExternalTensorTests {
    /// A folder with the file and its weights, gone afterwards.
    static func inFolder(_ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "external-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for name in ["external.onnx", "external.onnx.data"] {
            try FileManager.default.copyItem(
                at: KindTests.folder.appending(path: name), to: folder.appending(path: name))
        }
        try body(folder)
    }

    /// What the import says after a change of each tensor's entries.
    static func answer(_ folder: URL, _ edit: (inout [String: String]) -> Void) throws -> String {
        let sound = try ONNXModelProto(
            serializedBytes: [UInt8](Data(contentsOf: folder.appending(path: "external.onnx"))))
        var file = sound
        for index in file.graph.initializer.indices {
            let old = file.graph.initializer[index].externalData
            var entries = Dictionary(uniqueKeysWithValues: old.map { ($0.key, $0.value) })
            edit(&entries)
            file.graph.initializer[index].externalData = entries.map { key, value in
                var entry = ONNXStringStringEntryProto()
                (entry.key, entry.value) = (key, value)
                return entry
            }
        }
        let target = folder.appending(path: "edited.onnx")
        try Data(file.serializedBytes() as [UInt8]).write(to: target)
        do throws(ONNXImportError) {
            _ = try ImportedModel(onnx: target, .init(card: ModelCard(name: "edited")))
            return "accepted"
        } catch { return "\(error)" }
    }

    // What is asked is worked out before it is expected: closures within macros within closures
    // make the compiler of Swift 6.3.1 crash.
    @Test("Only a plain file beside is read, whatever its name")
    func readsOnlyBeside() throws {
        let names = [
            "", ".", "..", "inner/weights", "./external.onnx.data", "inner", "link", "pipe",
            "missing", "../external.onnx.data", "a\\external.onnx.data", "external.onnx.data\0",
            Self.absolute,
        ]
        var answers: [String: String] = [:]
        var (sound, unnamed) = ("", "")
        try Self.inFolder { folder in
            sound = try Self.answer(folder) { _ in }
            unnamed = try Self.answer(folder) { $0["location"] = nil }
            let inner = folder.appending(path: "inner")
            try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
            let data = folder.appending(path: "external.onnx.data")
            try FileManager.default.copyItem(at: data, to: inner.appending(path: "weights"))
            try FileManager.default.createSymbolicLink(
                at: folder.appending(path: "link"), withDestinationURL: data)
            mkfifo(folder.appending(path: "pipe").path, 0o600)
            for name in names {
                answers[name] = try Self.answer(folder) {
                    $0["location"] = name == Self.absolute ? data.path : name
                }
            }
        }
        #expect(sound == "accepted")
        #expect(unnamed.hasPrefix("tensor 'tensor"))
        #expect(answers.count == names.count)
        for (name, answer) in answers {
            #expect(answer.hasPrefix("tensor 'tensor"), "\(name): \(answer)")
        }
    }

    /// Stands for the whole path of the weights.
    private static let absolute = "(absolute)"

    @Test(
        "Numbers that are not there, or that claim more than a model may have",
        arguments: [
            ("offset", "-1", "no number of 0 or more"), ("offset", "x", "no number of 0 or more"),
            ("offset", "5900", "ends before"), ("offset", "\(Int.max)", "tensor '"),
            ("length", "1000000", "ends before"), ("length", "\(Int.max)", "a model at most"),
            ("length", "4", "do not fill"),
            // To the end of the file: more than the first tensor has.
            ("length", nil, "do not fill"),
        ])
    func checksPlaces(key: String, value: String?, words: String) throws {
        var answer = ""
        try Self.inFolder { folder in answer = try Self.answer(folder) { $0[key] = value } }
        #expect(answer.contains(words), "\(answer)")
    }

    @Test("Bytes alone do not say where the file is")
    func needsTheFile() throws {
        let bytes = try [UInt8](Data(contentsOf: KindTests.folder.appending(path: "external.onnx")))
        let error = #expect(throws: ONNXImportError.self) {
            try ImportedModel(onnx: bytes, .init(card: ModelCard(name: "bytes")))
        }
        #expect("\(try #require(error))".contains("another file"))
    }
}
