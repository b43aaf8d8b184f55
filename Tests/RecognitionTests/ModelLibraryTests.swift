import Foundation
import Recognition
import Testing

@Suite struct ModelLibraryTests {
    let root = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)

    func place(_ name: String, _ path: String) throws {
        let model = try tinyModel(card: ModelCard(name: name))
        try model.write(to: root.appending(path: path))
    }

    @Test("The environment's folder, then the current one, then the program's")
    func looksInOrder() throws {
        defer { try? FileManager.default.removeItem(at: root) }
        let program = root.appending(path: "checkout/.build/x86_64/release/numeral")
        let library = ModelLibrary(
            environment: root.appending(path: "named").path,
            current: root.appending(path: "here"), executable: program)
        let installed = ModelLibrary(
            environment: nil, current: root.appending(path: "here"),
            executable: root.appending(path: "usr/bin/numeral"))

        let error = #expect(throws: ModelError.self) { try library.model() }
        #expect("\(try #require(error))".contains("NUMERAL_MODELS"))
        try place("checkout", "checkout/Models/default.safetensors")
        #expect(try library.model().card.name == "checkout")
        try place("installed", "usr/share/numeral/Models/default.safetensors")
        #expect(try installed.model().card.name == "installed")
        try place("here", "here/Models/default.safetensors")
        #expect(try library.model().card.name == "here")
        #expect(try installed.model().card.name == "here")
        try place("named", "named/default.safetensors")
        #expect(try library.model().card.name == "named")
    }

    @Test("A program that was copied finds its model beside itself, or says where it looked")
    func findsItsOwn() throws {
        defer { try? FileManager.default.removeItem(at: root) }
        let library = ModelLibrary(
            environment: nil, current: root.appending(path: "here"),
            executable: root.appending(path: "usr/lib/numeral/numeral"))
        let words = "\(try #require(#expect(throws: ModelError.self) { try library.model() }))"
        for place in ["here/Models", "usr/lib/numeral", "usr/share/numeral/Models"] {
            #expect(words.contains(root.standardizedFileURL.path + "/" + place), "\(words)")
        }
        try place("installed", "usr/share/numeral/Models/default.safetensors")
        #expect(try library.model().card.name == "installed")
        try place("beside", "usr/lib/numeral/default.safetensors")
        #expect(try library.model().card.name == "beside")
    }

    @Test func takesPaths() throws {
        defer { try? FileManager.default.removeItem(at: root) }
        let library = ModelLibrary(environment: nil, current: root, executable: nil)
        try place("mine", "mine.safetensors")
        #expect(try library.model("mine.safetensors").card.name == "mine")
        #expect(try library.model("./mine.safetensors").card.name == "mine")
        #expect(try library.model(root.path + "/mine.safetensors").card.name == "mine")
        #expect(throws: ModelError.self) { try library.model("mine") }
        #expect(throws: ModelError.self) { try library.model("other.safetensors") }
    }
}
