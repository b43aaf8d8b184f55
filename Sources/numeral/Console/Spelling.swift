/// Which word was meant by one that is none.
enum Spelling {
    /// Longer words are no typing errors, and comparing takes the product of the lengths.
    private static let letterCountMax = 40

    /// The nearest of some words: at most every third letter is another.
    static func nearest(to word: String, among words: [String]) -> String? {
        guard word.count <= letterCountMax else { return nil }
        let ways = words.map { (word: $0, distance: distance(Array(word), Array($0))) }
        guard let best = ways.min(by: { $0.distance < $1.distance }),
            3 * best.distance <= max(word.count, best.word.count)
        else { return nil }
        return best.word
    }

    /// How many letters are to be put in, left out, changed or swapped with the next one.
    ///
    /// Damerau, "A technique for computer detection and correction of spelling errors", 1964,
    /// <https://doi.org/10.1145/363958.363994>.
    private static func distance(_ first: [Character], _ second: [Character]) -> Int {
        var rows = [Array(0...second.count)]
        for (i, letter) in first.enumerated() {
            var row = [i + 1]
            for (j, other) in second.enumerated() {
                var least = min(
                    rows[i][j + 1] + 1, row[j] + 1, rows[i][j] + (letter == other ? 0 : 1))
                if i > 0, j > 0, letter == second[j - 1], first[i - 1] == other {
                    least = min(least, rows[i - 1][j - 1] + 1)
                }
                row.append(least)
            }
            rows.append(row)
        }
        return rows[first.count][second.count]
    }
}
