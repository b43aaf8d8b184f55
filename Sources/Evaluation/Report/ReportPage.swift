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
