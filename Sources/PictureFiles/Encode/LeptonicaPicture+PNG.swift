import CLeptonica

extension LeptonicaPicture {
    /// The picture as a PNG file; empty when there is no memory for it.
    borrowing func encodedPNG() -> [UInt8] {
        var data: UnsafeMutablePointer<UInt8>?
        var size = 0
        let status = pixWriteMemPng(&data, &size, handle, 0)
        defer { free(data) }
        guard status == 0, let data else { return [] }
        return Array(UnsafeBufferPointer(start: data, count: size))
    }
}
