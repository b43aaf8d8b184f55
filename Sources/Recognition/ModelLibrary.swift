public import Foundation

/// Where models lie, so that they can be had by name: `default`.
public struct ModelLibrary: Hashable, Sendable {
    /// The model that is used when none is named.
    public static let defaultName = "default"
    /// What a model's file is called after its name.
    public static let fileExtension = "safetensors"

    /// The folders that are looked in, in order.
    public let folders: [URL]
    /// What relative paths are relative to.
    private let current: URL

    /// Decides where models lie.
    ///
    /// In order: the folder that the environment names, `Models/` in the current folder, the
    /// program's own folder (one that was copied with its model), `../share/numeral/Models` and
    /// `../../share/numeral/Models` from there (an installed one: `PREFIX/bin` or
    /// `PREFIX/lib/numeral`), and `Models/` beside the `.build` that the program was built in (a
    /// checkout).
    ///
    /// - Parameters:
    ///   - environment: the value of `NUMERAL_MODELS`, when there is one.
    ///   - current: the current folder.
    ///   - executable: the running program's file.
    public init(environment: String?, current: URL, executable: URL?) {
        var folders: [URL] = []
        if let environment, !environment.isEmpty {
            folders.append(Self.file(environment, current))
        }
        folders.append(current.appending(path: "Models"))
        if let program = executable?.resolvingSymlinksInPath() {
            let folder = program.deletingLastPathComponent()
            folders.append(folder)
            for up in ["..", "../.."] {
                folders.append(folder.appending(path: "\(up)/share/numeral/Models"))
            }
            if let build = program.pathComponents.lastIndex(of: ".build") {
                let root = program.pathComponents[1..<build].joined(separator: "/")
                folders.append(URL(filePath: "/\(root)/Models"))
            }
        }
        var seen: Set<String> = []
        self.folders = folders.map(\.standardizedFileURL).filter { seen.insert($0.path).inserted }
        self.current = current
    }

    /// The file of a model.
    ///
    /// - Parameter name: a path when it has a slash or ends in `.safetensors`, else a name to
    ///   look up in ``folders``.
    public func file(of name: String) throws(ModelError) -> URL {
        if name.contains("/") || name.hasSuffix(".\(Self.fileExtension)") {
            return Self.file(name, current)
        }
        for folder in folders {
            let file = folder.appending(path: "\(name).\(Self.fileExtension)")
            if FileManager.default.fileExists(atPath: file.path) { return file }
        }
        // A picture, given for a model.
        if FileManager.default.fileExists(atPath: Self.file(name, current).path) {
            throw .notModelFile(name: name)
        }
        throw .notFound(name: name, folders: folders.map(\.path))
    }

    private static func file(_ path: String, _ current: URL) -> URL {
        path.hasPrefix("/") ? URL(filePath: path) : current.appending(path: path)
    }

    /// Finds and reads a model.
    public func model(_ name: String = defaultName) throws(ModelError) -> Model {
        try Model(contentsOf: file(of: name))
    }
}
