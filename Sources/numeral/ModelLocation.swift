import Foundation
import Recognition

/// Finds models by the names that people give them.
enum ModelLocation {
    /// How many folders above the program are searched: `.build/x86_64-…/release/numeral` has four.
    private static let parentCountMax = 4

    /// Loads a model by a name, as in `default`, or by a path.
    static func load(_ nameOrPath: String) throws -> Model {
        try Model(contentsOf: file(nameOrPath))
    }

    /// The file of a model: a path that is one, or `Models/NAME.safetensors` in the current
    /// folder, or in a folder above the program.
    static func file(_ nameOrPath: String) throws -> URL {
        if nameOrPath.contains("/") || nameOrPath.hasSuffix(".safetensors") {
            return URL(filePath: nameOrPath)
        }
        for folder in folders {
            let file = folder.appending(path: "Models/\(nameOrPath).safetensors")
            if FileManager.default.fileExists(atPath: file.path) { return file }
        }
        throw ModelLocationError.unknown(nameOrPath, known: names)
    }

    /// The names of the models that can be found.
    private static var names: [String] {
        let files = folders.flatMap {
            (try? FileManager.default.contentsOfDirectory(atPath: $0.appending(path: "Models").path))
                ?? []
        }
        let suffix = ".safetensors"
        return Set(files.filter { $0.hasSuffix(suffix) }.map { String($0.dropLast(suffix.count)) })
            .sorted()
    }

    private static var folders: [URL] {
        var folders = [URL(filePath: FileManager.default.currentDirectoryPath)]
        guard let program = Bundle.main.executableURL?.resolvingSymlinksInPath() else {
            return folders
        }
        var folder = program.deletingLastPathComponent()
        for _ in 0...parentCountMax {
            folders.append(folder)
            folder.deleteLastPathComponent()
        }
        return folders
    }
}

/// A name that no model has.
enum ModelLocationError: Error, CustomStringConvertible {
    case unknown(String, known: [String])

    var description: String {
        switch self {
        case .unknown(let name, let known):
            "there is no model '\(name)': "
                + (known.isEmpty
                    ? "name a .safetensors file, or run this in a clone of the repository"
                    : "use \(known.joined(separator: ", ")), or name a .safetensors file")
        }
    }
}
