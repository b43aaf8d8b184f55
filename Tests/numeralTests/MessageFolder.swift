import Foundation

/// A folder with what can be wrong with files, for ``MessageCase``.
final class MessageFolder {
    static let digits = "Tests/Fixtures/mnist-5000"

    private let folder: TemporaryFolder
    var path: String { folder.url.path }

    init() throws {
        folder = try TemporaryFolder()
        for name in ["folder", "many"] {
            try FileManager.default.createDirectory(
                at: folder.file(name), withIntermediateDirectories: true)
        }
        let data = "name: small\ndata: {train: \(Self.digits), count: 1000, validation: 500}\n"
        for (name, text) in [
            ("empty", ""), ("empty.safetensors", ""), ("text", Self.text),
            ("text.safetensors", Self.text), ("pixels.csv", "1,2,3\n"),
            ("zero.yaml", "name: x\0y\n"),
            ("many/a-images-idx3-ubyte", ""), ("many/b-images-idx3-ubyte", ""),
            ("short-images-idx3-ubyte", "\0\0\u{8}\u{3}\0\0"),
            ("short-labels-idx1-ubyte", "\0\0\u{8}\u{1}\0\0\0\0"),
            ("recipe.yaml", data + "forest: {trees: 2}\n"),
            ("network.yaml", data + "network: {input: [784], layers: [{dense: 10}]}\nepochs: 1\n"),
            (
                "tune.yaml",
                data + "forest: {trees: 3}\ntuning: {settings: {forest.trees: [1, 9]}}\n"
            ),
        ] {
            try Data(text.utf8).write(to: folder.file(name))
        }
        mkfifo(path + "/pipe", 0o600)
    }

    private static let text = "This is no picture and no model of any kind.\n"
}
