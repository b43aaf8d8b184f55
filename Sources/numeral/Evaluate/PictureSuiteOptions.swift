public import ArgumentParser
import Datasets
import Evaluation
import Foundation
import Recognition
public import Rendering

extension PictureSettings: ExpressibleByArgument {}

extension PictureKind: ExpressibleByArgument {
    public init?(argument: String) { self.init(name: argument) }

    public static var allValueStrings: [String] { all.map(\.name) }
}

/// What is for `--suite pictures` alone.
struct PictureSuiteOptions: ParsableArguments {
    /// The most pictures of a kind: what six digits in a file's name can number.
    private static let countMax = 1_000_000

    @Option(help: "With --suite pictures: which pictures; another seed draws others.")
    var seed: UInt64?

    @Option(help: "With --suite pictures: draw by the half of settings for tuning or measuring.")
    var settings: PictureSettings?

    @Option(
        help: ArgumentHelp(
            "With --suite pictures: so many of each kind (\(PictureSuite.standardCount)).",
            valueName: "count"))
    var perKind: Int?

    @Option(help: "With --suite pictures: only this kind; may be repeated.")
    var kind: [PictureKind] = []

    @Option(
        help: ArgumentHelp(
            "With --suite pictures: write them with an expected.csv instead of reading them.",
            valueName: "dir"),
        completion: .directory)
    var outputFolder: String?

    /// Whether any was given.
    var isGiven: Bool {
        seed != nil || settings != nil || perKind != nil || !kind.isEmpty || outputFolder != nil
    }

    func validate() throws {
        try OptionCheck.range(perKind, "per-kind", 1...Self.countMax)
    }

    /// The suite that was asked for.
    var suite: PictureSuite {
        PictureSuite(
            seed: seed ?? PictureSuite.standardSeed, settings: settings ?? .measuring,
            kinds: kind.isEmpty ? PictureKind.all : kind,
            countPerKind: perKind ?? PictureSuite.standardCount)
    }
}
