import ArgumentParser
import Datasets
import Files
import Foundation
import NumeralCore

/// `numeral data split SET`
struct DataSplitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "split",
        abstract: "Divide a set into train, validation and test, each class in proportion.",
        discussion: """
            Writes DIR/train-images-idx3-ubyte.gz, DIR/train-labels-idx1-ubyte.gz and the same \
            for validation and test; a part of fraction 0 is left out. The same set, fractions \
            and seed make the same files.
            """)

    @OptionGroup var options: DataSetOptions

    @Option(name: [.short, .long], help: "The folder to write to.", completion: .directory)
    var output: String

    @Option(help: "The share to train on.")
    var train = 0.8

    @Option(help: "The share to choose by.")
    var validation = 0.1

    @Option(help: "The share to measure by.")
    var test = 0.1

    @Option(help: "Which members go where.")
    var seed: UInt64 = 1

    func validate() throws {
        let fractions = [train, validation, test]
        guard fractions.allSatisfy({ (0...1).contains($0) }),
            abs(fractions.reduce(0, +) - 1) < 1e-6
        else {
            throw ValidationError(
                "--train, --validation, --test: \(train), \(validation) and \(test) are not shares "
                    + "of the whole: give three from 0 to 1 that sum to 1")
        }
    }

    func run() async throws {
        try Console.orSay {
            let folder = URL(filePath: output)
            try OutputPlace.checkFolder(folder)
            let set = try options.load()
            let parts = [("train", train), ("validation", validation), ("test", test)]
                .filter { $0.1 > 0 }
            let indices = Split.stratified(
                labels: set.labels, fractions: parts.map(\.1), seed: seed)
            for ((name, _), chosen) in zip(parts, indices) {
                try GlyphFiles.write(
                    set.select(chosen, name: name),
                    images: folder.appending(path: "\(name)-images-idx3-ubyte.gz"),
                    labels: folder.appending(path: "\(name)-labels-idx1-ubyte.gz"))
                try Console.write("\(name) \(chosen.count)")
            }
        }
    }
}
