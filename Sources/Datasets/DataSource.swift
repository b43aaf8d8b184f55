import Foundation
public import NumeralCore

/// Finds a data set by its name and reads it, whatever its format.
///
/// ```swift
/// let source = DataSource(DataLocation(folder: folder))
/// let digits = try source.load("mnist-test")
/// ```
public struct DataSource: Sendable {
    /// Where named sets lie.
    public var location: DataLocation
    /// Which column of a CSV file holds the labels.
    public var labelColumn = KaggleCSV.LabelColumn.automatic
    /// Makes a glyph of a picture file's bytes; `nil` refuses folders of pictures.
    public var glyphOfPicture: (@Sendable ([UInt8]) throws -> Glyph)?
    /// Makes a glyph of an image of ink; `nil` takes images of 28 × 28 as they are, and refuses
    /// others. MNIST's own files are glyphs and never converted.
    public var glyphOfInk: (@Sendable (GrayImage) throws -> Glyph)?

    /// Takes the places, and what turns foreign images into glyphs.
    public init(
        _ location: DataLocation,
        glyphOfPicture: (@Sendable ([UInt8]) throws -> Glyph)? = nil,
        glyphOfInk: (@Sendable (GrayImage) throws -> Glyph)? = nil
    ) {
        self.location = location
        (self.glyphOfPicture, self.glyphOfInk) = (glyphOfPicture, glyphOfInk)
    }

    /// Reads a data set.
    ///
    /// - Parameter name: `mnist-train` or `mnist-test`, a ``NamedSet``, or a path, as it stands or
    ///   below one of the location's folders, to: an IDX file of images whose labels lie beside it
    ///   under the usual name; a `.csv` or `.csv.gz`; a folder that holds such a pair of IDX
    ///   files; a folder of class folders.
    public func load(_ name: String) throws(DataSourceError) -> LabeledGlyphs {
        if let part = MNIST.Part.allCases.first(where: { $0.setName == name }) {
            let folder = location.folders.first {
                part.images.find(below: $0) != nil && part.labels.find(below: $0) != nil
            }
            guard let folder else {
                throw .notFound(name: name, looked: location.folders.map(\.path))
            }
            return try MNIST.load(from: folder, part: part)
        }
        if let named = NamedSet(rawValue: name) { return try load(named) }
        let places = [URL(filePath: name)] + location.folders.map { $0.appending(path: name) }
        for place in places {
            var isFolder: ObjCBool = false
            if FileManager.default.fileExists(atPath: place.path, isDirectory: &isFolder) {
                return try isFolder.boolValue
                    ? loadFolder(place, name: name) : loadFile(place, name: name)
            }
        }
        throw .notFound(name: name, looked: places.map(\.path))
    }

    /// Reads the parts of a named set, one after the other.
    private func load(_ named: NamedSet) throws(DataSourceError) -> LabeledGlyphs {
        let folder = location.folders.map { $0.appending(path: named.folder) }
            .first { FileManager.default.fileExists(atPath: $0.path) }
        guard let folder else {
            throw .notFound(
                name: named.rawValue,
                looked: location.folders.map { $0.appending(path: named.folder).path })
        }
        var (glyphs, labels): ([UInt8], [UInt8]) = ([], [])
        for part in named.parts {
            let set = try GlyphFiles.load(
                images: folder.appending(path: "\(part)-images-idx3-ubyte.gz"),
                labels: folder.appending(path: "\(part)-labels-idx1-ubyte.gz"),
                name: named.rawValue, classes: named.fileClasses, convert: glyphOfInk
            ).showing(named.classes)
            (glyphs, labels) = (glyphs + set.glyphs, labels + set.labels)
        }
        return LabeledGlyphs(
            name: named.rawValue, glyphs: glyphs, labels: labels, classes: named.classes)
    }

    /// Reads CSV by the name's ending, anything else as IDX.
    private func loadFile(_ file: URL, name: String) throws(DataSourceError) -> LabeledGlyphs {
        let endings = [".csv", ".csv.gz"]
        if endings.contains(where: { file.lastPathComponent.lowercased().hasSuffix($0) }) {
            return try KaggleCSV(labelColumn).load(file, name: name)
        }
        guard let labels = GlyphFiles.labels(besideImages: file) else {
            throw .noLabels(path: file.path)
        }
        return try GlyphFiles.load(images: file, labels: labels, name: name, convert: glyphOfInk)
    }

    /// Reads the one pair of IDX files in a folder, or its class folders.
    private func loadFolder(_ folder: URL, name: String) throws(DataSourceError) -> LabeledGlyphs {
        let names = try PictureFolder.names(in: folder)
        let images = names.filter { $0.contains("images") && $0.contains("idx3") }
        if images.count == 1 {
            return try loadFile(folder.appending(path: images[0]), name: name)
        }
        guard images.isEmpty else { throw .ambiguous(path: folder.path, choices: images) }
        guard let glyphOfPicture else {
            throw .undecodable(path: folder.path, reason: "pictures are not decoded here: give IDX")
        }
        return try PictureFolder.load(folder, name: name, decode: glyphOfPicture)
    }
}
