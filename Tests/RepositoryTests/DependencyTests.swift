import Foundation
import Testing

/// What others wrote is taken in the versions that are written down, and no others.
@Suite struct DependencyTests {
    /// One package of `Package.resolved`.
    struct Pin: Decodable {
        struct State: Decodable {
            let version: String?
            let revision: String
        }
        let identity: String
        let location: String
        let state: State
    }

    private static let document = "Docs/dependencies.md"

    /// The rows of the document's table: identity, version, revision.
    private static func rows() throws -> [[String]] {
        try Repository.text(document).split(separator: "\n").compactMap { line in
            let cells = line.split(separator: "|").map {
                $0.trimmingCharacters(in: CharacterSet(charactersIn: " `"))
            }
            return cells.count >= 3 && cells[1].contains(/^\d+\.\d+\.\d+$/) ? cells : nil
        }
    }

    /// What the build was made of; without the file there is no build.
    private static func pins() throws -> [Pin] {
        struct Resolved: Decodable { let pins: [Pin] }
        let bytes = try Data(contentsOf: Repository.root.appending(path: "Package.resolved"))
        return try JSONDecoder().decode(Resolved.self, from: bytes).pins
    }

    @Test("A package may change its patches, and nothing else, without being asked")
    func rangesAreNarrow() throws {
        let text = try Repository.text("Package.swift")
        let packages = text.matches(of: /\.package\(\s*url: "([^"]+)",\s*([^)]+)\)/)
        #expect(!packages.isEmpty)
        for package in packages {
            #expect(package.2.hasPrefix(".upToNextMinor(from: "), "\(package.1)")
            #expect(package.1.hasPrefix("https://"))
        }
        #expect(packages.count == text.matches(of: /\.package\(/).count)
    }

    @Test("The versions of the document are those of the build, revision by revision")
    func versionsAreListed() throws {
        let rows = try Self.rows()
        let pins = try Self.pins()
        #expect(rows.map { $0[0] } == pins.map(\.identity).sorted())
        for pin in pins {
            let row = rows.first { $0[0] == pin.identity }
            #expect(row?[1] == pin.state.version, "\(pin.identity): run Scripts/list-packages")
            #expect(row?[2] == pin.state.revision, "\(pin.identity) was changed at its source")
        }
    }

    private static let lists = Repository.paths.filter { $0.hasSuffix("/requirements.txt") }

    @Test("Each list of Python packages names one version of each, and the hashes of its files")
    func pythonIsHashed() throws {
        #expect(Self.lists.count == 4)
        for list in Self.lists {
            let text = try Repository.text(list).replacing("\\\n", with: " ")
            let entries = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
            #expect(!entries.isEmpty)
            for entry in entries {
                #expect(
                    entry.contains(/^[a-z0-9._-]+==[^ ]+ .*--hash=sha256:[0-9a-f]{64}/),
                    "\(list): \(entry.prefix(40))")
            }
        }
    }

    @Test("What a list is made of is in it, as it was asked for")
    func listsAreUpToDate() throws {
        for list in Self.lists {
            let asked = try Repository.text(String(list.dropLast(3)) + "in")
            let listed = Set(
                try Repository.text(list).split(separator: "\n").compactMap {
                    $0.split(separator: " ").first.map(String.init)
                })
            for line in asked.split(separator: "\n") where !line.hasPrefix("#") {
                #expect(
                    listed.contains(String(line)), "\(list): \(line): run Scripts/lock-requirements"
                )
            }
        }
    }

    @Test("Whoever installs a list asks for its hashes")
    func installersAskForHashes() throws {
        // One that makes the lists installs none.
        let installers = try Repository.paths.filter {
            try $0.hasPrefix("Scripts/") && $0 != "Scripts/lock-requirements"
                && Repository.text($0).contains("requirements.txt")
        }
        #expect(installers == ["Scripts/bench-peers", "Scripts/install"])
        for script in installers {
            #expect(try Repository.text(script).contains("--require-hashes"), "\(script)")
        }
    }
}
