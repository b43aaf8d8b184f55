import Foundation
import Recognition

/// The models of a library, for a person who named one: what is wrong with a file is said with its
/// name.
struct NamedModels {
    let library: ModelLibrary

    /// The file of a model, see ``ModelLibrary/file(of:)``.
    func file(of name: String) throws -> URL { try library.file(of: name) }

    /// Finds and reads a model.
    func model(_ name: String) throws -> Model { try model(at: file(of: name)) }

    /// Reads a model from its file.
    func model(at file: URL) throws -> Model {
        try ThingError.naming(file.path) { try Model(contentsOf: file) }
    }
}
