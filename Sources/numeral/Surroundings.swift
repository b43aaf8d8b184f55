import Datasets
import Foundation
import Recognition

/// What the commands take from the environment; the libraries are handed it.
enum Surroundings {
    static var current: URL {
        URL(filePath: FileManager.default.currentDirectoryPath, directoryHint: .isDirectory)
    }

    /// Where models lie; `NUMERAL_MODELS` names a folder that is asked first.
    static var library: ModelLibrary {
        ModelLibrary(
            environment: ProcessInfo.processInfo.environment["NUMERAL_MODELS"], current: current,
            executable: Bundle.main.executableURL)
    }

    /// Where data sets lie; `NUMERAL_DATA` names the folder.
    static var dataLocation: DataLocation {
        DataLocation(
            named: nil, environment: ProcessInfo.processInfo.environment["NUMERAL_DATA"],
            current: current)
    }
}
