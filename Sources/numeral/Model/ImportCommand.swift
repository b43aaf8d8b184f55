import ArgumentParser
import Files
import Foundation
import Interchange
import NumeralCore
import Recognition

/// `numeral import cnn.onnx --from onnx`
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Make a model of a network that another program trained.",
        discussion: """
            The ONNX file takes one glyph as floats, [N, 1, 28, 28], [N, 28, 28], [N, 28, 28, 1] \
            or [N, 784], and gives a score or a probability for each class, [N, class]. Known are \
            convolutions, dense layers, rectifiers and their like, pools, batch normalisation, \
            changes of shape, and a softmax at the end; anything else is refused by its name. A \
            larger picture, as [N, 1, 32, 32], is a glyph with paper around it. Weights in a file \
            beside are read from there.

            A file that 'numeral export' wrote gives the same model back.

            --ink says what the network was trained on: '0-1' (ink divided by 255), '0-255' \
            (bytes as they are), or 'MEAN,DEVIATION' of ink from 0 to 1, as in 0.1307,0.3081. \
            Paper is 0.
            """)

    /// What other programs write.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case onnx
    }

    @Argument(help: "The file to read.", completion: .file())
    var file: String

    @Option(help: "The format to read: onnx.")
    var from: Format

    @Option(
        help: "The model file to write; NAME.safetensors when not given.",
        completion: .file(extensions: ["safetensors"]))
    var output: String?

    @Option(help: "What the network takes: 0-1, 0-255 or MEAN,DEVIATION; 0-1 when not given.")
    var ink: InkRange?

    @Option(help: "What its outputs stand for, in order; the ten digits when not given.")
    var classes: SymbolList?

    func run() throws {
        try Console.orSay {
            let source = URL(filePath: file)
            let name = source.deletingPathExtension().lastPathComponent
            let target = output ?? "\(name).safetensors"
            try OutputPlace.checkFiles(target, besides: [file])
            let settings = ImportedModel.Settings(
                scaling: ink?.scaling, classes: classes?.symbols,
                card: ModelCard(name: name, recipe: "# from \(source.lastPathComponent)\n"))
            let imported =
                switch from {
                case .onnx:
                    try ThingError.naming(source.path) {
                        try ImportedModel(onnx: source, settings)
                    }
                }
            for note in imported.notes { Console.say("\(file): \(note)") }
            try Console.save(to: target) { try imported.model.write(to: $0) }
        }
    }
}

/// What a network was trained on, as people write it.
struct InkRange: ExpressibleByArgument, ValueInWords {
    static let inWords = "0-1, 0-255 or MEAN,DEVIATION"

    /// `nil` for ink from 0 to 1, as it is.
    let scaling: InputScaling?

    static let unit = InkRange(scaling: nil)

    private init(scaling: InputScaling?) { self.scaling = scaling }

    init?(argument: String) {
        switch argument {
        case "0-1": self = .unit
        case "0-255": self.init(scaling: InputScaling(mean: 0, deviation: 1 / 255))
        default:
            let numbers = argument.split(separator: ",").map { Float($0) }
            guard numbers.count == 2, let mean = numbers[0], let deviation = numbers[1] else {
                return nil
            }
            self.init(scaling: InputScaling(mean: mean, deviation: deviation))
        }
    }
}

/// Symbols one after the other: `0123456789+−×÷`.
struct SymbolList: ExpressibleByArgument, ValueInWords {
    static let inWords = "symbols one after the other, as in 0123456789+"

    let symbols: [Symbol]

    init(_ symbols: [Symbol]) { self.symbols = symbols }

    init?(argument: String) {
        let symbols = argument.map(Symbol.init(rawValue:))
        guard !symbols.contains(nil) else { return nil }
        self.init(symbols.compactMap(\.self))
    }
}
