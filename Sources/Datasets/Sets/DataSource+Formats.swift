internal import Foundation
internal import NumeralCore

/// Each format in its way, and for all of them what pixels mean.
extension DataSource {
    /// Reads a part of MNIST: glyphs, never converted.
    func load(_ part: MNIST.Part, from folder: URL) throws(DataSourceError) -> LabeledGlyphs {
        guard let images = part.images.find(below: folder),
            let labels = part.labels.find(below: folder)
        else { throw .notFound(name: part.setName, looked: [folder.path]) }
        let block = try GlyphFiles.block(images: images, labels: labels)
        return try glyphs(of: block, name: part.setName, path: images.path, isKnown: true, nil)
    }

    /// Reads the parts of a named set, one after the other.
    func load(_ named: NamedSet) throws(DataSourceError) -> LabeledGlyphs {
        let folder = location.folders.map { $0.appending(path: named.folder) }
            .first { FileManager.default.fileExists(atPath: $0.path) }
        guard let folder else {
            throw .notFound(
                name: named.rawValue,
                looked: location.folders.map { $0.appending(path: named.folder).path })
        }
        var (glyphs, labels): ([UInt8], [UInt8]) = ([], [])
        for part in named.parts {
            let images = folder.appending(path: "\(part)-images-idx3-ubyte.gz")
            let block = try GlyphFiles.block(
                images: images, labels: folder.appending(path: "\(part)-labels-idx1-ubyte.gz"),
                classes: named.fileClasses)
            let set = try self.glyphs(
                of: block, name: named.rawValue, path: images.path, isKnown: true, glyphOfInk
            ).showing(named.classes)
            (glyphs, labels) = (glyphs + set.glyphs, labels + set.labels)
        }
        return LabeledGlyphs(
            name: named.rawValue, glyphs: glyphs, labels: labels, classes: named.classes)
    }

    /// Reads CSV by the name's ending, anything else as IDX.
    func loadFile(_ file: URL, name: String) throws(DataSourceError) -> LabeledGlyphs {
        if KaggleCSV.isNamed(file.lastPathComponent) {
            let rows = try KaggleCSV(labelColumn).load(file, name: name)
            return try glyphs(of: ImageBlock(rows), name: name, path: file.path, nil)
        }
        guard let labels = GlyphFiles.labels(besideImages: file) else {
            throw .noLabels(path: file.path)
        }
        let block = try GlyphFiles.block(images: file, labels: labels)
        return try glyphs(of: block, name: name, path: file.path, glyphOfInk)
    }

    /// Reads the one pair of IDX files in a folder, or its class folders.
    func loadFolder(_ folder: URL, name: String) throws(DataSourceError) -> LabeledGlyphs {
        let names = try PictureFolder.names(in: folder)
        let images = names.filter { $0.contains("images") && $0.contains("idx3") }
        if images.count == 1 {
            return try loadFile(folder.appending(path: images[0]), name: name)
        }
        guard images.isEmpty else { throw .ambiguous(path: folder.path, choices: images) }
        guard let glyphOfPicture else {
            throw .undecodable(path: folder.path, reason: "pictures are not decoded here: give IDX")
        }
        let set = try PictureFolder.load(folder, name: name, decode: glyphOfPicture)
        // What is ink in a picture was told when it was decoded.
        return try oriented(ImageBlock(set), as: set, path: folder.path, isKnown: false, nil)
    }

    /// Glyphs of images, once it is known what their pixels mean.
    ///
    /// - Parameter isKnown: whether the set is one that has a name, and so lies as it should.
    private func glyphs(
        of block: ImageBlock, name: String, path: String, isKnown: Bool = false,
        _ convert: GlyphFiles.Conversion?
    ) throws(DataSourceError) -> LabeledGlyphs {
        var block = block
        for kind in block.correct() { notice?(DataNotice(set: name, kind)) }
        let set = try block.glyphs(name: name, path: path, convert)
        return try oriented(block, as: set, path: path, isKnown: isKnown, convert)
    }

    /// The glyphs themselves, or those of the transposed images where that was asked for and the
    /// digits do not say otherwise.
    private func oriented(
        _ block: ImageBlock, as set: LabeledGlyphs, path: String, isKnown: Bool,
        _ convert: GlyphFiles.Conversion?
    ) throws(DataSourceError) -> LabeledGlyphs {
        func note(_ kind: DataNotice.Kind) { notice?(DataNotice(set: set.name, kind)) }
        switch (Orientation.of(set), isTransposed) {
        case (.transposed, false): note(.looksTransposed)
        case (.upright, true): note(.looksUpright)
        case (nil, true) where isKnown: break
        case (.transposed, true), (nil, true):
            note(.transposed)
            return try block.transposed().glyphs(name: set.name, path: path, convert)
        case (.upright, false), (nil, false): break
        }
        return set
    }
}
