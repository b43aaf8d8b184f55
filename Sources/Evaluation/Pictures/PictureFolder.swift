public import Datasets
internal import Files
public import Foundation
internal import NumeralCore
internal import Parallel
internal import Rendering

/// The suite's pictures as files, with what a reader should say of each: for other programs.
public struct PictureFolder: Sendable {
    /// The list's name in the folder.
    public static let listName = "expected.csv"
    /// The list's columns: files as paths below the folder, outcomes as in records of readings.
    public static let head = "file,kind,outcome,text,note"

    public let folder: URL

    public init(_ folder: URL) { self.folder = folder }

    /// Writes every picture of a suite, and the list.
    ///
    /// - Returns: how many pictures.
    public func write(
        _ suite: PictureSuite, of set: LabeledGlyphs, threadCount: Int = 1
    ) throws -> Int {
        var lines = [Self.head]
        for kind in suite.kinds {
            let made = try concurrentMap(
                Array(0..<suite.count(of: kind)), threadCount: threadCount
            ) { (index) throws(PictureFolderError) in
                try write(index, of: kind, suite, set)
            }
            lines += made
        }
        try AtomicFile.write(
            Array((lines.joined(separator: "\n") + "\n").utf8),
            to: folder.appending(path: Self.listName))
        return lines.count - 1
    }

    /// Writes one picture and says its line.
    private func write(
        _ index: Int, of kind: PictureKind, _ suite: PictureSuite, _ set: LabeledGlyphs
    ) throws(PictureFolderError) -> String {
        let picture: SuitePicture
        do { picture = try suite.picture(of: kind, index: index, from: set) } catch {
            throw .drawing(error)
        }
        do throws(FileError) {
            try AtomicFile.write(
                picture.bytes, to: folder.appending(path: picture.fileName))
        } catch { throw .writing(error) }
        let truth = picture.truth
        let cells = [
            picture.fileName, kind.name, truth.outcome.rawValue, truth.text,
            "\"\(truth.note)\"",
        ]
        return cells.joined(separator: ",")
    }
}
