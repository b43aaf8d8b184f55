import Files
public import Foundation
public import NumeralCore

/// A folder that holds a folder a class, `0/` … `9/`, and picture files in them.
public enum PictureFolder {
    /// The most pictures that are read: a file each is a poor store for more.
    public static let pictureCountMax = 1_000_000
    /// The largest picture file, in bytes: 10 MiB.
    public static let pictureBytesMax = 10 << 20
    /// What operating systems leave in folders.
    static let clutter: Set<String> = ["Thumbs.db", "desktop.ini"]

    /// Reads all pictures, classes in order and files by name.
    ///
    /// Nothing is left out in silence: a folder that is no class and a file that does not
    /// decode are errors; only names that begin with a dot and system clutter are passed over.
    ///
    /// - Parameters:
    ///   - classes: whose names are those of the folders.
    ///   - decode: makes a glyph of a file's bytes.
    public static func load(
        _ folder: URL, name: String, classes: [Symbol] = Symbol.digits,
        decode: ([UInt8]) throws -> Glyph
    ) throws(DataSourceError) -> LabeledGlyphs {
        let found = try names(in: folder)
        if let stranger = found.first(where: { name in
            !classes.contains { $0.description == name }
        }) {
            throw .notClassFolder(path: folder.appending(path: stranger).path)
        }
        var glyphs: [UInt8] = []
        var labels: [UInt8] = []
        for (label, symbol) in classes.enumerated() where found.contains(symbol.description) {
            let classFolder = folder.appending(path: symbol.description)
            for file in try names(in: classFolder) {
                guard labels.count < pictureCountMax else {
                    throw .tooManyPictures(path: folder.path, limit: pictureCountMax)
                }
                let path = classFolder.appending(path: file)
                let bytes: [UInt8]
                do throws(FileError) {
                    bytes = try FileContents.read(path, limit: pictureBytesMax)
                } catch { throw .file(error) }
                do {
                    glyphs += try decode(bytes).ink
                } catch { throw .undecodable(path: path.path, reason: "\(error)") }
                labels.append(UInt8(label))
            }
        }
        guard !labels.isEmpty else { throw .empty(path: folder.path) }
        return LabeledGlyphs(name: name, glyphs: glyphs, labels: labels, classes: classes)
    }

    /// The names in a folder in order, without those that nobody put there.
    static func names(in folder: URL) throws(DataSourceError) -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder.path)
                .filter { !$0.hasPrefix(".") && !clutter.contains($0) }
                .sorted()
        } catch {
            throw .file(.unreadable(path: folder.path, reason: SystemWords.reason(of: error)))
        }
    }
}
