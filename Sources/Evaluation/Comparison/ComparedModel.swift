public import Recognition

/// One way to train, as compared with others: its models, which differ by their seed alone.
public struct ComparedModel: Sendable {
    /// What it is called in tables: the models' common name.
    public let name: String
    /// At least one, the first stands for all where answers are compared glyph by glyph.
    public let models: [Model]
    /// How many glyphs were trained on, for curves over that; `nil` for all there are.
    public var trainingCount: Int?
    /// What it took to train each; `nil` where nobody looked at the clock.
    public var trainingSeconds: [Double]?
    /// What it takes to use the first of them; `nil` where nobody measured.
    public var cost: ModelCost?

    public init(name: String, models: [Model]) {
        precondition(!models.isEmpty)
        (self.name, self.models) = (name, models)
    }

    /// Puts models together that were trained by one recipe and another seed; a model that is
    /// given twice counts once.
    public static func grouped(_ models: [Model]) -> [ComparedModel] {
        var groups: [(key: String, models: [Model])] = []
        for model in models {
            let key = recipeWithoutSeed(model)
            if let index = groups.firstIndex(where: { $0.key == key }) {
                guard !groups[index].models.contains(model) else { continue }
                groups[index].models.append(model)
            } else {
                groups.append((key, [model]))
            }
        }
        return groups.map { ComparedModel(name: $0.models[0].card.name, models: $0.models) }
    }

    private static func recipeWithoutSeed(_ model: Model) -> String {
        let lines = model.card.recipe.split(separator: "\n").filter { !$0.hasPrefix("seed:") }
        return model.card.name + "\n" + lines.joined(separator: "\n")
    }
}

/// What it takes to use a model, measured in a process of its own.
public struct ModelCost: Codable, Hashable, Sendable {
    /// The size of the model file.
    public let fileBytes: Int
    /// From the file's bytes to the first answer.
    public let loadMilliseconds: Double
    /// The median time of one digit alone, on one thread.
    public let microsecondsADigit: Double
    /// The 99th of a hundred.
    public let microsecondsADigitAtP99: Double
    /// Many digits at once, on as many threads as were asked for.
    public let digitsPerSecond: Double
    public let threadCount: Int
    /// The most memory that the process ever held.
    public let peakMemoryMiB: Double

    public init(
        fileBytes: Int, loadMilliseconds: Double, microsecondsADigit: Double,
        microsecondsADigitAtP99: Double, digitsPerSecond: Double, threadCount: Int,
        peakMemoryMiB: Double
    ) {
        self.fileBytes = fileBytes
        self.loadMilliseconds = loadMilliseconds
        self.microsecondsADigit = microsecondsADigit
        self.microsecondsADigitAtP99 = microsecondsADigitAtP99
        self.digitsPerSecond = digitsPerSecond
        self.threadCount = threadCount
        self.peakMemoryMiB = peakMemoryMiB
    }
}
