import Foundation

/// A line on a terminal that is written again and again over itself: a bar and words.
///
/// It never fills the terminal's width: a line that wraps cannot be written over.
struct TerminalLine {
    /// The bar's columns where there is room, and the fewest that still show something.
    private static let barWidths = 4...24
    /// What a terminal has that does not say.
    private static let widthDefault = 80

    /// The columns of the terminal that words go to.
    static var terminalWidth: Int {
        var size = winsize()
        let isKnown = ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
        return isKnown ? Int(size.ws_col) : widthDefault
    }

    /// Before the bar.
    var head = ""
    let done: Int
    let total: Int
    /// After the bar, the most important first: where there is no room the last ones are left out.
    var words: [String] = []

    /// The line for a terminal of so many columns.
    func text(width: Int) -> String {
        // Some terminals wrap as soon as the last column is filled.
        let room = max(0, width - 1)
        var words = words
        func rest() -> Int {
            room - (head.isEmpty ? 0 : head.count + 1) - words.reduce(0) { $0 + $1.count + 2 }
        }
        while !words.isEmpty, rest() < Self.barWidths.lowerBound { words.removeLast() }
        let barWidth = min(rest(), Self.barWidths.upperBound)
        let bar = barWidth < Self.barWidths.lowerBound ? "" : bar(barWidth)
        let line = [head, bar].filter { !$0.isEmpty }.joined(separator: " ")
        return String(([line] + words).joined(separator: "  ").prefix(room))
    }

    private func bar(_ width: Int) -> String {
        let filled = total > 0 ? min(max(done, 0), total) * width / total : 0
        return String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
    }
}
