import Datasets
import Files
import Foundation
import NumeralCore
import Rendering

/// Photos of digits on paper as JPEG files, a folder for each digit.
struct PhotoFolder {
    let folder: URL
    /// Which photos: another seed gives other papers, pens and lights.
    let seed: UInt64

    /// Photographs the first digits of a set, from its start again when it has fewer; the files
    /// are numbered.
    func write(count: Int, of set: LabeledGlyphs) throws {
        for index in 0..<count {
            let (glyph, label) = set[index % set.count]
            let scene = PhotoScene(seed: seed, index: index, papers: .measuring)
            let place = folder.appending(path: set.classes[label].description)
            try AtomicFile.write(
                scene.jpeg(of: glyph),
                to: place.appending(path: String(format: "%06d.jpg", index)))
        }
        try Console.write("photos \(count) of \(set.name)")
    }
}
