public import Datasets
public import Files
public import Foundation
internal import NumeralCore

/// Photos of digits on paper as JPEG files, a folder for each digit.
public struct PhotoFolder: Sendable {
    public let folder: URL
    /// Which photos: another seed gives other papers, pens and lights.
    public let seed: UInt64

    public init(_ folder: URL, seed: UInt64) { (self.folder, self.seed) = (folder, seed) }

    /// Photographs the first digits of a set, from its start again when it has fewer; the files
    /// are numbered.
    public func write(count: Int, of set: LabeledGlyphs) throws(FileError) {
        for index in 0..<count {
            let (glyph, label) = set[index % set.count]
            let scene = PhotoScene(seed: seed, index: index, papers: .measuring)
            let place = folder.appending(path: set.classes[label].description)
            try AtomicFile.write(
                scene.jpeg(of: glyph),
                to: place.appending(path: String(format: "%06d.jpg", index)))
        }
    }
}
