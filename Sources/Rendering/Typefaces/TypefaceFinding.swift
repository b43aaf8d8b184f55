import CFreeType
import Foundation

/// A walk through folders that opens every typeface once.
struct TypefaceFinding {
    private(set) var typefaces: [Typeface] = []
    private(set) var skipped: [TypefaceLibrary.Skipped] = []
    private var names: Set<String> = []

    /// Looks into all folders.
    mutating func look(in folders: [URL]) {
        guard let freeType = FreeType() else {
            skipped.append(.init(path: "FreeType", reason: "it did not start: free memory"))
            return
        }
        var files: [URL] = []
        for folder in folders { collect(folder, depth: 0, into: &files) }
        files.sort { ($0.lastPathComponent, $0.path) < ($1.lastPathComponent, $1.path) }
        if files.count > TypefaceLibrary.fileCountMax {
            let limit = TypefaceLibrary.fileCountMax
            skipped.append(
                .init(path: files[limit].path, reason: "more than \(limit) fonts: name a folder"))
        }
        for file in files.prefix(TypefaceLibrary.fileCountMax) { open(file, freeType) }
    }

    /// Font files below a folder; links to folders are not followed, so that none goes in circles.
    private func collect(_ folder: URL, depth: Int, into files: inout [URL]) {
        guard depth < TypefaceLibrary.depthMax else { return }
        let keys: [URLResourceKey] = [.isDirectoryKey]
        let entries =
            (try? FileManager.default.contentsOfDirectory(
                at: folder, includingPropertiesForKeys: keys)) ?? []
        for entry in entries {
            let isFolder = (try? entry.resourceValues(forKeys: Set(keys)))?.isDirectory ?? false
            if isFolder {
                collect(entry, depth: depth + 1, into: &files)
            } else if TypefaceLibrary.endings.contains(entry.pathExtension.lowercased()) {
                files.append(entry)
            }
        }
    }

    /// Opens the faces of a file.
    private mutating func open(_ file: URL, _ freeType: FreeType) {
        func skip(_ reason: String) { skipped.append(.init(path: file.path, reason: reason)) }
        let size =
            (try? FileManager.default.attributesOfItem(
                atPath: file.resolvingSymlinksInPath().path)[.size] as? Int) ?? 0
        guard (1...TypefaceLibrary.fileBytesMax).contains(size) else {
            return skip(size < 1 ? "empty" : "larger than \(TypefaceLibrary.fileBytesMax) bytes")
        }
        var index = 0
        var count = 1
        while index < count {
            defer { index += 1 }
            guard let face = freeType.open(file.path, face: index) else {
                return skip("face \(index) is no font that FreeType reads")
            }
            count = min(Int(face.pointee.num_faces), TypefaceLibrary.faceCountMax)
            guard let typeface = Typeface(face, of: file, freeType: freeType) else {
                skip("face \(index) has no plain outlines under Unicode code points")
                continue
            }
            let name = "\(typeface.family)\n\(typeface.style)"
            if names.insert(name).inserted { typefaces.append(typeface) }
        }
    }
}
