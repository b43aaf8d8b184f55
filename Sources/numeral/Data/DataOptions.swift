import ArgumentParser
import Datasets
import Imaging
import NumeralCore
import PictureFiles

/// Where data sets lie, the same for every command that reads one.
struct DataOptions: ParsableArguments {
    @Option(
        help: """
            The folder of data sets; else that of NUMERAL_DATA, else Data.
            """, completion: .directory)
    var dataFolder: String?

    /// Where to look, and where to write.
    var location: DataLocation {
        Surroundings.dataLocation(named: dataFolder)
    }
}

/// A set to read, and how to read it.
struct DataSetOptions: ParsableArguments {
    /// The sets that have names, for help texts.
    static let names =
        (MNIST.Part.allCases.map(\.setName) + NamedSet.allCases.map(\.rawValue))
        .joined(separator: ", ")

    @Argument(help: "\(names), or a path to IDX, CSV or a folder.")
    var set: String

    @Option(help: "The column of a CSV that holds the label: first, last, or its name.")
    var label: String?

    @OptionGroup var sets: SourceOptions

    /// Reads the set.
    func load() throws(DataSourceError) -> LabeledGlyphs {
        var source = sets.source()
        switch label {
        case nil: break
        case "first": source.labelColumn = .first
        case "last": source.labelColumn = .last
        case let name?: source.labelColumn = .named(name)
        }
        return try source.load(set)
    }
}

extension DataSource {
    /// A source that decodes pictures and normalises images as a model does that is measured, or
    /// as new ones will, and that says what it notices.
    static func standard(
        _ location: DataLocation, _ orientation: OrientationOption? = nil,
        normalizedBy normalization: GlyphNormalization = .standard
    ) -> DataSource {
        var source = DataSource(
            location,
            glyphOfPicture: { normalization.glyph(ofPicture: try PictureDecoder().decode($0)) },
            glyphOfInk: { normalization.glyph(ofInk: $0) })
        source.isTransposed = orientation?.transposed ?? false
        source.notice = { Console.say("\($0)") }
        return source
    }
}
