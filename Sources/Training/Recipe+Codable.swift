import NeuralNet
import NumeralCore
import Recognition

extension Recipe: Codable {
    static let keys = [
        "name", "summary", "data", "classes", "flattening", "inputScaling", "network", "optimizer",
        "learningRate", "schedule", "batchSize", "epochs", "labelSmoothing", "augmentation",
        "averagingDecay", "patience", "keep", "seed", "threads",
    ]

    /// Reads and checks one run's settings.
    public init(from decoder: any Decoder) throws {
        let mapping = try StrictMapping(decoder, of: "the recipe", keys: Self.keys)
        self.init(name: try mapping.value("name"), network: try mapping.value("network"))
        try Self.check(name: name, in: mapping)
        summary = try mapping.value("summary", default: "")
        try readData(mapping)
        optimizer = try mapping.value("optimizer", default: optimizer)
        learningRate = try mapping.number(
            "learningRate", default: learningRate, .above(0, upTo: 10))
        schedule = try mapping.value("schedule", default: schedule)
        batchSize = try mapping.count(
            "batchSize", default: batchSize, 1...RecipeLimits.batchSizeMax)
        epochCount = try mapping.count(
            "epochs", default: epochCount, 1...RecipeLimits.epochCountMax)
        labelSmoothing = try mapping.number("labelSmoothing", default: 0, .from(0, below: 1))
        augmentation = try mapping.value("augmentation", default: augmentation)
        let decay = try mapping.number("averagingDecay", default: 0, .from(0, below: 1))
        averagingDecay = decay > 0 ? decay : nil
        let patience = try mapping.count("patience", default: 0, 0...RecipeLimits.epochCountMax)
        self.patience = patience > 0 ? patience : nil
        keeping = try mapping.choice("keep", default: keeping)
        seed = try mapping.value("seed", default: seed)
        threadCount = try mapping.count(
            "threads", default: threadCount, 1...RecipeLimits.threadCountMax)
        try checkTogether(mapping)
    }

    private mutating func readData(_ mapping: StrictMapping) throws {
        classes = try mapping.value("classes", default: classes)
        guard Set(classes).count == classes.count, classes.count >= 2 else {
            throw mapping.error("classes", "classes must be two or more different symbols")
        }
        if let decoder = try mapping.decoder("data") {
            let data = try StrictMapping(
                decoder, of: "data",
                keys: ["train", "validation", "splitSeed", "leavesOutWrongLabels", "rendered"])
            trainingSets = try Self.names("train", in: data) ?? trainingSets
            leavesOutWrongLabels = try data.value("leavesOutWrongLabels", default: false)
            validationCount = try data.count(
                "validation", default: 0, 0...RecipeLimits.validationCountMax)
            splitSeed = try data.value("splitSeed", default: splitSeed)
            rendered = try data.value("rendered", default: rendered)
        }
        if let decoder = try mapping.decoder("flattening") {
            let flattening = try StrictMapping(decoder, of: "flattening", keys: ["window"])
            let window = try flattening.count("window", default: 11, GlyphFlattening.windows)
            guard window % 2 == 1 else {
                throw flattening.error("window", "window must be odd, not \(window)")
            }
            self.flattening = GlyphFlattening(window: window)
        }
        if let decoder = try mapping.decoder("inputScaling") {
            let scaling = try StrictMapping(
                decoder, of: "inputScaling", keys: ["mean", "deviation"])
            inputScaling = InputScaling(
                mean: try scaling.number("mean", default: 0, .within(0...1)),
                deviation: try scaling.number("deviation", default: 1, .within(0.001...100)))
        }
    }

    /// One name, or a list of different ones.
    private static func names(_ key: String, in mapping: StrictMapping) throws -> [String]? {
        guard try mapping.decoder(key) != nil else { return nil }
        if let name: String = try? mapping.value(key) { return [name] }
        let names: [String] = try mapping.value(key)
        guard (1...RecipeLimits.trainingSetCountMax).contains(names.count),
            Set(names).count == names.count
        else {
            throw mapping.error(
                key, "\(key) must be 1 to \(RecipeLimits.trainingSetCountMax) different sets")
        }
        return names
    }

    /// A name becomes a file name, so only letters, digits and hyphens.
    private static func check(name: String, in mapping: StrictMapping) throws {
        let isPlain = name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
        guard isPlain, (1...RecipeLimits.nameLengthMax).contains(name.count) else {
            throw mapping.error(
                "name",
                "name must be 1 to \(RecipeLimits.nameLengthMax) letters, digits and hyphens")
        }
    }

    /// What no single setting can tell.
    private func checkTogether(_ mapping: StrictMapping) throws {
        let shapes: [[Int]]
        do { shapes = try network.shapes() } catch { throw mapping.error("network", "\(error)") }
        guard network.input == [1, Glyph.side, Glyph.side] else {
            throw mapping.error(
                "network", "the network's input must be [1, 28, 28], a glyph, not \(network.input)")
        }
        guard let last = shapes.last, last == [outputCount] else {
            let other = rendered.nonDigitCount > 0 ? " and one score for none of them" : ""
            throw mapping.error(
                "network",
                "the network ends in \(shapes.last ?? []), but there are \(classes.count) classes"
                    + "\(other): end it with 'dense: \(outputCount)'")
        }
        guard validationCount > 0 || rendered.nonDigitCount == 0 else {
            throw mapping.error(
                "data", "rendered nonDigits need digits to set the limit by: set validation in data"
            )
        }
        guard validationCount > 0 || (patience == nil && keeping == .last) else {
            throw mapping.error(
                patience == nil ? "keep" : "patience",
                "keep: best and patience need data to validate on: set validation in data")
        }
    }

    /// Writes every setting, so that the text says all that decided the model.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: StrictMapping.Key.self)
        func key(_ name: String) -> StrictMapping.Key { .init(stringValue: name) }
        try container.encode(name, forKey: key("name"))
        if !summary.isEmpty { try container.encode(summary, forKey: key("summary")) }
        var data = container.nestedContainer(keyedBy: StrictMapping.Key.self, forKey: key("data"))
        if trainingSets.count == 1 {
            try data.encode(trainingSets[0], forKey: key("train"))
        } else {
            try data.encode(trainingSets, forKey: key("train"))
        }
        try data.encode(leavesOutWrongLabels, forKey: key("leavesOutWrongLabels"))
        try data.encode(validationCount, forKey: key("validation"))
        try data.encode(splitSeed, forKey: key("splitSeed"))
        if rendered != RenderedData() { try data.encode(rendered, forKey: key("rendered")) }
        try container.encode(classes, forKey: key("classes"))
        try container.encodeIfPresent(flattening, forKey: key("flattening"))
        try container.encode(inputScaling, forKey: key("inputScaling"))
        try container.encode(network, forKey: key("network"))
        try container.encode(optimizer, forKey: key("optimizer"))
        try container.encode(learningRate, forKey: key("learningRate"))
        try container.encode(schedule, forKey: key("schedule"))
        try container.encode(batchSize, forKey: key("batchSize"))
        try container.encode(epochCount, forKey: key("epochs"))
        try container.encode(labelSmoothing, forKey: key("labelSmoothing"))
        try container.encode(augmentation, forKey: key("augmentation"))
        try container.encodeIfPresent(averagingDecay, forKey: key("averagingDecay"))
        try container.encodeIfPresent(patience, forKey: key("patience"))
        try container.encode(keeping, forKey: key("keep"))
        try container.encode(seed, forKey: key("seed"))
        try container.encode(threadCount, forKey: key("threads"))
    }
}
