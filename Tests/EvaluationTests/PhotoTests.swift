import Evaluation
import Foundation
import NumeralCore
import PictureFiles
import Recognition
import Rendering
import Testing

@Suite struct PhotoTests {
    @Test("A photo's file is seen upright, whatever EXIF says", arguments: [1, 3, 6, 8])
    func upright(orientation: Int) throws {
        var scene = PhotoScene(seed: 1, index: 0, papers: .training)
        (scene.width, scene.height, scene.camera.orientation) = (96, 64, orientation)
        scene.camera.quality = 95
        let picture = try PictureDecoder().decode(scene.jpeg(of: CanvasTests.bar))
        #expect(picture.width == 96 && picture.height == 64)
    }

    @Test func countsEveryPhotoOnce() throws {
        let reader = Reader(try sampleClassifier(name: "tiny"))
        let plain = try ModelEvaluation(reader.classifier, on: sampleSet(count: 12))
        let record = try PhotoSuite(seed: 4).measure(reader, plain: plain, threadCount: 2)
        #expect(record.photoCount == 12 && record.papers == .measuring)
        for groups in [
            record.byPaper, record.byPen, record.bySize, record.byShadow, record.byTable,
        ] {
            #expect(groups.reduce(0) { $0 + $1.count } == 12)
        }
        #expect(record.byPaper.map(\.name).contains("squared"))
        let wrong = Double(record.misreads.count) / 12
        #expect(abs(1 - wrong - record.measured.accuracy.value) < 1e-9)
        #expect(record == (try PhotoSuite(seed: 4).measure(reader, plain: plain)))
        #expect(record.text.contains("pencil") && record.text.contains("table beside"))
        let json = try JSONEncoder().encode(record)
        #expect(try JSONDecoder().decode(PhotoRecord.self, from: json) == record)
    }
}
