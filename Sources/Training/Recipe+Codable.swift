import Classical
import NeuralNet
import NumeralCore
import Recognition
import Settings

extension Recipe: Codable {
    /// Reads and checks one run's settings.
    public init(from decoder: any Decoder) throws {
        let mapping = try StrictMapping(decoder, Self.settings)
        self.init(name: try mapping.value("name"), learner: try Learner(mapping))
        try Self.check(name: name, in: mapping)
        summary = try mapping.value("summary", default: "")
        try readData(mapping)
        preprocessing = try mapping.value("preprocessing", default: preprocessing)
        augmentation = try mapping.value("augmentation", default: augmentation)
        seed = try mapping.value("seed", default: seed)
        threadCount = try mapping.count("threads")
        if network == nil {
            try refuse(Self.networkSettings.map(\.name), in: mapping, "is for networks")
            copyCount = try mapping.count("copies")
        } else {
            try refuse(
                Self.otherSettings.map(\.name), in: mapping,
                "is not for networks, which never see one twice")
            try readNetworkSettings(mapping)
        }
        try checkTogether(mapping)
    }

    private mutating func readNetworkSettings(_ mapping: StrictMapping) throws {
        precision = try mapping.choice("precision", default: precision)
        optimizer = try mapping.value("optimizer", default: optimizer)
        learningRate = try mapping.number("learningRate")
        schedule = try mapping.value("schedule", default: schedule)
        batchSize = try mapping.count("batchSize")
        epochCount = try mapping.count("epochs")
        labelSmoothing = try mapping.number("labelSmoothing")
        let decay = try mapping.number("averagingDecay")
        averagingDecay = decay > 0 ? decay : nil
        let patience = try mapping.count("patience")
        self.patience = patience > 0 ? patience : nil
        keeping = try mapping.choice("keep", default: keeping)
    }

    private func refuse(_ keys: [String], in mapping: StrictMapping, _ reason: String) throws {
        for key in keys where try mapping.decoder(key) != nil {
            throw mapping.error(
                key, "\(key) \(reason): take it out, this recipe has \(learner.kind.rawValue)")
        }
    }

    private mutating func readData(_ mapping: StrictMapping) throws {
        classes = try mapping.value("classes", default: classes)
        guard Set(classes).count == classes.count, classes.count >= 2 else {
            throw mapping.error("classes", "classes must be two or more different symbols")
        }
        if let decoder = try mapping.decoder("data") {
            let data = try StrictMapping(decoder, Self.dataSettings)
            trainingSets = try Self.names("train", in: data) ?? trainingSets
            leavesOutWrongLabels = try data.value("leavesOutWrongLabels", default: false)
            validationCount = try data.count("validation")
            let count = try data.count("count")
            trainingCount = count > 0 ? count : nil
            splitSeed = try data.value("splitSeed", default: splitSeed)
            resampling = try data.decoder("resampling").map {
                try Resampling($0, classes: classes)
            }
            classWeighting = try data.choice("classWeights", default: classWeighting)
            rendered = try data.value("rendered", default: rendered)
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
        if let network { try check(network, in: mapping) }
        if let complaint = learner.complaint(of: self) {
            throw mapping.error(learner.kind.rawValue, complaint)
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

    private func check(_ network: Network, in mapping: StrictMapping) throws {
        let shapes: [[Int]]
        do { shapes = try network.shapes() } catch { throw mapping.error("network", "\(error)") }
        let picture = preprocessing.side.map { [1, $0, $0] }
        let inputs = [[preprocessing.featureCount]] + (picture.map { [$0] } ?? [])
        guard inputs.contains(network.input) else {
            throw mapping.error(
                "network",
                "the network's input must be \(inputs[inputs.count - 1]), what the preprocessing "
                    + "makes of a glyph, not \(network.input)")
        }
        guard let last = shapes.last, last == [outputCount] else {
            let other = rendered.nonDigitCount > 0 ? " and one score for none of them" : ""
            throw mapping.error(
                "network",
                "the network ends in \(shapes.last ?? []), but there are \(classes.count) classes"
                    + "\(other): end it with 'dense: \(outputCount)'")
        }
    }

    /// Writes every setting, so that the text says all that decided the model.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: SettingKey.self)
        func key(_ name: String) -> SettingKey { .init(stringValue: name) }
        try container.encode(name, forKey: key("name"))
        if !summary.isEmpty { try container.encode(summary, forKey: key("summary")) }
        var data = container.nestedContainer(keyedBy: SettingKey.self, forKey: key("data"))
        if trainingSets.count == 1 {
            try data.encode(trainingSets[0], forKey: key("train"))
        } else {
            try data.encode(trainingSets, forKey: key("train"))
        }
        try data.encode(leavesOutWrongLabels, forKey: key("leavesOutWrongLabels"))
        try data.encodeIfPresent(trainingCount, forKey: key("count"))
        try data.encode(validationCount, forKey: key("validation"))
        try data.encode(splitSeed, forKey: key("splitSeed"))
        if let resampling {
            try resampling.encode(
                to: data.superEncoder(forKey: key("resampling")), classes: classes)
        }
        if classWeighting != .equal { try data.encode(classWeighting, forKey: key("classWeights")) }
        if rendered != RenderedData() { try data.encode(rendered, forKey: key("rendered")) }
        try container.encode(classes, forKey: key("classes"))
        try container.encode(preprocessing, forKey: key("preprocessing"))
        try learner.encode(to: &container)
        try container.encode(augmentation, forKey: key("augmentation"))
        if network == nil {
            try container.encode(copyCount, forKey: key("copies"))
        } else {
            try encodeNetworkSettings(to: &container)
        }
        try container.encode(seed, forKey: key("seed"))
        try container.encode(threadCount, forKey: key("threads"))
    }

    private func encodeNetworkSettings(
        to container: inout KeyedEncodingContainer<SettingKey>
    ) throws {
        func key(_ name: String) -> SettingKey { .init(stringValue: name) }
        if precision != .float32 { try container.encode(precision, forKey: key("precision")) }
        try container.encode(optimizer, forKey: key("optimizer"))
        try container.encode(learningRate, forKey: key("learningRate"))
        try container.encode(schedule, forKey: key("schedule"))
        try container.encode(batchSize, forKey: key("batchSize"))
        try container.encode(epochCount, forKey: key("epochs"))
        try container.encode(labelSmoothing, forKey: key("labelSmoothing"))
        try container.encodeIfPresent(averagingDecay, forKey: key("averagingDecay"))
        try container.encodeIfPresent(patience, forKey: key("patience"))
        try container.encode(keeping, forKey: key("keep"))
    }
}
