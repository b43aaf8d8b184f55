import Recognition

/// Finds models by the names that people give them, as every command does.
enum ModelLocation {
    /// Loads a model by a name, as in `default`, or by a path.
    static func load(_ nameOrPath: String) throws -> Model {
        try Surroundings.library.model(nameOrPath)
    }
}
