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
        \(element("h1", [:], escaped(title)))
        \(element("p", ["class": "lead"], escaped(lead)))
        </header>
        \(content)
        </main>
        </body>
        </html>

        """
    }

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
}
