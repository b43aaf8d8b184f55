import NeuralNet
import NumeralCore
import Recognition
import Testing
import Training

@Suite struct RecipeTests {
    /// The least that a recipe says; the settings given stand below it, from line 6.
    static func text(_ settings: String = "", layers: String = "[flatten, dense: 10]") -> String {
        """
        name: small
        network:
          input: [1, 28, 28]
          layers: \(layers)

        \(settings)
        """
    }

    static func refusal(_ text: String, variant: String? = nil) -> String {
        do {
            _ = try Recipe(yaml: text, variant: variant)
            return "accepted"
        } catch { return error.description }
    }

    @Test func fillsInWhatIsNotSaid() throws {
        let recipe = try Recipe(yaml: Self.text())
        #expect(recipe.name == "small" && recipe.classes == Symbol.digits)
        #expect(recipe.network?.layers == [.flatten, .dense(Dense(10))])
        #expect(recipe.augmentation.isIdentity && recipe.averagingDecay == nil)
    }

    @Test func readsEverySetting() throws {
        let recipe = try Recipe(
            yaml: Self.text(
                """
                summary: A try.
                data: {train: mnist-train, validation: 500, splitSeed: 7}
                preprocessing: [{scale: {mean: 0.13, deviation: 0.31}}]
                optimizer: {sgd: {momentum: 0.9, nesterov: true}}
                learningRate: 0.05
                schedule: {cosine: {warmup: 0.1}}
                batchSize: 32
                epochs: 3
                labelSmoothing: 0.1
                augmentation: {rotation: 12, shift: 1.5, recenter: true}
                averagingDecay: 0.99
                patience: 2
                keep: best
                seed: 9
                threads: 1
                """))
        #expect(recipe.validationCount == 500 && recipe.splitSeed == 7 && recipe.seed == 9)
        #expect(
            recipe.preprocessing.steps == [.scale(InputScaling(mean: 0.13, deviation: 0.31))])
        #expect(recipe.optimizer == .sgd(momentum: 0.9, nesterov: true))
        #expect(recipe.schedule == .cosine(warmup: 0.1) && recipe.learningRate == 0.05)
        #expect(recipe.batchSize == 32 && recipe.epochCount == 3 && recipe.labelSmoothing == 0.1)
        #expect(recipe.augmentation.rotation == 12 && recipe.augmentation.recenter)
        #expect(recipe.averagingDecay == 0.99 && recipe.patience == 2 && recipe.keeping == .best)
        #expect(try Recipe(yaml: recipe.yaml) == recipe)
    }

    @Test("Several sets, what is rendered, and mishaps are read and written")
    func readsDataAndMishaps() throws {
        let recipe = try Recipe(
            yaml: Self.text(
                """
                data:
                  train: [mnist-train, semeion]
                  leavesOutWrongLabels: true
                  validation: 500
                  rendered: {typefaces: true, photos: 100, drawings: 50, nonDigits: 200}
                preprocessing: [flatten: {window: 9}]
                augmentation: {mishaps: {gaps: 0.1, stretch: 0.05}}
                """, layers: "[flatten, dense: 11]"))
        #expect(recipe.trainingSets == ["mnist-train", "semeion"])
        #expect(recipe.leavesOutWrongLabels && recipe.rendered.includesTypefaces)
        #expect(recipe.rendered.photoCount == 100 && recipe.rendered.drawingCount == 50)
        #expect(recipe.rendered.nonDigitCount == 200 && recipe.outputCount == 11)
        #expect(recipe.augmentation.mishaps.gaps == 0.1)
        #expect(recipe.augmentation.mishaps.stretch == 0.05)
        #expect(recipe.preprocessing.steps == [.flatten(GlyphFlattening(window: 9))])
        #expect(try Recipe(yaml: recipe.yaml) == recipe)
    }

    @Test(
        "What is wrong is said with its line",
        arguments: [
            (
                "learning_rate: 1",
                "line 6: unknown key 'learning_rate' in the recipe: use one of name, "
            ),
            ("learningRate: -1", "line 6: learningRate must be above 0 and at most 10, not -1"),
            ("learningRate: fast", "line 6: learningRate must be a number"),
            ("learningRate: .nan", "line 6: learningRate must be above 0 and at most 10, not nan"),
            ("seed: -3", "line 6: seed must be a whole number of 0 or more"),
            ("seed: 2\nepochs: 0", "line 7: epochs must be from 1 to 10000, not 0"),
            ("epochs: 1.5", "line 6: epochs must be a whole number"),
            ("labelSmoothing: 1", "line 6: labelSmoothing must be at least 0 and below 1, not 1"),
            (
                "preprocessing: [flatten: {window: 8}]",
                "line 6: window must be odd and one of 5...27, not 8"
            ),
            ("data: {train: [a, a]}", "line 6: train must be 1 to 20 different sets"),
            ("data: {train: []}", "line 6: train must be 1 to 20 different sets"),
            (
                "data: {validation: 9, rendered: {nonDigits: 5}}",
                "line 2: the network ends in [10], but there are 10 classes and one score for none"
            ),
            ("data: {rendered: {photos: -1}}", "line 6: photos must be from 0 to 1000000, not -1"),
            (
                "augmentation: {mishaps: {gaps: 2}}",
                "line 6: gaps must be from 0 to 1, not 2"
            ),
            ("keep: first", "line 6: keep must be best or last, not 'first'"),
            ("keep: best", "line 6: keep: best and patience need data to validate on"),
            ("patience: 3", "line 6: keep: best and patience need data to validate on"),
            (
                "augmentation:\n  shift: 1\n  flip: true",
                "line 8: unknown key 'flip' in augmentation (fl"
            ),
            ("augmentation: {rotation: 90}", "line 6: rotation must be from 0 to 45, not 90"),
            (
                "data:\n  validate: 5",
                "line 7: unknown key 'validate' in data: use one of train, count, val"
            ),
            ("optimizer: lion", "line 6: there is no optimizer 'lion': use sgd, adam, adamW"),
            ("classes: ['1', '1']", "line 6: classes must be two or more different symbols"),
            ("classes: ['0', '1']", "line 2: the network ends in [10], but there are 2 classes"),
            ("seed: [1", "line "),
            ("name: again", "line 1: said twice: name: keep one"),
        ])
    func refuses(settings: String, expected: String) {
        let refusal = Self.refusal(Self.text(settings))
        #expect(refusal.hasPrefix(expected), "\(refusal)")
    }

    @Test(
        "A network that does not fit together is refused before any work",
        arguments: [
            ("[flatten, dense: 9]", "line 2: the network ends in [9], but there are 10 classes"),
            ("[dense: 10]", "line 2: layer 0 (dense, given [1, 28, 28]): needs a vector"),
            ("[flatten, densse: 10]", "line 4: there is no layer 'densse': use conv, "),
            ("[{conv: {filters: 8, kernel: 30}}, flatten, dense: 10]", "line 2: layer 0 (conv"),
        ])
    func refusesNetworks(layers: String, expected: String) {
        let refusal = Self.refusal(Self.text(layers: layers))
        #expect(refusal.hasPrefix(expected), "\(refusal)")
    }

    @Test func refusesWhatIsNoRecipe() {
        #expect(Self.refusal("").hasPrefix("line 1: not a mapping"))
        #expect(Self.refusal("[1, 2]").hasPrefix("line 1: not a mapping"))
        #expect(Self.refusal("name: x").hasPrefix("line 1: a recipe needs something that learns"))
        #expect(Self.refusal(Self.text("name: ../x")) != "accepted")
        let long = String(repeating: "#", count: RecipeLimits.bytesMax + 1)
        #expect(Self.refusal(long).hasPrefix("larger than 65536 bytes"))
    }

    @Test func namesBecomeFileNamesSoTheyArePlain() {
        let text = Self.text().replacing("small", with: "../small")
        #expect(Self.refusal(text) == "line 1: name must be 1 to 64 letters, digits and hyphens")
    }

    static let variants = text(
        """
        epochs: 2
        variants:
          sgd:
            optimizer: sgd
            learningRate: 0.1
          adam: {optimizer: adam, epochs: 3}
        """)

    @Test func variantsReplaceSettings() throws {
        let recipes = try Recipe.all(yaml: Self.variants)
        #expect(recipes.map(\.name) == ["small-sgd", "small-adam"])
        #expect(recipes.map(\.optimizer) == [.sgd(), .adam()])
        #expect(recipes.map(\.epochCount) == [2, 3])
        #expect(try Recipe(yaml: Self.variants, variant: "adam") == recipes[1])
        #expect(try Recipe.all(yaml: Self.text()).count == 1)
    }

    @Test func variantsAreChosenByName() {
        #expect(
            Self.refusal(Self.variants) == "the recipe has variants: choose sgd or adam")
        #expect(
            Self.refusal(Self.variants, variant: "rms")
                == "there is no variant 'rms': use sgd, adam")
        #expect(
            Self.refusal(Self.text(), variant: "adam")
                == "there is no variant 'adam', the recipe has none: leave --variant out")
        #expect(
            Self.refusal(Self.variants.replacing("epochs: 3", with: "epoch: 3"), variant: "adam")
                .hasPrefix("line 11: unknown key 'epoch' in the recipe"))
    }
}
