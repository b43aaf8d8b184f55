import ArgumentParser
import Files
import Foundation
import Interchange
import Recognition

/// `numeral export --to onnx`
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write a model for other programs.",
        discussion: """
            An ONNX file takes 'glyph', bytes of ink [N, 28, 28] from 0 for paper to 255, and \
            gives 'probabilities' [N, class], 'label' [N] and, from a model that can tell what is \
            no digit, 'other' [N]. All that the model does to a glyph is inside; the way from a \
            picture to a glyph is not.

            A model file itself is in the safetensors format, which Python's safetensors opens as \
            it is.
            """)

    /// What other programs read.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case onnx
    }

    @Argument(help: "The name of a model, or a .safetensors file.", completion: .file())
    var model = ModelLibrary.defaultName

    @Option(help: "The format to write: onnx.")
    var to: Format

    @Option(help: "The file to write; NAME.onnx when not given.", completion: .file())
    var output: String?

    func run() throws {
        try Console.orSay {
            let loaded = try Surroundings.library.model(model)
            let target = output ?? "\(loaded.card.name).\(to.rawValue)"
            try OutputPlace.checkFiles(target, besides: [model])
            let bytes =
                switch to {
                case .onnx: try loaded.onnx()
                }
            try Console.save(to: target) { try AtomicFile.write(bytes, to: $0) }
        }
    }
}
