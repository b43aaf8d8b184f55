extension Safetensors {
    /// The whole file: names sorted by their UTF-8 bytes, the header padded with
    /// spaces to a multiple of eight bytes, so that the same value gives the same bytes.
    ///
    /// Refuses what reading would refuse.
    public func encoded(limits: Limits = Limits()) throws(SafetensorsError) -> [UInt8] {
        let sorted = tensors.sorted { Self.precedes($0.name, $1.name) }
        guard sorted.count <= limits.tensorsMax else {
            throw .tooManyTensors(max: limits.tensorsMax)
        }
        var names: Set<String> = []
        for tensor in sorted {
            guard names.insert(tensor.name).inserted else { throw .duplicateName(tensor.name) }
            try Self.check(tensor, limits: limits)
        }

        let header = Self.header(sorted, metadata: metadata)
        guard header.count <= limits.headerBytesMax else {
            throw .headerTooLong(byteCount: UInt64(header.count), max: limits.headerBytesMax)
        }
        let dataByteCount = sorted.reduce(0) { $0 + $1.elements.byteCount }
        let byteCount = Self.lengthByteCount + header.count + dataByteCount
        guard byteCount <= limits.fileBytesMax else {
            throw .fileTooLarge(byteCount: byteCount, max: limits.fileBytesMax)
        }

        var bytes: [UInt8] = []
        bytes.reserveCapacity(byteCount)
        withUnsafeBytes(of: UInt64(header.count).littleEndian) { bytes += $0 }
        bytes += header
        for tensor in sorted {
            tensor.elements.write(to: &bytes)
        }
        return bytes
    }

    private static func check(_ tensor: Tensor, limits: Limits) throws(SafetensorsError) {
        let byteCount = tensor.elements.byteCount
        guard tensor.name != metadataName else {
            throw .entry(name: tensor.name, reason: "the name is kept for the notes")
        }
        guard tensor.shape.count <= limits.rankMax else {
            throw .entry(name: tensor.name, reason: "it has more than \(limits.rankMax) extents")
        }
        guard Self.byteCount(of: tensor.shape, tensor.elements.kind) == byteCount else {
            throw .wrongSize(name: tensor.name, shape: tensor.shape, byteCount: byteCount)
        }
        if let index = tensor.elements.firstNotFinite {
            throw .notFinite(name: tensor.name, index: index)
        }
    }

    private static func header(_ sorted: [Tensor], metadata: [String: String]) -> [UInt8] {
        var members: [String] = []
        if !metadata.isEmpty {
            let notes = metadata.keys.sorted(by: precedes).map {
                HeaderJSON.quoted($0) + ":" + HeaderJSON.quoted(metadata[$0] ?? "")
            }
            members.append("\"\(metadataName)\":{\(notes.joined(separator: ","))}")
        }
        var begin = 0
        for tensor in sorted {
            let end = begin + tensor.elements.byteCount
            let shape = tensor.shape.map(String.init).joined(separator: ",")
            members.append(
                HeaderJSON.quoted(tensor.name) + ":{\"dtype\":\"\(tensor.elements.kind.rawValue)\","
                    + "\"shape\":[\(shape)],\"data_offsets\":[\(begin),\(end)]}")
            begin = end
        }
        var bytes = Array("{\(members.joined(separator: ","))}".utf8)
        while bytes.count % lengthByteCount != 0 { bytes.append(UInt8(ascii: " ")) }
        return bytes
    }

    private static func precedes(_ a: String, _ b: String) -> Bool {
        a.utf8.lexicographicallyPrecedes(b.utf8)
    }
}
