import Hummingbird

/// A picture of ours to try the page with; `Tests/Browser/samples.py` draws them.
struct Sample: Sendable {
    /// An asset's name.
    let file: String
    /// What it shows.
    let words: String

    /// One for each thing that a reader of digits has to bear.
    static let all = [
        Sample(file: "sample-pen.png", words: "A 2 in blue ink"),
        Sample(file: "sample-board.png", words: "A 5 in chalk on a board"),
        Sample(file: "sample-squared.png", words: "A 7 on squared paper"),
        shadow,
        Sample(file: "sample-two.png", words: "Two digits side by side"),
        Sample(file: "sample-star.png", words: "A star, which is no digit"),
    ]

    /// What `/about` shows the way of: there is something to tell from ink.
    static let shadow = Sample(
        file: "sample-shadow.png", words: "A 3 on a sheet in the shadow")

    var dictionary: [String: Any] { ["file": file, "words": words] }

    /// The bytes of its file.
    var bytes: [UInt8] {
        guard let asset = Resources.assets.first(where: { $0.name == file }) else {
            preconditionFailure("there is no asset named \(file)")
        }
        return [UInt8](buffer: asset.buffer)
    }
}
