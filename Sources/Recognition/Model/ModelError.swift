public import Classical
public import Files
internal import Imaging
public import NeuralNet

/// Why a model cannot be made, loaded or written.
public enum ModelError: Error, Hashable, Sendable {
    /// The file cannot be read or written.
    case file(FileError)
    /// No model of that name in any of the folders that were looked at.
    case notFound(name: String, folders: [String])
    /// A file of that name is there, and its name is no model's.
    case notModelFile(name: String)
    /// The bytes are not a sound safetensors file.
    case safetensors(SafetensorsError)
    /// A safetensors file, but not one of Numeral's.
    case notNumeral
    /// A file of another version of the format.
    case unknownFormat(String)
    /// The model was measured with another way from a picture to a glyph.
    case otherPipeline(String)
    /// A note that every model has is not there.
    case missingNote(key: String)
    /// A note that no model has.
    case unknownNote(key: String)
    /// A note does not say what it should.
    case wrongNote(key: String, reason: String)
    /// The bytes changed after they were written.
    case wrongChecksum(expected: String, actual: String)
    /// The network itself is not sound.
    case network(NetworkError)
    /// The tensors are not those of the network.
    case weights(WeightsError)
    /// The notes tell no kind of model, or more than one.
    case wrongKind(found: [String])
    /// What was learned is damaged.
    case classical(ClassicalError)
    /// A tensor is not what the kind of model needs.
    case wrongTensor(name: String, reason: String)
    /// The network does not take what the preprocessing makes of a glyph.
    case wrongInput([Int], expected: [Int])
    /// The network does not give one score a class, and one more with a ``Rejection``.
    case wrongOutput([Int], expected: Int)
    /// A setting is out of its range.
    case invalidSetting(name: String, reason: String)
}

extension ModelError: CustomStringConvertible {
    /// What is wrong, then what to do about it.
    public var description: String {
        switch self {
        case .file(let error): error.description
        case .notFound(let name, let folders):
            "\(name): there is no such model (looked in \(folders.joined(separator: ", "))): "
                + "give the path of a .safetensors file, or let NUMERAL_MODELS name the folder"
        case .notModelFile(let name):
            "\(name): it is no model file: give one, which ends in .safetensors, or a model's name"
        case .safetensors(let error): "\(error)"
        case .notNumeral:
            "a safetensors file, but not a model of Numeral: make one with `numeral train`"
        case .unknownFormat(let version):
            "the file has format \(version), and this program reads \(Model.formatVersion): "
                + "use the version of Numeral that wrote it, or train again"
        case .otherPipeline(let name):
            "the model reads glyphs that \(name) makes of pictures, and this program has "
                + "\(GlyphNormalization.pipeline): use the version of Numeral that wrote it, or "
                + "train again"
        case .missingNote(let key):
            "the note '\(key)' is missing: train again, or copy the file again"
        case .unknownNote(let key):
            "the note '\(key)' is none of a model's: use the version of Numeral that wrote the file"
        case .wrongNote(let key, let reason):
            "the note '\(key)' is wrong: \(reason): train again, or copy the file again"
        case .wrongChecksum(let expected, let actual):
            "the file's checksum is \(actual), not \(expected): it was damaged or edited; "
                + "copy or download it again"
        case .network(let error): "\(error)"
        case .weights(let error): "\(error)"
        case .wrongKind(let found):
            (found.isEmpty ? "no kind of model is named" : found.joined(separator: " and "))
                + ": a file holds one kind of model: train again, or copy the file again"
        case .classical(let error): "\(error)"
        case .wrongTensor(let name, let reason):
            "the tensor '\(name)' is wrong: \(reason): train again, or copy the file again"
        case .wrongInput(let shape, let expected):
            "the model takes \(shape) numbers, not \(expected), which a glyph becomes: "
                + "let the network's input be \(expected)"
        case .wrongOutput(let shape, let expected):
            "the model gives \(shape), not \(expected) scores: let a network's last layer be "
                + "a dense one with a unit for each class, and one more to reject by"
        case .invalidSetting(let name, let reason):
            "\(name) is out of range: \(reason): train again with a sound recipe"
        }
    }
}
