import ArgumentParser
import Foundation
import Imaging
import Recognition

/// `numeral refresh Models/default.safetensors`: for those who change how pictures become glyphs.
///
/// A model trained on MNIST's glyphs has the settings in its file but learned nothing from them.
/// After they change, this writes the file that training again would write.
struct RefreshCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "refresh",
        abstract: "Write a model again with this version's way from pictures to glyphs.",
        discussion: "Only for models that were trained on glyphs, not on pictures.",
        shouldDisplay: false)

    @Argument(help: "The .safetensors file, written in place.", completion: .file())
    var file: String

    func run() throws {
        try Console.orSay {
            let target = URL(filePath: file, relativeTo: Surroundings.current)
            let model = try Surroundings.library.model(at: target)
            try model.normalized(by: .standard).write(to: target)
        }
    }
}
