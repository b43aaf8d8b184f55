import ArgumentParser
import Datasets
import Evaluation
import Foundation
import NumeralCore

/// `numeral data describe SET`
struct DataDescribeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "describe",
        abstract: "Print counts, pixel and ink figures of a set, a line a class.",
        discussion: """
            mean and deviation are of all pixels, 0 to 255; ink is the share of pixels with at \
            least half of full ink; width and height are the mean extents of the box around any \
            ink; x and y are the mean centre of mass, in pixels from the top left.
            """)

    @OptionGroup var options: DataSetOptions

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() async throws {
        try Console.orSay {
            let statistics = GlyphStatistics(try options.load())
            try Console.write(json ? try Console.json(statistics) : Self.text(statistics))
        }
    }

    /// The table for people.
    static func text(_ statistics: GlyphStatistics) -> String {
        let shape = statistics.shape.map(String.init).joined(separator: " × ")
        let head = ["class", "count", "mean", "dev.", "ink", "width", "height", "x", "y", "blank"]
        let rows =
            statistics.classes.map { line($0.symbol.description, $0.figures) }
            + [line("all", statistics.total)]
        return "\(statistics.name): \(shape), SHA-256 \(statistics.contentHash)\n"
            + aligned([head] + rows)
    }

    private static func line(_ name: String, _ figures: GlyphStatistics.Figures) -> [String] {
        func number(_ value: Double, _ digits: Int) -> String {
            String(format: "%.\(digits)f", value)
        }
        return [
            name, "\(figures.count)", number(figures.pixelMean, 2),
            number(figures.pixelDeviation, 2), number(100 * figures.inkShare, 1) + " %",
            number(figures.inkWidth, 1), number(figures.inkHeight, 1),
            number(figures.centerX, 2), number(figures.centerY, 2), "\(figures.blankCount)",
        ]
    }
}
