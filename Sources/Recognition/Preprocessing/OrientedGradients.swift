internal import Foundation
internal import NumeralCore
internal import Settings

/// Histograms of oriented gradients: which way the edges run in each part of a glyph.
///
/// The gradient of each pixel (differences of its neighbours) votes with its length for the two
/// directions nearest to its own, and for the four cells nearest to its place, each by its share.
/// Cells are joined to overlapping blocks of 2 × 2, each brought to length 1, cut at 0.2 and
/// brought to length 1 again, so that pressure and thickness matter little.
///
/// - SeeAlso: Dalal and Triggs, "Histograms of Oriented Gradients for Human Detection", 2005.
public struct OrientedGradients: Hashable, Sendable {
    /// The side of a cell, in pixels.
    public let cell: Int
    /// How many directions are told apart.
    public let orientationCount: Int
    /// Whether an edge from dark to light is another one than from light to dark.
    public let isSigned: Bool

    public init(cell: Int = 4, orientationCount: Int = 9, isSigned: Bool = false) {
        (self.cell, self.orientationCount, self.isSigned) = (cell, orientationCount, isSigned)
    }

    /// Cells a block has each way.
    package static let blockSide = 2
    /// The largest share of a block that one direction keeps, before the second scaling.
    package static let shareMax: Float = 0.2
    /// Keeps blocks of paper at zero; small beside the gradients of any stroke.
    package static let lengthMin: Float = 1e-3

    package var cellsASide: Int { Glyph.side / cell }
    package var blocksASide: Int { cellsASide - Self.blockSide + 1 }
    private var blockCount: Int { Self.blockSide * Self.blockSide * orientationCount }

    /// How many numbers a glyph becomes: `blocks² · 4 · orientations`.
    public var featureCount: Int { blocksASide * blocksASide * blockCount }

    /// Writes the blocks of a glyph, `[block row, block column, cell row, cell column, direction]`.
    func describe(
        _ ink: UnsafeMutableBufferPointer<Float>, into features: UnsafeMutableBufferPointer<Float>
    ) {
        precondition(ink.count == Glyph.pixelCount && features.count == featureCount)
        let cells = histograms(of: ink)
        var next = 0
        for blockRow in 0..<blocksASide {
            for blockColumn in 0..<blocksASide {
                let block = UnsafeMutableBufferPointer(
                    rebasing: features[next..<next + blockCount])
                var place = 0
                for row in blockRow..<blockRow + Self.blockSide {
                    for column in blockColumn..<blockColumn + Self.blockSide {
                        let start = (row * cellsASide + column) * orientationCount
                        for index in start..<start + orientationCount {
                            block[place] = cells[index]
                            place += 1
                        }
                    }
                }
                Self.normalize(block)
                for index in block.indices { block[index] = min(block[index], Self.shareMax) }
                Self.normalize(block)
                next += blockCount
            }
        }
    }

    /// `[cell row, cell column, direction]`.
    private func histograms(of ink: UnsafeMutableBufferPointer<Float>) -> [Float] {
        var cells = [Float](repeating: 0, count: cellsASide * cellsASide * orientationCount)
        let turn = isSigned ? 2 * Float.pi : Float.pi
        for y in 0..<Glyph.side {
            for x in 0..<Glyph.side {
                let at = y * Glyph.side + x
                let right = x + 1 < Glyph.side ? ink[at + 1] : 0
                let left = x > 0 ? ink[at - 1] : 0
                let below = y + 1 < Glyph.side ? ink[at + Glyph.side] : 0
                let above = y > 0 ? ink[at - Glyph.side] : 0
                let (dx, dy) = (right - left, below - above)
                guard dx != 0 || dy != 0 else { continue }
                var angle = atan2(dy, dx)
                if angle < 0 { angle += turn }
                if angle >= turn { angle -= turn }
                let direction = angle / turn * Float(orientationCount)
                vote(
                    (dx * dx + dy * dy).squareRoot(), direction, x: x, y: y, into: &cells)
            }
        }
        return cells
    }

    /// Shares a gradient out over two directions and up to four cells.
    private func vote(
        _ length: Float, _ direction: Float, x: Int, y: Int, into cells: inout [Float]
    ) {
        let first = Int(direction) % orientationCount
        let second = (first + 1) % orientationCount
        let turnShare = direction - direction.rounded(.down)
        let (row, rowShare) = place(y)
        let (column, columnShare) = place(x)
        for (cellRow, share) in [(row, 1 - rowShare), (row + 1, rowShare)]
        where cellRow >= 0 && cellRow < cellsASide {
            for (cellColumn, other) in [(column, 1 - columnShare), (column + 1, columnShare)]
            where cellColumn >= 0 && cellColumn < cellsASide {
                let start = (cellRow * cellsASide + cellColumn) * orientationCount
                let part = length * share * other
                cells[start + first] += part * (1 - turnShare)
                cells[start + second] += part * turnShare
            }
        }
    }

    /// The cell whose middle lies before a pixel's middle, and how far towards the next it is.
    package func place(_ pixel: Int) -> (cell: Int, share: Float) {
        let position = (Float(pixel) + 0.5) / Float(cell) - 0.5
        let whole = position.rounded(.down)
        return (Int(whole), position - whole)
    }

    private static func normalize(_ block: UnsafeMutableBufferPointer<Float>) {
        var sum: Float = 0
        for value in block { sum += value * value }
        let factor = 1 / (sum + lengthMin * lengthMin).squareRoot()
        for index in block.indices { block[index] *= factor }
    }

    /// What is wrong with the settings, or `nil`.
    var complaint: String? {
        guard [4, 7].contains(cell) else { return "cell must be 4 or 7 pixels, not \(cell)" }
        return (2...36).contains(orientationCount)
            ? nil : "orientations must be from 2 to 36, not \(orientationCount)"
    }
}

extension OrientedGradients: Codable {
    static let settings = SettingGroup(
        "hog",
        [
            .other(
                "cell", .word(["4", "7"]), "pixels; the side of what a histogram counts",
                example: "7", standard: "4"),
            .count("orientations", 9, 2...36, "directions that are told apart", example: "12"),
            .flag("signed", false, "whether from dark to light is another direction than back"),
        ])

    /// Reads `{cell: 4, orientations: 9, signed: false}`; each may be left out.
    public init(from decoder: any Decoder) throws {
        let settings = try StrictMapping(decoder, Self.settings)
        self.init(
            cell: try settings.optional("cell") ?? 4,
            orientationCount: try settings.optional("orientations") ?? 9,
            isSigned: try settings.optional("signed") ?? false)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: SettingKey.self)
        try container.encode(cell, forKey: SettingKey("cell"))
        try container.encode(orientationCount, forKey: SettingKey("orientations"))
        try container.encode(isSigned, forKey: SettingKey("signed"))
    }
}
