/// What a model file calls a set or a model that was named by an absolute path: the last part of
/// it. The rest is nobody's business but that of the machine it was trained on, and means nothing
/// elsewhere; the hash of the content says which set it was.
public enum PortableName {
    /// - Parameter name: of a set as a recipe or a command line has it; `/a/b/c.csv, held out` too.
    public static func of(_ name: String) -> String {
        guard name.hasPrefix("/"), let last = name.split(separator: "/").last else { return name }
        return String(last)
    }

    /// The same, told apart from what `isTaken`: `c.csv`, then `c.csv (2)`.
    static func of(_ name: String, isTaken: (String) -> Bool) -> String {
        let plain = of(name)
        var (candidate, number) = (plain, 1)
        while isTaken(candidate) {
            number += 1
            candidate = "\(plain) (\(number))"
        }
        return candidate
    }

    /// That of each of several.
    static func each(of names: some Sequence<String>) -> [String: String] {
        var portable: [String: String] = [:]
        var taken: Set<String> = []
        for name in Set(names).sorted() {
            let candidate = of(name) { taken.contains($0) }
            taken.insert(candidate)
            portable[name] = candidate
        }
        return portable
    }
}

extension Recipe {
    /// The recipe as a model file tells it: no set and no candidate by an absolute path.
    public var portable: Recipe {
        var recipe = self
        let names = PortableName.each(of: trainingSets)
        recipe.trainingSets = trainingSets.map { names[$0] ?? $0 }
        if case .ensemble(var settings) = learner {
            let names = PortableName.each(of: settings.candidates)
            settings.candidates = settings.candidates.map { names[$0] ?? $0 }
            recipe.learner = .ensemble(settings)
        }
        return recipe
    }
}
