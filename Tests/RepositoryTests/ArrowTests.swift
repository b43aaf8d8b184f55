import Testing

/// The arrows of ARCHITECTURE.md: which module may import which.
@Suite struct ArrowTests {
    /// Ranks from ARCHITECTURE.md: an import goes from a higher rank to a lower one.
    static let ranks: [String: Int] = [
        "CDNNL": -1, "CFreeType": -1, "CLeptonica": -1, "CZlib": -1, "CKernels": -1,
        "CDeflate": -1, "CJPEG": -1, "CTIFF": -1,
        "NumeralCore": 0, "Parallel": 0, "Engine": 0,
        "Imaging": 1, "Rendering": 1, "Datasets": 1, "NeuralNet": 1, "Classical": 1,
        "Recognition": 2,
        "Evaluation": 3, "Interchange": 3,
        "Training": 4, "NumeralServer": 4,
        "numeral": 5,
    ]

    /// What rank alone does not say: the only modules that may import these.
    static let importers: [String: Set<String>] = [
        "CDNNL": ["Engine"],
        "CFreeType": ["Rendering"],
        "CLeptonica": ["Imaging"],
        "CZlib": ["Datasets", "Imaging"],
        "CDeflate": ["Imaging"],
        "CJPEG": ["Imaging"],
        "CTIFF": ["Imaging"],
        "CKernels": ["Engine"],
        "Engine": ["NeuralNet", "Classical", "numeral"],
        "Hummingbird": ["NumeralServer", "numeral"],
        "ArgumentParser": ["numeral"],
        "Yams": ["Training"],
        "SwiftProtobuf": ["Interchange"],
        "Interchange": ["numeral"],
        "Imaging": ["Recognition", "Evaluation", "Training", "NumeralServer", "numeral"],
        "Rendering": ["Evaluation", "Training", "numeral"],
    ]

    @Test func everyModuleHasARank() {
        let modules = Set(Repository.sources.map(\.module))
        #expect(modules.subtracting(Self.ranks.keys).isEmpty)
    }

    @Test(arguments: Repository.sources)
    func importsPointDown(file: Repository.SourceFile) throws {
        let rank = try #require(Self.ranks[file.module])
        for imported in file.imports {
            if let importedRank = Self.ranks[imported] {
                #expect(importedRank < rank, "\(file.path) imports \(imported): sideways or up")
            }
            if let allowed = Self.importers[imported] {
                #expect(allowed.contains(file.module), "\(file.path) may not import \(imported)")
            }
        }
    }

    @Test("NeuralNet and the server never see a model's digits", arguments: Repository.sources)
    func strangersStayStrangers(file: Repository.SourceFile) {
        switch file.module {
        case "NeuralNet", "Classical", "Engine": #expect(!file.imports.contains("NumeralCore"))
        case "NumeralServer":
            #expect(Set(file.imports).isDisjoint(with: ["Recognition", "NeuralNet"]))
        case "NumeralCore": #expect(file.imports.isEmpty)
        default: break
        }
    }

    @Test("The table that the tests enforce is the one that people read")
    func architectureNamesEveryModule() throws {
        let text = try Repository.text("ARCHITECTURE.md")
        for module in Self.ranks.keys {
            #expect(text.contains("`\(module)`") || text.contains(module), "\(module) is missing")
        }
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
