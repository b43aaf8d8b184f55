import Foundation
import Testing

/// What must stand where.
@Suite struct LayoutTests {
    static let modules = Set(Repository.sources.map(\.module)).sorted()

    @Test(arguments: modules)
    func everyModuleHasTests(module: String) {
        #expect(Repository.tests.contains { $0.path.hasPrefix("Tests/\(module)Tests/") })
    }

    @Test("Every folder of fixtures says where they are from")
    func fixturesHaveOrigins() {
        let folders = Set(
            Repository.paths.filter { $0.hasPrefix("Tests/Fixtures/") }
                .map { $0.split(separator: "/").prefix(3).joined(separator: "/") })
        #expect(!folders.isEmpty)
        for folder in folders {
            #expect(Repository.paths.contains("\(folder)/README.md"), "\(folder) has no README.md")
        }
    }

    @Test("Every shipped model has a card and a recipe")
    func modelsHaveCards() {
        let models = Repository.paths.filter {
            $0.hasPrefix("Models/") && $0.hasSuffix(".safetensors")
        }
        #expect(models.contains("Models/default.safetensors"))
        for model in models {
            let stem = model.dropFirst("Models/".count).dropLast(".safetensors".count)
            #expect(Repository.paths.contains("Models/\(stem).md"))
            #expect(Repository.paths.contains("Recipes/\(stem).yaml"))
        }
    }

    @Test("Every make target that the documents name exists")
    func makeTargetsExist() throws {
        let makefile = try Repository.text("Makefile")
        for document in Repository.paths where document.hasSuffix(".md") {
            for match in try Repository.text(document).matches(of: /`make ([a-z]+)/) {
                #expect(makefile.contains("\n\(match.1): "), "\(document): make \(match.1)")
            }
        }
    }

    @Test("Nothing names a folder that only one machine has beside the repository")
    func namesNothingBeside() throws {
        let folders = ["Sources/", "Tests/", "Scripts/", "Docs/", "Recipes/", "Benchmarks/"]
        for path in Repository.paths where !path.hasPrefix("Tests/RepositoryTests/") {
            let isText = ["md", "swift", "py", "yaml", "js"].contains { path.hasSuffix(".\($0)") }
            guard isText || folders.contains(where: path.hasPrefix) && !path.contains("."),
                let text = try? Repository.text(path)
            else { continue }
            #expect(!text.contains("../shared"), "\(path) names ../shared")
        }
    }

    @Test("Every relative link in the documents leads somewhere")
    func linksLead() throws {
        for document in Repository.paths where document.hasSuffix(".md") {
            let folder = document.split(separator: "/").dropLast().joined(separator: "/")
            // Code has brackets of its own.
            let text = try Repository.text(document).replacing(/```[\s\S]*?```/, with: "")
            for match in text.matches(of: /\]\(([^)#]+)(#[^)]*)?\)/) {
                let target = String(match.1)
                guard !target.contains("://"), !target.hasPrefix("mailto:") else { continue }
                let path = folder.isEmpty ? target : "\(folder)/\(target)"
                #expect(
                    FileManager.default.fileExists(
                        atPath: Repository.root.appending(path: path).path),
                    "\(document) links to \(target)")
            }
        }
    }
}
