import Foundation
import NeuralNet
import Testing
import Training

@Suite struct ShippedRecipesTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Recipes").standardizedFileURL

    /// The names of all recipes.
    static let names: [String] = {
        let files = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
        return (files ?? []).filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }
            .sorted()
    }()

    @Test func areThere() {
        #expect(Set(Self.names).isSuperset(of: ["default", "two-conv", "svm", "forest", "linear"]))
    }

    @Test("Each recipe is sound and says itself in full", arguments: names)
    func isSound(name: String) throws {
        let text = try String(
            contentsOf: Self.folder.appending(path: "\(name).yaml"), encoding: .utf8)
        for recipe in try Recipe.all(yaml: text) {
            #expect(recipe.name.hasPrefix(name))
            let isSame = try Recipe(yaml: recipe.yaml) == recipe
            #expect(isSame)
        }
        if name.hasPrefix("tune-") { _ = try TuningFile(yaml: text) }
    }

    @Test func theDefaultFitsIntoFiveMegabytes() throws {
        let file = Self.folder.appending(path: "default.yaml")
        let recipe = try Recipe(yaml: try String(contentsOf: file, encoding: .utf8))
        let count = try #require(recipe.network).parameters().reduce(0) { $0 + $1.count }
        #expect(count * MemoryLayout<Float>.size < 5_000_000 - 100_000)
    }
}
