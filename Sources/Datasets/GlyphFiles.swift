public import Foundation
public import NumeralCore

/// A pair of IDX files, images and labels, read as glyphs and written from them.
public enum GlyphFiles {
    /// The largest file that is read, compressed or not.
    static let fileBytesMax = IDX.fileBytesMax

    /// Turns an image of ink of any extents into a glyph.
    public typealias Conversion = (GrayImage) throws -> Glyph

    /// Reads images `[count, height, width]` with their labels `[count]`, gzip or not.
    ///
    /// - Parameters:
    ///   - classes: what the labels 0, 1, … stand for; `nil` means what a file beside them says,
    ///     `train-classes.txt` beside `train-labels-idx1-ubyte`, or without one the ten digits.
    ///   - convert: makes a glyph of an image of ink as the file holds it; without one, images
    ///     must be glyphs, and are taken as they are.
    public static func load(
        images: URL, labels: URL, name: String, classes: [Symbol]? = nil,
        convert: Conversion? = nil
    ) throws(DataSourceError) -> LabeledGlyphs {
        var known = classes ?? []
        if classes == nil { known = try Self.classes(besideLabels: labels) }
        let classes = known
        let imageFile = try read(images)
        guard imageFile.shape.count == 3 else {
            throw .wrongShape(
                path: images.path, shape: imageFile.shape,
                expected: "images, [count, height, width]")
        }
        let labelFile = try read(labels)
        guard labelFile.shape.count == 1 else {
            throw .wrongShape(
                path: labels.path, shape: labelFile.shape, expected: "labels, [count]")
        }
        let count = imageFile.shape[0]
        guard labelFile.shape[0] == count else {
            throw .countMismatch(path: images.path, images: count, labels: labelFile.shape[0])
        }
        guard count > 0 else { throw .empty(path: images.path) }
        if let index = labelFile.elements.firstIndex(where: { Int($0) >= classes.count }) {
            throw .unknownLabel(
                path: labels.path, index: index, label: "\(labelFile.elements[index])")
        }
        return LabeledGlyphs(
            name: name, glyphs: try glyphs(of: imageFile, path: images.path, convert: convert),
            labels: labelFile.elements, classes: classes)
    }

    /// The file of labels that belongs to a file of images by its name.
    ///
    /// `images` becomes `labels` and `idx3` becomes `idx1`; with and without `.gz`.
    public static func labels(besideImages images: URL) -> URL? {
        let name = images.lastPathComponent
        guard name.contains("images") else { return nil }
        let swapped = name.replacing("images", with: "labels").replacing("idx3", with: "idx1")
        let plain = swapped.hasSuffix(".gz") ? String(swapped.dropLast(3)) : swapped
        let folder = images.deletingLastPathComponent()
        return [swapped, plain, plain + ".gz"].map { folder.appending(path: $0) }
            .first { FileManager.default.fileExists(atPath: $0.path) }
    }

    /// Writes both files, compressed where the name ends in `.gz`; each appears whole or not.
    ///
    /// Where the classes are not the ten digits, a third file says what they are.
    public static func write(
        _ set: LabeledGlyphs, images: URL, labels: URL
    ) throws(DataSourceError) {
        let pixels = IDX(shape: [set.count, Glyph.side, Glyph.side], elements: set.glyphs)
        try write(pixels, to: images)
        try write(IDX(shape: [set.count], elements: set.labels), to: labels)
        try write(set.classes, besideLabels: labels)
    }

    /// Writes one IDX file, compressed where the name ends in `.gz`.
    public static func write(_ content: IDX, to file: URL) throws(DataSourceError) {
        var bytes = content.encoded()
        if file.pathExtension == "gz" {
            do throws(GzipError) {
                bytes = try Gzip.deflate(bytes)
            } catch { throw .unwritable(path: file.path, reason: error.description) }
        }
        try AtomicFile.write(bytes, to: file)
    }

    /// Reads one IDX file.
    static func read(_ file: URL) throws(DataSourceError) -> IDX {
        let bytes = try contents(of: file, limit: fileBytesMax)
        do throws(IDXError) {
            return try IDX(bytes)
        } catch { throw .idx(path: file.path, error) }
    }

    /// Each image through the conversion, or all pixels as they are.
    private static func glyphs(
        of file: IDX, path: String, convert: Conversion?
    ) throws(DataSourceError) -> [UInt8] {
        let (height, width) = (file.shape[1], file.shape[2])
        if convert == nil, (height, width) == (Glyph.side, Glyph.side) { return file.elements }
        guard let convert, height > 0, width > 0 else {
            throw .wrongExtents(path: path, height: height, width: width)
        }
        var glyphs: [UInt8] = []
        glyphs.reserveCapacity(file.shape[0] * Glyph.pixelCount)
        for index in 0..<file.shape[0] {
            let start = index * width * height
            let image = GrayImage(
                width: width, height: height,
                pixels: Array(file.elements[start..<start + width * height]))
            do {
                glyphs += try convert(image).ink
            } catch {
                throw .undecodable(path: path, reason: "image \(index): \(error)")
            }
        }
        return glyphs
    }
}
