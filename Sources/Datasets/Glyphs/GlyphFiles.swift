import Files
public import Foundation
public import NumeralCore

/// A pair of IDX files, images and labels, read as glyphs and written from them.
public enum GlyphFiles {
    /// The largest file that is read, compressed or not.
    static let fileBytesMax = IDX.fileBytesMax

    /// The longest side of an image, in pixels, and the most images of a file: as glyphs they take
    /// a gibibyte.
    public static let (sideMax, countMax) = (4096, (1 << 30) / Glyph.pixelCount)

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
        try block(images: images, labels: labels, classes: classes)
            .glyphs(name: name, path: images.path, convert)
    }

    /// The same, not converted yet.
    static func block(
        images: URL, labels: URL, classes: [Symbol]? = nil
    ) throws(DataSourceError) -> ImageBlock {
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
        return ImageBlock(
            height: imageFile.shape[1], width: imageFile.shape[2], pixels: imageFile.elements,
            labels: labelFile.elements, classes: classes)
    }

    /// Whether as many images of these extents, or as many labels, are taken.
    private static func fits(_ shape: [Int]) -> Bool {
        shape.first ?? 0 <= countMax && shape.dropFirst().allSatisfy { $0 <= sideMax }
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
        try Gzip.write(content.encoded(), to: file)
    }

    /// Reads one IDX file.
    ///
    /// The extents are judged before the rest is decompressed, where the start of the file tells
    /// them: one of a megabyte may hold a gibibyte. In any case before an image is made.
    static func read(_ file: URL) throws(DataSourceError) -> IDX {
        let bytes: [UInt8]
        do throws(FileError) {
            bytes = try FileContents.read(file, limit: fileBytesMax)
        } catch { throw .file(error) }
        if let said = IDX.saidShape(ofFile: bytes), !fits(said) {
            throw .tooLarge(path: file.path, shape: said)
        }
        let content: IDX
        do throws(IDXError) {
            content = try IDX(bytes)
        } catch { throw .idx(path: file.path, error) }
        guard fits(content.shape) else { throw .tooLarge(path: file.path, shape: content.shape) }
        return content
    }
}

extension ImageBlock {
    /// Each image through the conversion, or all pixels as they are.
    func glyphs(
        name: String, path: String, _ convert: GlyphFiles.Conversion?
    ) throws(DataSourceError) -> LabeledGlyphs {
        if convert == nil, (height, width) == (Glyph.side, Glyph.side) {
            return LabeledGlyphs(name: name, glyphs: pixels, labels: labels, classes: classes)
        }
        guard let convert, height > 0, width > 0 else {
            throw .wrongExtents(path: path, height: height, width: width)
        }
        var glyphs: [UInt8] = []
        glyphs.reserveCapacity(count * Glyph.pixelCount)
        for index in 0..<count {
            do {
                glyphs += try convert(image(index)).ink
            } catch {
                throw .undecodable(path: path, reason: "image \(index): \(error)")
            }
        }
        return LabeledGlyphs(name: name, glyphs: glyphs, labels: labels, classes: classes)
    }
}
