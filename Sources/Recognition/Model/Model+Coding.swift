internal import Foundation
internal import Imaging
internal import NeuralNet
internal import NumeralCore

extension Model {
    /// The version of the notes below; another one is refused.
    public static let formatVersion = "numeral/1"

    /// The largest file that is read as a model, in bytes; the shipped one has 5 MB at most.
    public static let fileBytesMax = 256 << 20

    /// The notes in a model's safetensors metadata. Every file has each of them and no other, but
    /// for the last three.
    enum Note: String, CaseIterable {
        /// ``Model/formatVersion``.
        case format
        /// CRC-32 of the file as it is written without this note.
        case checksum
        /// A text.
        case name, recipe
        /// Decimal digits.
        case seed
        /// JSON.
        case network, classes, normalization, inputScaling, calibration, dataHashes, scores, history
        /// JSON; only where the model has them.
        case rejection, riskCurve, flattening
    }

    /// Reads a model file from its bytes.
    ///
    /// Everything in them is checked: the container, the checksum, each note, that the tensors
    /// are exactly the network's and finite. Whatever the bytes, the answer is a sound model or
    /// an error that says what is wrong.
    public init(_ bytes: [UInt8]) throws(ModelError) {
        let file: Safetensors
        do { file = try Safetensors(bytes, limits: Self.limits) } catch {
            throw .safetensors(error)
        }
        guard let format = file.metadata[Note.format.rawValue] else { throw .notNumeral }
        guard format == Self.formatVersion else { throw .unknownFormat(format) }
        if let key = file.metadata.keys.filter({ Note(rawValue: $0) == nil }).min() {
            throw .unknownNote(key: key)
        }
        let notes = Notes(texts: file.metadata)
        let (expected, actual) = (try notes.text(.checksum), try Self.checksum(of: file))
        guard expected == actual else { throw .wrongChecksum(expected: expected, actual: actual) }

        guard let seed = UInt64(try notes.text(.seed)) else {
            throw .wrongNote(key: Note.seed.rawValue, reason: "it must be a whole number")
        }
        try self.init(
            network: notes.value(.network), weights: Weights(tensors: file.tensors),
            classes: notes.value(.classes), normalization: notes.normalization(),
            flattening: notes.optional(.flattening),
            inputScaling: notes.value(.inputScaling), calibration: notes.value(.calibration),
            rejection: notes.optional(.rejection), riskCurve: notes.optional(.riskCurve),
            card: ModelCard(
                name: notes.text(.name), recipe: notes.text(.recipe), seed: seed,
                dataHashes: notes.value(.dataHashes), scores: notes.value(.scores),
                history: notes.value(.history)))
    }

    /// The model file: safetensors, the same bytes for the same model.
    public func encoded() throws(ModelError) -> [UInt8] {
        if let complaint = card.complaint {
            throw .invalidSetting(name: "card", reason: complaint)
        }
        var notes: [Note: String] = [
            .format: Self.formatVersion, .name: card.name, .recipe: card.recipe,
            .seed: String(card.seed), .network: try json(network, .network),
            .classes: try json(classes, .classes),
            .normalization: try json(normalization, .normalization),
            .inputScaling: try json(inputScaling, .inputScaling),
            .calibration: try json(calibration, .calibration),
            .dataHashes: try json(card.dataHashes, .dataHashes),
            .scores: try json(card.scores, .scores), .history: try json(card.history, .history),
        ]
        if let flattening { notes[.flattening] = try json(flattening, .flattening) }
        if let rejection { notes[.rejection] = try json(rejection, .rejection) }
        if let riskCurve { notes[.riskCurve] = try json(riskCurve, .riskCurve) }
        let texts = notes.map { ($0.key.rawValue, $0.value) }
        var file = Safetensors(
            tensors: weights.tensors, metadata: Dictionary(uniqueKeysWithValues: texts))
        file.metadata[Note.checksum.rawValue] = try Self.checksum(of: file)
        do { return try file.encoded(limits: Self.limits) } catch { throw .safetensors(error) }
    }

    private static var limits: Safetensors.Limits { .init(fileBytesMax: fileBytesMax) }

    static func checksum(of file: Safetensors) throws(ModelError) -> String {
        var file = file
        file.metadata[Note.checksum.rawValue] = nil
        do { return Checksum.text(try file.encoded(limits: limits)) } catch {
            throw .safetensors(error)
        }
    }

    private func json(_ value: some Encodable, _ note: Note) throws(ModelError) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do { return String(decoding: try encoder.encode(value), as: UTF8.self) } catch {
            throw .wrongNote(key: note.rawValue, reason: "\(error)")
        }
    }
}

extension Model {
    /// The notes of a file, read by name.
    private struct Notes {
        let texts: [String: String]

        func text(_ note: Note) throws(ModelError) -> String {
            guard let text = texts[note.rawValue] else {
                throw .missingNote(key: note.rawValue)
            }
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
}
