import NumeralCore

/// Where a picture shows the page, and where what it lies on: on a small copy.
struct PaperMask {
    /// 255 is paper.
    private var copy: GrayImage
    /// How many pixels of the picture one of the copy is, each way.
    private let factor: Int

    /// - Parameters:
    ///   - background: the light of paper and table, without ink.
    ///   - tableLight: below it lies the table.
    ///   - factor: by which the background is smaller than the picture.
    init(_ background: GrayImage, tableLight: UInt8, factor: Int) {
        copy = background.mapped(by: (0...255).map { $0 < Int(tableLight) ? 0 : 255 })
        self.factor = factor
    }

    /// Whether there is paper everywhere.
    var isWhole: Bool { copy.pixels.allSatisfy { $0 > 0 } }

    /// Whether there is paper at a place of the picture.
    func isPaper(column: Int, row: Int) -> Bool {
        copy[
            max(0, min(copy.width - 1, column / factor)),
            max(0, min(copy.height - 1, row / factor))] > 0
    }

    /// Rows and columns exchanged.
    var transposed: PaperMask {
        var other = self
        other.copy = copy.transposed
        return other
    }
}
