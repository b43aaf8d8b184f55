internal import Rendering

extension PictureRecord {
    /// What the groups are called in tables.
    private static let titles: [(group: Group, title: String)] = [
        (.drawn, "one digit"), (.corrupted, "MNIST-C's corruptions as pictures"),
        (.severalDrawn, "several symbols, drawn"),
        (.severalPhotographed, "several symbols, photographed"), (.blank, "paper without ink"),
    ]

    /// What the lines of the table are headed by.
    static let head = [
        "", "pictures", "right %", "refused", "blank", "misread", "at ≥ 90 %", "not decoded",
    ]

    /// The kinds of a group as cells.
    func lines(of group: Group) -> [[String]] {
        rows(of: group).map { row in
            [
                row.name, "\(row.count)", number(100 * row.right.value, 2), "\(row.refusedCount)",
                "\(row.blankCount)", "\(row.misreadCount)", "\(row.misreadSureCount)",
                "\(row.failedCount)",
            ]
        }
    }

    /// Groups that were measured, each with its title.
    var measuredGroups: [(group: Group, title: String)] {
        Self.titles.filter { !rows(of: $0.group).isEmpty }
    }

    /// What the groups come to, a sentence each.
    public var sentences: [String] {
        var sentences = measuredGroups.map { group, title in
            let worst = worst(of: group)
            return "\(title): mean \(number(100 * (mean(of: group) ?? 0), 2)) %, worst "
                + "\(number(100 * (worst?.right.value ?? 0), 2)) % (\(worst?.name ?? ""))"
        }
        func say(_ words: String, _ groups: [Group], _ count: (Row) -> Int) {
            let (found, total) = total(groups, count)
            guard total > 0 else { return }
            sentences.append("\(words): \(found) of \(total)")
        }
        say("one digit misread at 90 % or more", [.drawn]) { $0.misreadSureCount }
        say("several drawn symbols answered as one", [.severalDrawn]) { $0.misreadCount }
        say("several photographed ones answered as one", [.severalPhotographed]) {
            $0.misreadCount
        }
        say("blank said of ink", Self.inked) { $0.blankCount }
        say("paper without ink called blank", [.blank]) { $0.rightCount }
        return sentences
    }

    /// The result for people, in aligned columns.
    public var text: String {
        var rows = [Self.head]
        for (group, title) in measuredGroups {
            rows.append([title] + Array(repeating: "", count: Self.head.count - 1))
            rows += lines(of: group).map { ["  " + $0[0]] + $0.dropFirst() }
        }
        return """
            \(model) on pictures of \(set): \(glyphCount) glyphs, \(settings.rawValue) settings, \
            seed \(seed)

            \(aligned(rows))

            \(sentences.joined(separator: "\n"))
            """
    }
}
