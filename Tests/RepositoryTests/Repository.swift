import Foundation
import Testing

/// The checkout that these tests stand in, read as text.
enum Repository {
    struct SourceFile: Sendable, CustomTestStringConvertible {
        /// Relative to the root, as in `Sources/Engine/Memory.swift`.
        let path: String
        let lines: [Substring]

        /// The target's folder: `Engine`.
        var module: String { String(path.split(separator: "/")[1]) }
        var testDescription: String { path }
    }

    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Every file that belongs to the repository, by relative path; built and fetched ones are not.
    static let paths: [String] = {
        // Only at the root: deeper there are folders of ours with such names.
        let skipped: Set<String> = [".git", ".venv", ".venv-peers", "Data", "Runs"]
        var found: [String] = []
        var folders = [""]
        while let folder = folders.popLast() {
            let names =
                (try? FileManager.default.contentsOfDirectory(
                    atPath: root.appending(path: folder).path)) ?? []
            for name in names where name != "__pycache__" && !name.hasPrefix(".build") {
                if folder.isEmpty, skipped.contains(name) { continue }
                let path = folder.isEmpty ? name : "\(folder)/\(name)"
                var isFolder: ObjCBool = false
                _ = FileManager.default.fileExists(
                    atPath: root.appending(path: path).path, isDirectory: &isFolder)
                if isFolder.boolValue { folders.append(path) } else { found.append(path) }
            }
        }
        return found.sorted()
    }()

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    static func swiftFiles(under folder: String) -> [SourceFile] {
        paths.filter { $0.hasPrefix(folder + "/") && $0.hasSuffix(".swift") }.map { path in
            let text = (try? text(path)) ?? ""
            return SourceFile(
                path: path, lines: text.split(separator: "\n", omittingEmptySubsequences: false))
        }
    }

    /// The folders of `Sources`.
    static let modules = Set(
        paths.compactMap { path -> String? in
            let folders = path.split(separator: "/")
            return folders.count > 2 && folders[0] == "Sources" ? String(folders[1]) : nil
        })

    static let sources = swiftFiles(under: "Sources")
    static let tests = swiftFiles(under: "Tests")
}
