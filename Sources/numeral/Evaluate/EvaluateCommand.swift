import ArgumentParser
import Datasets
import Evaluation
import Files
import Foundation
import Recognition
import Rendering

/// `numeral evaluate --data mnist-test`
struct EvaluateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate",
        abstract: "Measure a model on a labelled set.",
        discussion: """
            Prints accuracy with its 95 % interval, loss, precision, recall and F1 of each class, \
            the confusion matrix and the calibration error. Sets with names are looked for in \
            --data-folder, else in the folder of NUMERAL_DATA, else in Data.

            With --suite canvas, digits of the set are drawn on a canvas in any place, size, \
            colour and turn, with their own strokes and with pens of 1 to 48 pixels, encoded as \
            PNG and read back; the answer is how much that costs against reading the set itself.

            With --suite photos, each digit is written on a rendered page (ruled, coloured, in \
            shadow, leaning, with a table beside it) and photographed into a JPEG file.

            With --suite pictures, everyday pictures are drawn from the set (small and large, cut \
            close, on ruled paper, cards, boards and screens, several digits, none) and read as \
            files; --output-folder writes them instead.

            With --suite robustness, one table tells how the model holds beyond the set: on other \
            people's digits, without them in training (--left-out), and with the set spoiled in \
            the fifteen ways of MNIST-C.
            """)

    /// What is measured besides the plain score.
    enum Suite: String, CaseIterable, ExpressibleByArgument {
        case canvas, photos, pictures, robustness
    }

    @Argument(help: "The name of a model, or a .safetensors file.", completion: .file())
    var model = ModelLibrary.defaultName

    @Option(help: "\(DataSetOptions.names), or a path to IDX, CSV or a folder.")
    var data: String

    @Option(
        help: """
            Write a page with charts and the misread digits; there is none with --suite canvas or \
            photos.
            """, completion: .file())
    var report: String?

    @Option(
        help: "Write a line of CSV a glyph: its truth, and the probability of each class.",
        completion: .file())
    var probabilities: String?

    @Option(help: "Measure another way: canvas, photos, pictures or robustness.")
    var suite: Suite?

    @Option(
        help: ArgumentHelp(
            "With --suite robustness: a source, and a model that was trained without it.",
            valueName: "source=model"))
    var leftOut: [String] = []

    @OptionGroup var pictures: PictureSuiteOptions
    @OptionGroup var measuring: MeasuringOptions

    func validate() throws {
        if suite == .canvas || suite == .photos, report != nil {
            throw ValidationError(
                "--report: --suite canvas and photos have no page: leave it out, or take --json")
        }
        if suite != .pictures, pictures.isGiven {
            throw ValidationError(
                "--seed, --settings, --per-kind, --kind, --output-folder: they are for the "
                    + "pictures that are drawn: give --suite pictures with them")
        }
        if suite != nil, probabilities != nil {
            throw ValidationError("--probabilities: they are of the plain score: leave --suite out")
        }
        if suite != .robustness, !leftOut.isEmpty {
            throw ValidationError(
                "--left-out: it is for the table of robustness: give --suite robustness with it")
        }
        for pair in leftOut where Self.parts(ofLeftOut: pair) == nil {
            throw ValidationError(
                "--left-out: '\(pair)' names no source and model: give SOURCE=MODEL, as in "
                    + "semeion=no-semeion.safetensors")
        }
    }

    func run() throws {
        try Console.orSay {
            try OutputPlace.checkFiles(report, probabilities, besides: [model])
            if let folder = pictures.outputFolder {
                try OutputPlace.checkFolder(URL(filePath: folder))
            }
        }
        let loaded = try Console.orSay { try Surroundings.library.model(model) }
        let set = try Console.orSay {
            try source(for: loaded).load(data).thinned(to: measuring.limit)
        }
        switch suite {
        case nil: try evaluate(loaded, set)
        case .canvas: try measureCanvas(loaded, set)
        case .photos: try measurePhotos(loaded, set)
        case .pictures: try measurePictures(loaded, set)
        case .robustness: try measureRobustness(loaded, set)
        }
    }

    /// Sets normalised as the model was trained to see them: what is measured is what is served.
    private func source(for model: Model) -> DataSource {
        measuring.sets.source(normalizedBy: model.normalization)
    }

    private func answers(
        of reader: Reader, to set: LabeledGlyphs
    ) throws(EvaluationError) -> ModelEvaluation {
        try ModelEvaluation(reader.classifier, on: set, threadCount: measuring.threads)
    }

    private func evaluate(_ model: Model, _ set: LabeledGlyphs) throws {
        let evaluation = try Console.orSay { try answers(of: Reader(model), to: set) }
        try write(to: report) { EvaluationReport(evaluation, of: model).html }
        try write(to: probabilities) { evaluation.probabilityTable(classes: model.classes) }
        let record = EvaluationRecord(evaluation)
        try Console.write(measuring.json ? try Console.json(record) : record.text)
    }

    private func measureCanvas(_ model: Model, _ set: LabeledGlyphs) throws {
        let record = try Console.orSay {
            let reader = try Reader(model)
            return try CanvasSuite().measure(
                reader, plain: answers(of: reader, to: set), threadCount: measuring.threads)
        }
        try Console.write(measuring.json ? try Console.json(record) : record.text)
    }

    private func measurePhotos(_ model: Model, _ set: LabeledGlyphs) throws {
        let record = try Console.orSay {
            let reader = try Reader(model)
            return try PhotoSuite().measure(
                reader, plain: answers(of: reader, to: set), threadCount: measuring.threads)
        }
        try Console.write(measuring.json ? try Console.json(record) : record.text)
    }

    private func measurePictures(_ model: Model, _ set: LabeledGlyphs) throws {
        let suite = pictures.suite
        if let folder = pictures.outputFolder {
            let count = try Console.orSay {
                try PictureFolder(URL(filePath: folder)).write(
                    suite, of: set, threadCount: measuring.threads)
            }
            return try Console.write("pictures \(count) of \(set.name)")
        }
        let record = try Console.orSay {
            try suite.measure(Reader(model), on: set, threadCount: measuring.threads) {
                Console.say("\($0) …")
            }
        }
        if report != nil {
            let page = try Console.orSay {
                try PictureReport(record, by: suite, on: set).html()
            }
            try write(to: report) { page }
        }
        try Console.write(measuring.json ? try Console.json(record) : record.text)
    }

    private func measureRobustness(_ model: Model, _ set: LabeledGlyphs) throws {
        let record = try Console.orSay {
            try robustnessSuite(model).measure(Reader(model), on: set) { Console.say("\($0) …") }
        }
        try write(to: report) { RobustnessReport(record, examplesFrom: set).html }
        try Console.write(measuring.json ? try Console.json(record) : record.text)
    }

    /// The suite with the sources that are there.
    private func robustnessSuite(_ model: Model) throws -> RobustnessSuite {
        let source = source(for: model)
        var suite = RobustnessSuite()
        suite.threadCount = measuring.threads
        suite.typefaces = TypefaceLibrary().typefaces
        for name in NamedSet.ofDigits.map(\.rawValue) where name != data {
            let set: LabeledGlyphs
            do {
                set = try source.load(name)
            } catch {
                // `catch DataSourceError.notFound` makes the compiler of Swift 6.3.1 crash.
                guard case .notFound = error else { throw error }
                Console.say("\(name): not there: left out of the table")
                suite.missing.append(name)
                continue
            }
            suite.sources.append(set.thinned(to: measuring.limit))
        }
        for (name, path) in leftOut.compactMap(Self.parts) {
            let set = try source.load(name).thinned(to: measuring.limit)
            let classifier = try GlyphClassifier(try Surroundings.library.model(path))
            suite.leftOut.append(RobustnessSuite.LeftOut(source: set, classifier: classifier))
        }
        return suite
    }

    /// Splits `semeion=Runs/no-semeion.safetensors`.
    private static func parts(ofLeftOut pair: String) -> (name: String, model: String)? {
        guard let sign = pair.firstIndex(of: "=") else { return nil }
        let (name, model) = (String(pair[..<sign]), String(pair[pair.index(after: sign)...]))
        return name.isEmpty || model.isEmpty ? nil : (name, model)
    }

    /// Writes what was asked for, if it was.
    private func write(to file: String?, _ text: () -> String) throws {
        guard let file else { return }
        try Console.orSay { try Console.save(text(), to: file) }
    }
}
