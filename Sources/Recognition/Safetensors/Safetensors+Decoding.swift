extension Safetensors {
    /// Reads a whole file.
    ///
    /// Everything is checked before anything is used: the lengths, the header's
    /// JSON, equal names, each type, shape and range, that the tensors fill the
    /// data without a gap or an overlap, and that each element is finite.
    public init(_ bytes: [UInt8], limits: Limits = Limits()) throws(SafetensorsError) {
        guard bytes.count <= limits.fileBytesMax else {
            throw .fileTooLarge(byteCount: bytes.count, max: limits.fileBytesMax)
        }
        guard bytes.count >= Self.lengthByteCount else { throw .tooShort(byteCount: bytes.count) }
        let length = bytes[..<Self.lengthByteCount].reversed().reduce(UInt64(0)) {
            $0 << 8 | UInt64($1)
        }
        guard length <= limits.headerBytesMax else {
            throw .headerTooLong(byteCount: length, max: limits.headerBytesMax)
        }
        let available = bytes.count - Self.lengthByteCount
        guard length <= available else {
            throw .headerCut(byteCount: Int(length), available: available)
        }

        let dataStart = Self.lengthByteCount + Int(length)
        let header = try Header(HeaderJSON(bytes[Self.lengthByteCount..<dataStart]), limits: limits)
        let data = bytes[dataStart...]
        guard data.count == header.byteCount else {
            throw .wrongLength(expected: header.byteCount, actual: data.count)
        }
        metadata = header.metadata
        tensors = []
        for entry in header.entries {
            let start = dataStart + entry.begin
            let elements = Elements(bytes[start..<start + entry.byteCount], kind: entry.kind)
            if let index = elements.firstNotFinite {
                throw .notFinite(name: entry.name, index: index)
            }
            tensors.append(Tensor(name: entry.name, shape: entry.shape, elements: elements))
        }
    }
}

extension Safetensors {
    /// The header of a file, its ranges already checked against each other.
    struct Header {
        struct Entry {
            let name: String
            let kind: Elements.Kind
            let shape: [Int]
            /// Where its bytes begin, counted from the end of the header.
            let begin: Int
            let byteCount: Int
        }

        /// In the order of their bytes.
        private(set) var entries: [Entry] = []
        private(set) var metadata: [String: String] = [:]
        /// Bytes of all tensors together.
        private(set) var byteCount = 0

        init(_ json: HeaderJSON, limits: Limits) throws(SafetensorsError) {
            guard case .object(let members) = json else {
                throw .header(offset: 0, reason: "it is not an object")
            }
            for member in members {
                if member.key == Safetensors.metadataName {
                    metadata = try Self.metadata(member.value)
                } else {
                    guard entries.count < limits.tensorsMax else {
                        throw .tooManyTensors(max: limits.tensorsMax)
                    }
                    entries.append(try Self.entry(member, rankMax: limits.rankMax))
                }
            }
            // A tensor without elements shares its beginning with the next one.
            entries.sort { ($0.begin, $0.byteCount) < ($1.begin, $1.byteCount) }
            for entry in entries {
                guard entry.begin == byteCount else {
                    throw .notContiguous(name: entry.name, expected: byteCount, actual: entry.begin)
                }
                // Cannot overflow: `begin + byteCount` is the end that the header gave as an Int.
                byteCount += entry.byteCount
            }
        }

        private static func metadata(_ json: HeaderJSON) throws(SafetensorsError) -> [String:
            String]
        {
            guard case .object(let members) = json else {
                throw .entry(name: metadataName, reason: "it must be a map of texts")
            }
            var result: [String: String] = [:]
            for member in members {
                guard case .string(let text) = member.value else {
                    throw .entry(name: metadataName, reason: "'\(member.key)' must be a text")
                }
                result[member.key] = text
            }
            return result
        }

        private static func entry(
            _ member: HeaderJSON.Member, rankMax: Int
        ) throws(SafetensorsError) -> Entry {
            let name = member.key
            guard case .object(let fields) = member.value,
                fields.map(\.key).sorted() == ["data_offsets", "dtype", "shape"]
            else {
                throw .entry(name: name, reason: "it needs dtype, shape and data_offsets, no more")
            }
            let field = { (key: String) in fields.first { $0.key == key }?.value }

            guard case .string(let type) = field("dtype") else {
                throw .entry(name: name, reason: "dtype must be a text")
            }
            guard let kind = Elements.Kind(rawValue: type) else {
                throw .unsupportedElementType(name: name, type: type)
            }
            guard let shape = integers(field("shape")), shape.count <= rankMax else {
                throw .entry(
                    name: name, reason: "shape must be at most \(rankMax) whole numbers")
            }
            guard let range = integers(field("data_offsets")), range.count == 2,
                range[0] <= range[1]
            else {
                throw .entry(
                    name: name, reason: "data_offsets must be a beginning and an end behind it")
            }
            let byteCount = range[1] - range[0]
            guard Safetensors.byteCount(of: shape, kind) == byteCount else {
                throw .wrongSize(name: name, shape: shape, byteCount: byteCount)
            }
            return Entry(
                name: name, kind: kind, shape: shape, begin: range[0], byteCount: byteCount)
        }

        private static func integers(_ json: HeaderJSON?) -> [Int]? {
            guard case .array(let elements) = json else { return nil }
            var result: [Int] = []
            for element in elements {
                guard case .integer(let number) = element else { return nil }
                result.append(number)
            }
            return result
        }
    }

    /// Bytes of a tensor of a shape, or `nil` when no machine can address them.
    static func byteCount(of shape: [Int], _ kind: Elements.Kind) -> Int? {
        var result = kind.byteCount
        for extent in shape {
            let (product, overflow) = result.multipliedReportingOverflow(by: extent)
            guard extent >= 0, !overflow else { return nil }
            result = product
        }
        return result
    }
}
