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
    /// Whether rows and columns of sets are to be swapped, as EMNIST's have to be; sets that are
    /// upright for sure stay as they are.
    public var isTransposed = false
    /// Hears what is noticed while sets are read.
    public var notice: (@Sendable (DataNotice) -> Void)?

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
    /// Pixels that count few levels, and ink on light paper, become ink from 0 to 255 on paper of
    /// 0; digits that seem to be transposed are named: ``notice`` hears of all of it.
    ///
    /// - Parameter name: `mnist-train` or `mnist-test`, a ``NamedSet``, or a path, as it stands or
    ///   below one of the location's folders, to: an IDX file of images whose labels lie beside it
    ///   under the usual name; a `.csv` or `.csv.gz`; a folder that holds such a pair of IDX
    ///   files; a folder of class folders.
    public func load(_ name: String) throws(DataSourceError) -> LabeledGlyphs {
        guard labelColumn == .automatic || KaggleCSV.isNamed(name) else {
            throw .noColumns(name: name)
        }
        if let part = MNIST.Part.allCases.first(where: { $0.setName == name }) {
            let folder = location.folders.first {
                part.images.find(below: $0) != nil && part.labels.find(below: $0) != nil
            }
            guard let folder else {
                throw .notFound(name: name, looked: location.folders.map(\.path))
            }
            return try load(part, from: folder)
        }
        // A folder of that name in the current one is the caller's own.
        if name == MNIST.name, !FileManager.default.fileExists(atPath: name) {
            throw .severalParts(name: name, parts: MNIST.Part.allCases.map(\.setName))
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
}
