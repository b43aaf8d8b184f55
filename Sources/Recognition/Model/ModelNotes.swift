internal import Foundation
internal import Imaging

/// The notes in a model's safetensors metadata, by name.
struct ModelNotes {
    /// Every file has each of them and no other, but for those that are said to be optional.
    enum Note: String, CaseIterable {
        /// ``Model/formatVersion``.
        case format
        /// CRC-32 of the file as it is written without this note.
        case checksum
        /// ``GlyphNormalization/pipeline``.
        case pipeline
        /// A text.
        case name, recipe
        /// Decimal digits.
        case seed
        /// JSON.
        case classes, normalization, preprocessing, calibration, dataHashes, scores, history
        /// JSON; one of them, by the kind of ``Predictor``.
        case network, svm, linear, forest, neighbors, ensemble
        /// JSON; only where the model has them.
        case rejection, riskCurve
    }

    private(set) var texts: [String: String] = [:]

    init() {}

    /// Takes notes as a file has them and refuses any that no model has.
    init(texts: [String: String]) throws(ModelError) {
        if let key = texts.keys.filter({ Note(rawValue: $0) == nil }).min() {
            throw .unknownNote(key: key)
        }
        self.texts = texts
    }

    subscript(note: Note) -> String? {
        get { texts[note.rawValue] }
        set { texts[note.rawValue] = newValue }
    }

    mutating func remove(_ note: Note) { self[note] = nil }

    /// Notes a value as JSON, the same text for the same value.
    mutating func set(_ note: Note, to value: some Encodable) throws(ModelError) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do { self[note] = String(decoding: try encoder.encode(value), as: UTF8.self) } catch {
            throw .wrongNote(key: note.rawValue, reason: "\(error)")
        }
    }

    func text(_ note: Note) throws(ModelError) -> String {
        guard let text = self[note] else { throw .missingNote(key: note.rawValue) }
        return text
    }

    func optional<Value: Decodable>(_ note: Note) throws(ModelError) -> Value? {
        texts[note.rawValue] == nil ? nil : try value(note)
    }

    func value<Value: Decodable>(_ note: Note) throws(ModelError) -> Value {
        let text = try text(note)
        do {
            return try JSONDecoder().decode(Value.self, from: Data(text.utf8))
        } catch let error as DecodingError {
            throw .wrongNote(key: note.rawValue, reason: Self.reason(of: error))
        } catch {
            throw .wrongNote(key: note.rawValue, reason: "\(error)")
        }
    }

    /// The settings of the note; one that did not exist when the file was written has the
    /// value that it came with.
    ///
    /// A setting that no longer exists is an error: without it the glyphs may be others.
    func normalization() throws(ModelError) -> GlyphNormalization {
        let key = Note.normalization.rawValue
        let note = Data(try text(.normalization).utf8)
        guard let known = try? JSONEncoder().encode(GlyphNormalization.standard),
            let defaults = try? JSONSerialization.jsonObject(with: known) as? [String: Any],
            let settings = try? JSONSerialization.jsonObject(with: note) as? [String: Any]
        else { throw .wrongNote(key: key, reason: "it must be a JSON object") }
        if let unknown = settings.keys.filter({ defaults[$0] == nil }).min() {
            throw .wrongNote(key: key, reason: "there is no setting '\(unknown)'")
        }
        do {
            let merged = defaults.merging(settings) { _, setting in setting }
            let json = try JSONSerialization.data(withJSONObject: merged)
            return try JSONDecoder().decode(GlyphNormalization.self, from: json)
        } catch let error as DecodingError {
            throw .wrongNote(key: key, reason: Self.reason(of: error))
        } catch {
            throw .wrongNote(key: key, reason: "\(error)")
        }
    }

    /// Where in the JSON, and what.
    private static func reason(of error: DecodingError) -> String {
        let context: DecodingError.Context
        switch error {
        case .typeMismatch(_, let found), .valueNotFound(_, let found),
            .dataCorrupted(let found):
            context = found
        case .keyNotFound(_, let found): context = found
        @unknown default: return "\(error)"
        }
        let path = context.codingPath.map { key in
            key.intValue.map { "[\($0)]" } ?? ".\(key.stringValue)"
        }
        return (path.isEmpty ? "" : path.joined() + ": ") + context.debugDescription
    }
}
