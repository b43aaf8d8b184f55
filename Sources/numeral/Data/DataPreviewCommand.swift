import ArgumentParser
import Datasets
import Files
import Foundation
import NumeralCore
import PictureFiles

/// `numeral data preview SET`
struct DataPreviewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview",
        abstract: "Draw a contact sheet of a set as PNG, a row a class.")

    @OptionGroup var options: DataSetOptions

    @Option(name: [.short, .long], help: "The file to write.", completion: .file())
    var output = "preview.png"

    @Option(help: "How many digits of each class.")
    var columns = 24

    @Option(help: "How many pixels each way for a pixel of a digit.")
    var scale = 2

    @Option(help: "Which digits: another seed shows others.")
    var seed: UInt64 = 1

    func validate() throws {
        try OptionCheck.range(columns, "columns", 1...ContactSheet.columnCountMax)
        try OptionCheck.range(scale, "scale", 1...ContactSheet.scaleMax)
    }

    func run() async throws {
        try Console.orSay {
            try OutputPlace.checkFiles(output, besides: [options.set])
            var sheet = ContactSheet()
            (sheet.columnCount, sheet.scale) = (columns, scale)
            let image = sheet.draw(try options.load(), seed: seed)
            try AtomicFile.write(image.encodedPNG(), to: URL(filePath: output))
            try Console.write(output)
        }
    }
}
