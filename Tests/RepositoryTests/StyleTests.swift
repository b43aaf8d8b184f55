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
    /// What the layers are tested against; nothing else uses it.
    static let reference = "Sources/NeuralNet/Reference/"

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

    /// No function is longer, from its name to its end.
    static let functionLineCountMax = 60

    @Test(
        "No function is long",
        arguments: Repository.sources.filter { !$0.path.hasPrefix(generated) })
    func functionsStaySmall(file: Repository.SourceFile) {
        let declaration = /^( *)(?:@?[\w()]+ +)*(?:func +\S|init[?(<]|deinit\b|subscript\b)/
        for (index, line) in file.lines.enumerated() where !line.isComment {
            // A line that ends what it begins holds no body.
            guard let match = line.firstMatch(of: declaration), !line.hasSuffix("}") else {
                continue
            }
            // A requirement has no end of its own: what holds it ends first.
            let end =
                file.lines[(index + 1)...].firstIndex {
                    $0 == match.1 + "}" || !$0.isEmpty && !$0.hasPrefix(match.1)
                } ?? index
            #expect(
                end - index < Self.functionLineCountMax, "\(file.path):\(index + 1): split it")
        }
    }

    /// The words of each source file, comments aside.
    private static let words = Repository.sources.map { file in
        Set(
            file.lines.filter { !$0.isComment }
                .flatMap { $0.matches(of: /\w+/).map { String($0.output) } })
    }

    @Test("No file is left that nobody uses")
    func filesAreUsed() {
        let counts = Self.words.reduce(into: [String: Int]()) { counts, words in
            for word in words { counts[word, default: 0] += 1 }
        }
        let declaration =
            #/
            ^(\ {0,4})(?:@?[\w()]+\ +)*
            (struct|class|enum|protocol|actor|func|var|let|typealias|case)\ +`?(\w+)
            /#
        // What has no name of its own is used by what it belongs to.
        let nameless = /\binit[?(<]|\bsubscript\b|@main|extension [\w.]+ *:|static func [=<+*-]/
        let loose = /^(?:\w+ +)?(?:extension|func|let)\b/
        for file in Repository.sources
        where ![Self.generated, Self.reference].contains(where: file.path.hasPrefix) {
            // A file of types alone is used by the names of those; members have common ones.
            let isOfTypes = !file.lines.contains { $0.contains(loose) }
            let isUsed = file.lines.contains { line in
                guard let match = line.firstMatch(of: declaration) else {
                    return line.contains(isOfTypes ? /@main/ : nameless)
                }
                let isNamed = !isOfTypes || match.1.isEmpty
                return isNamed && counts[String(match.3)] ?? 0 > 1
                    || !isOfTypes && line.contains(nameless)
            }
            #expect(isUsed, "\(file.path): nobody uses what it declares")
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
        "Libraries neither print nor exit, nor read the surroundings or a clock",
        arguments: Repository.sources
    )
    func librariesAreQuiet(file: Repository.SourceFile) {
        guard file.module != "numeral" else { return }
        let forbidden = [
            /\bprint\(/, /\bexit\(/, /\bfatalError\(/, /ProcessInfo\.processInfo\.environment/,
            /\bgetenv\(/, /SystemRandomNumberGenerator/, /\btry!/,
            /\b(?:ContinuousClock|SuspendingClock|Date)\(\)/, /\bclock_gettime\(/,
            /\b(?:Date|DispatchTime|NIODeadline|ContinuousClock)\.now\b/,
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
