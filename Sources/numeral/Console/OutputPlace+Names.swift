import Files
import Foundation

extension OutputPlace {
    /// Checks the files that a command is to write, before it works for them; those that it was
    /// not told pass.
    ///
    /// - Parameter inputs: names of what it reads; those that are no files are let be.
    static func checkFiles(_ names: String?..., besides inputs: [String]) throws {
        try checkFiles(names.compactMap(\.self).map { URL(filePath: $0) }, besides: inputs)
    }

    /// The same for places: each can be written, and none of them over another or over an input.
    static func checkFiles(_ files: [URL], besides inputs: [String]) throws {
        var taken: [String: String] = [:]
        for input in inputs { taken[place(of: URL(filePath: input))] = "it is read too" }
        try checkFiles(files)
        for file in files {
            let place = place(of: file)
            if let use = taken[place], !place.hasPrefix("/dev/") {
                throw ThingError(
                    thing: file.relativePath, reason: "\(use): give each file a name of its own")
            }
            taken[place] = "two results would go there"
        }
    }

    private static func place(of file: URL) -> String {
        file.standardizedFileURL.resolvingSymlinksInPath().path
    }
}
