internal import Files
internal import Imaging
internal import NumeralCore

extension Model {
    /// The version of the notes below; another one is refused.
    public static let formatVersion = "numeral/1"

    /// The way from a picture to a glyph before it had a name in the file.
    private static let unnamedPipeline = "ink/1"

    /// The largest file that is read as a model, in bytes; the shipped one has 5 MB at most.
    public static let fileBytesMax = 256 << 20

    /// Reads a model file from its bytes.
    ///
    /// Everything in them is checked: the container, the checksum, each note, that the tensors
    /// are exactly those of what was learned, and finite. Whatever the bytes, the answer is a sound
    /// model or an error that says what is wrong.
    public init(_ bytes: [UInt8]) throws(ModelError) {
        let file: Safetensors
        do { file = try Safetensors(bytes, limits: Self.limits) } catch {
            throw .safetensors(error)
        }
        guard let format = file.metadata[ModelNotes.Note.format.rawValue] else {
            throw .notNumeral
        }
        guard format == Self.formatVersion else { throw .unknownFormat(format) }
        var notes = try ModelNotes(texts: file.metadata)
        let (expected, actual) = (try notes.text(.checksum), try Self.checksum(of: file))
        guard expected == actual else { throw .wrongChecksum(expected: expected, actual: actual) }
        let pipeline = notes[.pipeline] ?? Self.unnamedPipeline
        guard pipeline == GlyphNormalization.pipeline else { throw .otherPipeline(pipeline) }
        notes.remove(.format)
        notes.remove(.pipeline)
        notes.remove(.checksum)
        try self.init(notes, ModelTensors(file.tensors))
    }

    /// The model file: safetensors, the same bytes for the same model.
    public func encoded() throws(ModelError) -> [UInt8] {
        var (notes, tensors) = try parts()
        notes[.format] = Self.formatVersion
        notes[.pipeline] = GlyphNormalization.pipeline
        var file = Safetensors(tensors: tensors.all, metadata: notes.texts)
        file.metadata[ModelNotes.Note.checksum.rawValue] = try Self.checksum(of: file)
        do { return try file.encoded(limits: Self.limits) } catch { throw .safetensors(error) }
    }

    /// What a model file notes of the model beside its tensors: texts, some of them JSON, by name.
    ///
    /// For files of other formats that hold the tensors in their own way.
    package func noteTexts() throws(ModelError) -> [String: String] { try parts().0.texts }

    /// Puts a model together from ``noteTexts()`` and the tensors of a model file.
    ///
    /// Both may be foreign: they are checked as those of a model file are.
    package init(
        noteTexts: [String: String], tensors: [Safetensors.Tensor]
    ) throws(ModelError) {
        try self.init(ModelNotes(texts: noteTexts), ModelTensors(tensors))
    }

    /// Puts a model together from what a file holds, or a part of one.
    init(_ notes: ModelNotes, _ tensors: ModelTensors) throws(ModelError) {
        guard let seed = UInt64(try notes.text(.seed)) else {
            throw .wrongNote(
                key: ModelNotes.Note.seed.rawValue, reason: "it must be a whole number")
        }
        try self.init(
            Predictor(notes, tensors), classes: notes.value(.classes),
            normalization: notes.normalization(), preprocessing: notes.value(.preprocessing),
            calibration: notes.value(.calibration), rejection: notes.optional(.rejection),
            riskCurve: notes.optional(.riskCurve),
            card: ModelCard(
                name: notes.text(.name), recipe: notes.text(.recipe), seed: seed,
                dataHashes: notes.value(.dataHashes), scores: notes.value(.scores),
                history: notes.value(.history)))
    }

    /// What a file holds of the model.
    func parts() throws(ModelError) -> (ModelNotes, ModelTensors) {
        if let complaint = card.complaint {
            throw .invalidSetting(name: "card", reason: complaint)
        }
        var (notes, tensors) = (ModelNotes(), ModelTensors())
        notes[.name] = card.name
        notes[.recipe] = card.recipe
        notes[.seed] = String(card.seed)
        try notes.set(.classes, to: classes)
        try notes.set(.normalization, to: normalization)
        try notes.set(.preprocessing, to: preprocessing)
        try notes.set(.calibration, to: calibration)
        try notes.set(.dataHashes, to: card.dataHashes)
        try notes.set(.scores, to: card.scores)
        try notes.set(.history, to: card.history)
        if let rejection { try notes.set(.rejection, to: rejection) }
        if let riskCurve { try notes.set(.riskCurve, to: riskCurve) }
        try predictor.encode(to: &notes, &tensors)
        return (notes, tensors)
    }

    private static var limits: Safetensors.Limits { .init(fileBytesMax: fileBytesMax) }

    static func checksum(of file: Safetensors) throws(ModelError) -> String {
        var file = file
        file.metadata[ModelNotes.Note.checksum.rawValue] = nil
        do { return CRC32.text(try file.encoded(limits: limits)) } catch {
            throw .safetensors(error)
        }
    }
}
