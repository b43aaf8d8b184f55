import Foundation
import Testing

/// The habits of CONTRIBUTING.md that a machine can check.
@Suite struct StyleTests {
    /// No file is longer: past this it holds more than one idea.
    static let lineCountMax = 400
    /// No line is longer, in characters.
    static let columnCountMax = 100

    /// A generator of another project decides what stands here; nobody reads it.
    static let generated = "Sources/Interchange/Generated/"

    @Test(
        arguments: (Repository.sources + Repository.tests).filter {
            !$0.path.hasPrefix(Self.generated)
        })
    func filesStaySmall(file: Repository.SourceFile) {
        #expect(file.lines.count - 1 <= Self.lineCountMax, "\(file.path): split it")
        for (index, line) in file.lines.enumerated() where line.count > Self.columnCountMax {
            Issue.record("\(file.path):\(index + 1) has \(line.count) columns")
        }
    }

    @Test("Names say what a thing is", arguments: Repository.sources)
    func noEmptyNames(file: Repository.SourceFile) throws {
        let pattern =
            /\b(class|struct|enum|protocol|actor) +(\w*(Manager|Helper|Utils|Util|Base|Impl))\b/
        for (index, line) in file.lines.enumerated() {
            if let match = line.firstMatch(of: pattern) {
                Issue.record("\(file.path):\(index + 1): \(match.2) says nothing")
            }
        }
    }

    @Test(
        "Libraries neither print nor exit, nor read the surroundings", arguments: Repository.sources
    )
    func librariesAreQuiet(file: Repository.SourceFile) {
        guard file.module != "numeral" else { return }
        let forbidden = [
            /\bprint\(/, /\bexit\(/, /\bfatalError\(/, /ProcessInfo\.processInfo\.environment/,
            /\bgetenv\(/, /SystemRandomNumberGenerator/, /\btry!/,
        ]
        for (index, line) in file.lines.enumerated() where !line.isComment {
            for pattern in forbidden where line.contains(pattern) {
                Issue.record(
                    "\(file.path):\(index + 1): \(line.trimmingCharacters(in: .whitespaces))")
            }
        }
    }

    @Test("What the compiler cannot check is proved in a comment", arguments: Repository.sources)
    func uncheckedIsProved(file: Repository.SourceFile) {
        let pattern = /@unchecked Sendable|nonisolated\(unsafe\)/
        for (index, line) in file.lines.enumerated()
        where !line.isComment && line.contains(pattern) {
            let above = file.lines[max(0, index - 3)..<index]
            let below = file.lines[index...].dropFirst().prefix(1)
            let proved = line.contains("//") || (above + below).contains { $0.isComment }
            #expect(proved, "\(file.path):\(index + 1) has no proof beside it")
        }
    }

    @Test("Nothing is switched off or left for later")
    func noLeftovers() {
        for file in Repository.sources + Repository.tests
        where !file.path.contains("RepositoryTests") {
            for (index, line) in file.lines.enumerated()
            where line.contains(/\b(TODO|FIXME|XXX|HACK)\b/) || line.contains(/\.disabled\("?\)/) {
                Issue.record("\(file.path):\(index + 1): \(line)")
            }
        }
    }
}

extension Substring {
    var isComment: Bool { trimmingCharacters(in: .whitespaces).hasPrefix("//") }
}
