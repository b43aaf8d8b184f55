import Testing

/// The arrows of ARCHITECTURE.md are the code's.
@Suite struct ArrowTests {
    /// The only modules that may import these packages.
    static let importers: [String: Set<String>] = [
        "Hummingbird": ["NumeralServer", "numeral"],
        "ArgumentParser": ["numeral"],
        "Yams": ["Training"],
        "SwiftProtobuf": ["Interchange"],
    ]

    private static func table() throws -> ArrowTable {
        try ArrowTable(Repository.text("ARCHITECTURE.md"))
    }

    @Test("Every module of ours has a rank, and every arrow goes down to one that there is")
    func ranks() throws {
        let table = try Self.table()
        #expect(Set(Repository.sources.map(\.module)) == Set(table.ranks.keys))
        for (module, targets) in table.arrows {
            for target in targets {
                #expect(
                    table.ranks[target] ?? -1 < table.ranks[module] ?? -1,
                    "\(module) ─▶ \(target): sideways or up")
                #expect(Repository.modules.contains(target), "there is no \(target)")
            }
        }
    }

    @Test(arguments: Repository.sources)
    func importsFollowArrows(file: Repository.SourceFile) throws {
        let table = try Self.table()
        let reach = table.reach(of: file.module)
        let ours = Repository.modules
        for imported in file.imports {
            if ours.contains(imported) {
                #expect(reach.contains(imported), "\(file.path) may not import \(imported)")
            }
            if let allowed = Self.importers[imported] {
                #expect(allowed.contains(file.module), "\(file.path) may not import \(imported)")
            }
        }
    }

    @Test("An arrow that nobody uses goes")
    func arrowsAreUsed() throws {
        let imports = Dictionary(grouping: Repository.sources, by: \.module)
            .mapValues { Set($0.flatMap(\.imports)) }
        let table = try Self.table()
        for (module, targets) in table.arrows {
            let unused = targets.subtracting(imports[module] ?? [])
            #expect(unused.isEmpty, "\(module) ─▶ \(unused)")
        }
    }

    @Test("The engine and the server never see a model's digits")
    func strangersStayStrangers() throws {
        let table = try Self.table()
        for module in ["NeuralNet", "Classical", "Engine"] {
            #expect(!table.reach(of: module).contains("NumeralCore"))
        }
        #expect(table.reach(of: "NumeralServer").isDisjoint(with: ["Recognition", "NeuralNet"]))
    }

    @Test("Each module's idea is said")
    func architectureNamesEveryModule() throws {
        let text = try Repository.text("ARCHITECTURE.md")
        for module in Repository.modules {
            #expect(text.contains("`\(module)`"), "\(module) is missing")
        }
    }

    @Test("The table is read: an arrow, a line that goes on, what is reached")
    func reading() throws {
        let table = try ArrowTable(
            """
            ```
             rank 1   A ─▶ B, CLib     D ─▶ B
                      E ─▶ CLib
             rank 0   B ─▶ COther
            ```
            """)
        #expect(table.ranks == ["A": 1, "B": 0, "D": 1, "E": 1])
        #expect(table.reach(of: "A") == ["B", "CLib"])
        #expect(table.reach(of: "D") == ["B"])
        #expect(table.reach(of: "B") == ["COther"])
    }
}

extension Repository.SourceFile {
    /// The modules that the file imports.
    var imports: [String] {
        lines.compactMap { line in
            let words = line.split(separator: " ")
            guard let keyword = words.firstIndex(of: "import"), keyword <= 1,
                keyword == 0 || ["public", "internal", "package", "private"].contains(words[0]),
                words.count > keyword + 1
            else { return nil }
            let kinds: Set<Substring> = [
                "struct", "class", "enum", "func", "protocol", "typealias",
            ]
            let name = words[keyword + 1]
            let module = kinds.contains(name) ? words[keyword + 2] : name
            return String(module.prefix { $0 != "." })
        }
    }
}
