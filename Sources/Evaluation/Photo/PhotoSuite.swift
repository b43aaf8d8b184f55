internal import Datasets
internal import NumeralCore
internal import Parallel
internal import PictureFiles
public import Recognition
public import Rendering

/// Whether a digit reads the same when it was photographed on paper.
///
/// Each glyph is put on one rendered page, written as a JPEG file, and goes the whole way that a
/// picture goes. The papers are those that no training sees.
public struct PhotoSuite: Sendable {
    /// The scenes of the published figures.
    public static let standardSeed: UInt64 = 1

    public let seed: UInt64
    public let papers: PhotoScene.Papers

    public init(seed: UInt64 = PhotoSuite.standardSeed, papers: PhotoScene.Papers = .measuring) {
        (self.seed, self.papers) = (seed, papers)
    }

    /// One photo, read.
    private struct Answer: Sendable {
        let index: Int
        let scene: PhotoScene
        let truth: String
        let text: String
        let measured: PictureAnswer

        var isCorrect: Bool { measured.isCorrect }
    }

    /// Photographs and reads every glyph of a set, the scene of each by its index.
    ///
    /// - Parameters:
    ///   - plain: the reader's answers to the set as it is.
    ///   - threadCount: how many glyphs are worked on at a time.
    public func measure(
        _ reader: Reader, plain: ModelEvaluation, threadCount: Int = 1
    ) throws(EvaluationError) -> PhotoRecord {
        let set = plain.set
        let answers = try concurrentMap(Array(0..<set.count), threadCount: threadCount) {
            (index) throws(EvaluationError) in try self.answer(index, of: set, reader)
        }
        return record(
            answers, plain: Share(set.count - plain.misreads.count, of: set.count),
            model: reader.modelName, set: set)
    }

    private func answer(
        _ index: Int, of set: LabeledGlyphs, _ reader: Reader
    ) throws(EvaluationError) -> Answer {
        let (glyph, label) = set[index]
        let scene = PhotoScene(seed: seed, index: index, papers: papers)
        do {
            let picture = try PictureDecoder().decode(scene.jpeg(of: glyph))
            let reading = try reader.read(picture)
            return Answer(
                index: index, scene: scene, truth: set.classes[label].description,
                text: reading.text,
                measured: PictureAnswer(reading, truth: set.classes[label]))
        } catch { throw .picture(reason: "\(error)") }
    }

    private func record(
        _ answers: [Answer], plain: Share, model: String, set: LabeledGlyphs
    ) -> PhotoRecord {
        func groups(_ names: [String], _ name: (PhotoScene) -> String) -> [PhotoRecord.Group] {
            names.map { wanted in
                let members = answers.filter { name($0.scene) == wanted }
                return PhotoRecord.Group(
                    name: wanted, count: members.count,
                    accuracy: Share(members.count { $0.isCorrect }, of: members.count))
            }
        }
        return PhotoRecord(
            model: model, set: set.name, papers: papers, seed: seed, photoCount: answers.count,
            plain: plain, measured: MeasuredRow(name: "photographed", answers.map(\.measured)),
            blankCount: answers.count { $0.measured.isBlank },
            byPaper: groups(PhotoPaper.Kind.allCases.map(\.rawValue)) { $0.paper.kind.rawValue },
            byPen: groups(PhotoPen.Kind.allCases.map(\.rawValue)) { $0.pen.kind.rawValue },
            bySize: groups(PhotoSize.allCases.map(\.rawValue)) { $0.size.rawValue },
            byShadow: groups(["none", "gradient", "hard"]) { $0.light.name },
            byTable: groups(["page only", "table beside"]) {
                $0.table == nil ? "page only" : "table beside"
            },
            misreads: answers.filter { !$0.isCorrect }.map {
                PhotoRecord.Misread(index: $0.index, truth: $0.truth, text: $0.text)
            })
    }
}
