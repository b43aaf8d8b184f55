/// The frame of a report: one HTML page with everything inside, no script and no request.
struct ReportPage {
    let title: String
    /// A sentence below the title.
    let lead: String
    /// Cards, one after the other; markup.
    let content: String

    var html: String {
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(escaped(title))</title>
        <style>
        \(ReportStyle.sheet)
        </style>
        </head>
        <body>
        <main>
        <header>
        \(Self.wordmark)
        \(element("h1", [:], escaped(title)))
        \(element("p", ["class": "lead"], escaped(lead)))
        </header>
        \(content)
        </main>
        </body>
        </html>

        """
    }

    /// The site's sign and name, which a report wears too.
    private static let wordmark = """
        <p class="wordmark"><svg viewBox="0 0 32 32" aria-hidden="true">\
        <rect width="32" height="32" rx="8"/>\
        <path d="M9.5 9.5h13L14 24.5M11.5 16.5h9"/></svg>Numeral</p>
        """

    /// A part of the page, with a heading or without.
    static func card(_ heading: String?, _ content: String) -> String {
        let head = heading.map { element("h2", [:], escaped($0)) } ?? ""
        return element("section", ["class": "card"], "\n" + head + content + "\n")
    }

    /// Cells of text as a table; the first row is its head.
    static func table(_ rows: [[String]]) -> String {
        func row(_ cells: [String], _ name: String) -> String {
            element("tr", [:], cells.map { element(name, [:], escaped($0)) }.joined())
        }
        let body = rows.dropFirst().map { row($0, "td") }.joined(separator: "\n")
        return element(
            "div", ["class": "scroll"],
            element(
                "table", [:],
                element("thead", [:], row(rows.first ?? [], "th")) + element("tbody", [:], body)))
    }

    /// Large numbers beside each other, each with what it is and a note.
    static func facts(_ facts: [(name: String, value: String, note: String)]) -> String {
        let items = facts.map { name, value, note in
            element(
                "div", [:],
                element("dt", [:], escaped(name))
                    + element("dd", [:], escaped(value) + element("small", [:], escaped(note))))
        }
        return element("dl", ["class": "facts"], items.joined(separator: "\n"))
    }

    /// Names with their values, a line each.
    static func pairs(_ pairs: [(name: String, value: String)]) -> String {
        let items = pairs.map {
            element(
                "div", [:],
                element("dt", [:], escaped($0.name)) + element("dd", [:], escaped($0.value)))
        }
        return element("dl", ["class": "lines"], items.joined(separator: "\n"))
    }
}
