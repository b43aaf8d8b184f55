import Files
import Foundation
import PictureFiles

/// The pictures that lie in a folder.
enum FolderPictures {
    private static let endings: Set<String> = [
        "png", "jpg", "jpeg", "webp", "gif", "bmp", "tif", "tiff", "pnm", "pbm", "pgm", "ppm",
        // Not read, but pictures: that is said rather than passed over.
        "heic", "heif", "avif", "jxl",
    ]

    /// Their names with the folder's before them, in order.
    ///
    /// Pictures are files that end as one or begin as one. Hidden files, those of other kinds, and
    /// folders in the folder are left out.
    static func names(in folder: String) throws -> [String] {
        let place = URL(filePath: folder)
        let found: [String]
        do {
            found = try FileManager.default.contentsOfDirectory(atPath: place.path)
        } catch {
            throw FileError.unreadable(path: folder, reason: SystemWords.reason(of: error))
        }
        let names = found.filter { name in
            !name.hasPrefix(".") && isPicture(place.appending(path: name))
        }
        guard !names.isEmpty else { throw ReadInputError.noPictures }
        let start = folder.hasSuffix("/") ? folder : folder + "/"
        return names.sorted().map { start + $0 }
    }

    private static func isPicture(_ file: URL) -> Bool {
        var facts = stat()
        // A pipe would be waited for.
        let isEnded = endings.contains(file.pathExtension.lowercased())
        // A link that leads nowhere, and a name that is not UTF-8: reading it says so.
        guard stat(file.path, &facts) == 0 else { return isEnded }
        guard facts.st_mode & S_IFMT == S_IFREG else { return false }
        if isEnded { return true }
        let head = (try? FileContents.read(file, upTo: 12)) ?? []
        return PictureFormat.detect(head) != nil
    }
}
