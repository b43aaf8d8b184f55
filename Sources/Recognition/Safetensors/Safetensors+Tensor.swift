public import NeuralNet

extension Safetensors {
    /// One named array; its extents are empty for one number.
    public struct Tensor: Hashable, Sendable {
        public let name: String
        /// The extents, outermost first.
        public let shape: [Int]
        /// Row-major, as many as the extents' product.
        public let elements: Elements

        public init(name: String, shape: [Int], elements: Elements) {
            (self.name, self.shape, self.elements) = (name, shape, elements)
        }

        /// An array of floats.
        public init(name: String, shape: [Int], scalars: [Float]) {
            self.init(name: name, shape: shape, elements: .float32(scalars))
        }

        /// An array of floats as a network names it.
        public init(_ tensor: NamedTensor) {
            self.init(name: tensor.name, shape: tensor.shape, scalars: tensor.scalars)
        }

        /// The floats, or `nil` where the elements are others.
        public var scalars: [Float]? {
            guard case .float32(let scalars) = elements else { return nil }
            return scalars
        }
    }

    /// Numbers of one of the types that are read and written.
    public enum Elements: Hashable, Sendable {
        case float32([Float])
        case uint8([UInt8])
        case int32([Int32])
    }
}

extension Safetensors.Elements {
    /// A type of elements: what the header calls it, and its size.
    enum Kind: String, CaseIterable {
        case float32 = "F32"
        case uint8 = "U8"
        case int32 = "I32"

        var byteCount: Int { self == .uint8 ? 1 : 4 }
    }

    var kind: Kind {
        switch self {
        case .float32: .float32
        case .uint8: .uint8
        case .int32: .int32
        }
    }

    /// How many there are.
    var count: Int {
        switch self {
        case .float32(let values): values.count
        case .uint8(let values): values.count
        case .int32(let values): values.count
        }
    }

    var byteCount: Int { count * kind.byteCount }

    /// The first element that is infinite or not a number.
    var firstNotFinite: Int? {
        guard case .float32(let values) = self else { return nil }
        return values.firstIndex { !$0.isFinite }
    }

    /// Reads elements from little-endian bytes, a whole number of them.
    init(_ bytes: ArraySlice<UInt8>, kind: Kind) {
        let count = bytes.count / kind.byteCount
        self = bytes.withUnsafeBytes { raw in
            func words() -> [UInt32] {
                (0..<count).map {
                    UInt32(
                        littleEndian: raw.loadUnaligned(
                            fromByteOffset: $0 * kind.byteCount, as: UInt32.self))
                }
            }
            return switch kind {
            case .float32: .float32(words().map(Float.init(bitPattern:)))
            case .uint8: .uint8(Array(raw))
            case .int32: .int32(words().map(Int32.init(bitPattern:)))
            }
        }
    }

    /// Appends the elements as little-endian bytes.
    func write(to bytes: inout [UInt8]) {
        switch self {
        // Closures: a key path of two parts takes a hundred times as long for each element.
        case .float32(let values):
            values.map { $0.bitPattern.littleEndian }.withUnsafeBytes { bytes += $0 }
        case .uint8(let values): bytes += values
        case .int32(let values): values.map { $0.littleEndian }.withUnsafeBytes { bytes += $0 }
        }
    }
}
