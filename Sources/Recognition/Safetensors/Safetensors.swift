internal import NeuralNet

/// Named arrays of numbers with notes, in the safetensors format.
///
/// A little-endian 64-bit length, a JSON header of that length (each tensor's
/// element type, shape and range of bytes, and a map of strings under
/// `__metadata__`), then the bytes of the tensors without a gap. Reading runs no
/// code from the file and trusts nothing in it; writing gives the same bytes for
/// the same value.
///
/// - SeeAlso: <https://huggingface.co/docs/safetensors>, "Format".
public struct Safetensors: Hashable, Sendable {
    /// How much a reader takes, so that no file can claim the machine's memory.
    public struct Limits: Hashable, Sendable {
        /// The whole file, in bytes.
        public var fileBytesMax: Int
        /// The JSON header, in bytes; Python's library allows 100 MB.
        public var headerBytesMax: Int
        /// How many tensors.
        public var tensorsMax: Int
        /// How many extents a tensor has.
        public var rankMax: Int

        public init(
            fileBytesMax: Int = 256 << 20, headerBytesMax: Int = 4 << 20, tensorsMax: Int = 4096,
            rankMax: Int = 8
        ) {
            self.fileBytesMax = fileBytesMax
            self.headerBytesMax = headerBytesMax
            self.tensorsMax = tensorsMax
            self.rankMax = rankMax
        }
    }

    /// The name that the header keeps for its map of strings.
    static let metadataName = "__metadata__"
    /// Bytes of the length that every file begins with.
    static let lengthByteCount = 8

    /// The arrays, in the order of their bytes.
    public var tensors: [Tensor]
    /// Notes: any text under any key.
    public var metadata: [String: String]

    public init(tensors: [Tensor], metadata: [String: String] = [:]) {
        self.tensors = tensors
        self.metadata = metadata
    }

    /// The tensor of a name, or `nil`.
    public subscript(name: String) -> Tensor? { tensors.first { $0.name == name } }
}
