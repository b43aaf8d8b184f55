import Foundation
import NeuralNet
import Testing
import Training

@Suite struct ShippedRecipesTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Recipes").standardizedFileURL

    @Test(
        "Each recipe is sound and says itself in full",
        arguments: [
            "default", "two-conv", "pooled-dropout",
        ])
    func isSound(name: String) throws {
        let file = Self.folder.appending(path: "\(name).yaml")
        for recipe in try Recipe.all(yaml: try String(contentsOf: file, encoding: .utf8)) {
            #expect(recipe.name.hasPrefix(name))
            #expect(try Recipe(yaml: recipe.yaml) == recipe)
        }
    }

    @Test func theDefaultFitsIntoFiveMegabytes() throws {
        let file = Self.folder.appending(path: "default.yaml")
        let recipe = try Recipe(yaml: try String(contentsOf: file, encoding: .utf8))
        let count = try #require(recipe.network).parameters().reduce(0) { $0 + $1.count }
        #expect(count * MemoryLayout<Float>.size < 5_000_000 - 100_000)
    }
}
