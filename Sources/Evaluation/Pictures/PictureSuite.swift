public import Datasets
internal import NumeralCore
internal import Parallel
internal import PictureFiles
public import Recognition
public import Rendering

/// Whether everyday pictures are read: drawn by code that shares nothing with what reads them, as
/// files that go the whole way through the decoder and the reader.
public struct PictureSuite: Sendable {
    /// The pictures of the published figures.
    public static let standardSeed: UInt64 = 1
    /// Pictures of each kind, where nothing else is said.
    public static let standardCount = 500
    /// For each picture of a kind with one digit so many of a kind with several are drawn in all,
    /// photos and drawings each, and so many of blank paper: those must hardly ever fail.
    private static let rareShare = 2

    public let seed: UInt64
    public let settings: PictureSettings
    public let kinds: [PictureKind]
    /// How many pictures a kind with one digit has.
    public let countPerKind: Int

    public init(
        seed: UInt64 = PictureSuite.standardSeed, settings: PictureSettings = .measuring,
        kinds: [PictureKind] = PictureKind.all, countPerKind: Int = PictureSuite.standardCount
    ) {
        precondition(countPerKind > 0)
        (self.seed, self.settings, self.kinds) = (seed, settings, kinds)
        self.countPerKind = countPerKind
    }

    /// How many pictures of a kind are drawn.
    ///
    /// Kinds of several drawn symbols share twice a kind's count, so do those of photos.
    public func count(of kind: PictureKind) -> Int {
        guard case .several = kind else { return countPerKind }
        let total = Self.rareShare * countPerKind
        guard !kind.isPhoto else { return total }
        let kindCount = SeveralKind.allCases.count - 1
        return (total + kindCount - 1) / kindCount
    }

    /// One picture.
    ///
    /// - Parameter set: glyphs of digits; each kind begins at another one.
    public func picture(
        of kind: PictureKind, index: Int, from set: LabeledGlyphs
    ) throws(EvaluationError) -> SuitePicture {
        guard set.count > 0 else { throw .emptySet(name: set.name) }
        var generator = SplitMix64(
            seed: seed, path: kind.name.utf8.map(UInt64.init))
        let start = Int.random(in: 0..<set.count, using: &generator)
        // Spread over the set: its neighbours are of one writer.
        let stride = max(1, set.count / max(1, count(of: kind)))
        let first = (start + index * stride) % set.count
        var others = SplitMix64(seed: generator.next(), path: [UInt64(index)])
        func glyphs(_ count: Int) -> [(glyph: Glyph, label: Int)] {
            (0..<count).map { place in
                let next = Int.random(in: 0..<set.count, using: &others)
                return set[place == 0 ? first : next]
            }
        }
        if kind.isPhoto {
            let row = PhotographedRow(kind: kind, seed: seed, index: index, settings: settings)
            let digits = glyphs(row.digitCount)
            let bytes = JPEG.encode(
                row.picture(of: digits.map(\.glyph)), quality: row.scene.camera.quality,
                orientation: Orientation(rawValue: row.scene.camera.orientation) ?? .upright)
            return SuitePicture(
                kind: kind, index: index,
                truth: truth(of: kind, digits.first.map { set.classes[$0.label] }, isOver: false),
                bytes: bytes)
        }
        let scene = PictureScene(kind: kind, seed: seed, index: index, settings: settings)
        let digits = glyphs(scene.glyphCount)
        var inks = digits.map(\.glyph)
        if case .corrupted(let corruption) = kind {
            inks[0] = corruption.apply(to: inks[0], seed: seed, index: index)
        }
        let bytes: [UInt8]
        do throws(GzipError) { bytes = try scene.picture(of: inks).file() } catch {
            throw .picture(reason: "\(error)")
        }
        return SuitePicture(
            kind: kind, index: index,
            truth: truth(
                of: kind, digits.first.map { set.classes[$0.label] },
                isOver: scene.quarterTurns == 2),
            bytes: bytes)
    }

    /// - Parameter isOver: whether the picture stands upside down.
    func truth(of kind: PictureKind, _ symbol: Symbol?, isOver: Bool) -> PictureTruth {
        switch kind {
        case .several: return .several
        case .blank: return .blank
        case .drawn, .corrupted:
            guard let symbol else { preconditionFailure("\(kind) has a digit") }
            // Upside down a 6 is a 9.
            let other: Symbol? = symbol == .six ? .nine : symbol == .nine ? .six : nil
            return .digit(
                symbol, alternatives: isOver ? [other].compactMap(\.self) : [],
                allowsRefusal: kind.allowsRefusal)
        }
    }

    /// Draws and reads everything.
    ///
    /// - Parameters:
    ///   - threadCount: how many pictures are worked on at a time; it changes nothing but the time.
    ///   - onPart: is told what comes next, for people who wait.
    public func measure(
        _ reader: Reader, on set: LabeledGlyphs, threadCount: Int = 1,
        onPart: (String) -> Void = { _ in }
    ) throws(EvaluationError) -> PictureRecord {
        var rows: [PictureRecord.Row] = []
        var misreads: [PictureRecord.Misread] = []
        for kind in kinds {
            onPart(kind.name)
            let answers = try concurrentMap(
                Array(0..<count(of: kind)), threadCount: threadCount
            ) { (index) throws(EvaluationError) in
                try self.answer(picture(of: kind, index: index, from: set), reader)
            }
            rows.append(PictureRecord.Row(kind, answers))
            misreads += answers.filter { !$0.verdict.isRight }
        }
        return PictureRecord(
            model: reader.modelName, set: set.name, setHash: set.contentHash,
            glyphCount: set.count, seed: seed, settings: settings, countPerKind: countPerKind,
            kinds: rows, misreads: misreads)
    }

    private func answer(
        _ picture: SuitePicture, _ reader: Reader
    ) throws(EvaluationError) -> PictureRecord.Misread {
        func answer(_ verdict: PictureVerdict, _ text: String, _ confidence: Float)
            -> PictureRecord.Misread
        {
            PictureRecord.Misread(
                kind: picture.kind.name, index: picture.index, truth: picture.truth.text,
                verdict: verdict, text: text, confidence: Double(confidence))
        }
        guard let decoded = try? PictureDecoder().decode(picture.bytes) else {
            return answer(.failed, "", 0)
        }
        do {
            let reading = try reader.read(decoded)
            return answer(
                picture.truth.verdict(on: reading), reading.text, reading.confidence)
        } catch { throw .classifier(error) }
    }
}
