public import Foundation

/// The folders in which data sets are looked for, the first to be asked first.
///
/// A folder holds MNIST as `mnist/*.gz` or `*.gz`, compressed or not.
public struct DataLocation: Hashable, Sendable {
    /// Where data sets are read from, in order.
    public let folders: [URL]
    /// Where data sets are written to.
    public let target: URL

    /// Takes one folder, for reading and writing.
    public init(folder: URL) { self.init(folders: [folder], target: folder) }

    /// Takes the folders to read from, in order, and the one to write to.
    public init(folders: [URL], target: URL) {
        (self.folders, self.target) = (folders, target)
    }

    /// Decides where data sets lie.
    ///
    /// - Parameters:
    ///   - named: the folder that `--data-folder` names; nothing else is looked at then.
    ///   - environment: the value of `NUMERAL_DATA`; nothing else is looked at then.
    ///   - current: the folder that `Data/` is below when neither is given.
    public init(named: String?, environment: String?, current: URL) {
        if let path = [named, environment].compactMap(\.self).first(where: { !$0.isEmpty }) {
            self.init(
                folder: path.hasPrefix("/") ? URL(filePath: path) : current.appending(path: path))
        } else {
            self.init(folder: current.appending(path: "Data"))
        }
    }

    /// The first folder that holds all of MNIST, or `nil`.
    public var mnist: URL? { folders.first { MNIST.isPresent(below: $0) } }
}
