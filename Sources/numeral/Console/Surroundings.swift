import Datasets
import Foundation
import Recognition
import Rendering
import Training

/// What the commands take from the environment; the libraries are handed it.
enum Surroundings {
    static var current: URL {
        URL(filePath: FileManager.default.currentDirectoryPath, directoryHint: .isDirectory)
    }

    /// Where models lie; `NUMERAL_MODELS` names a folder that is asked first.
    static var library: NamedModels {
        NamedModels(
            library: ModelLibrary(
                environment: ProcessInfo.processInfo.environment["NUMERAL_MODELS"],
                current: current, executable: Bundle.main.executableURL))
    }

    /// The typefaces of this machine, where the recipe renders anything with them.
    static func typefaces(for recipe: Recipe) -> [Typeface] {
        recipe.rendered == RenderedData() ? [] : TypefaceLibrary().typefaces
    }

    /// Where data sets lie: in the named folder, else in that of `NUMERAL_DATA`.
    static func dataLocation(named folder: String? = nil) -> DataLocation {
        DataLocation(
            named: folder, environment: ProcessInfo.processInfo.environment["NUMERAL_DATA"],
            current: current)
    }
}
