import Datasets
import Foundation
import NumeralCore
import Recognition

/// What the repository holds: its model, and digits to read.
enum Shipped {
    /// The repository's folder.
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Reads with the shipped model.
    static func reader() throws -> Reader {
        try Reader(Model(contentsOf: root.appending(path: "Models/default.safetensors")))
    }

    /// Five thousand of MNIST's training digits.
    static func digits() throws -> LabeledGlyphs {
        let source = DataSource(
            DataLocation(folder: root), glyphOfPicture: { _ in .blank },
            glyphOfInk: { Glyph(ink: $0.pixels) })
        return try source.load(root.appending(path: "Tests/Fixtures/mnist-5000").path)
    }

    /// The first of them that no single stroke, edge or rim looks like.
    static func digitsButOnes(_ count: Int) throws -> [(glyph: Glyph, symbol: Symbol)] {
        let set = try digits()
        return zip(set.all, set.symbols).filter { $0.1 != .one }.prefix(count).map { ($0, $1) }
    }
}
