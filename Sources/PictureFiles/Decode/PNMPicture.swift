/// A PBM, PGM or PPM file: a header in digits, then samples as text or bytes.
///
/// Written here, because Leptonica takes a sample for what it is, whatever the header says that
/// the largest one is.
///
/// - SeeAlso: <https://netpbm.sourceforge.net/doc/pnm.html>
struct PNMPicture {
    /// 1 to 3 are bits, greys and colours as text, 4 to 6 the same as bytes.
    private let kind: Int
    let width: Int
    let height: Int
    /// The value of white.
    private let most: Int
    private let bytes: [UInt8]
    private let dataStart: Int

    /// - Returns: `nil` for a header that is cut off, or holds what is no number.
    init?(_ bytes: [UInt8]) {
        guard bytes.count > 2, bytes[0] == UInt8(ascii: "P") else { return nil }
        kind = Int(bytes[1]) - Int(UInt8(ascii: "0"))
        guard (1...6).contains(kind) else { return nil }
        var offset = 2
        guard let width = Self.number(bytes, &offset), let height = Self.number(bytes, &offset)
        else { return nil }
        var most = 1
        if kind != 1, kind != 4 {
            guard let read = Self.number(bytes, &offset), (1...65_535).contains(read) else {
                return nil
            }
            most = read
        }
        self.width = width
        self.height = height
        self.most = most
        self.bytes = bytes
        // One blank ends the header.
        dataStart = offset + 1
    }

    /// The picture, or `nil` when samples are missing.
    func raster() -> RasterPicture? {
        let isColored = kind == 3 || kind == 6
        let count = width * height * (isColored ? 3 : 1)
        guard let lights = kind == 4 ? bits() : kind > 4 ? binary(count) : text(count) else {
            return nil
        }
        guard isColored else { return .gray(width: width, height: height, pixels: lights) }
        let pixels = (0..<(width * height)).map { index in
            RGBAPixel(
                red: lights[3 * index], green: lights[3 * index + 1], blue: lights[3 * index + 2],
                alpha: 255)
        }
        return .color(width: width, height: height, pixels: pixels, hasAlpha: false)
    }

    private func light(_ sample: Int) -> UInt8 {
        UInt8((min(sample, most) * 255 + most / 2) / most)
    }

    /// Eight pixels a byte, 1 is black; a row begins with a byte of its own.
    private func bits() -> [UInt8]? {
        let rowSize = (width + 7) / 8
        guard rowSize * height <= bytes.count - dataStart else { return nil }
        return (0..<height).flatMap { row in
            (0..<width).map { column in
                let byte = bytes[dataStart + row * rowSize + column / 8]
                return byte >> UInt8(7 - column % 8) & 1 == 1 ? 0 : 255
            }
        }
    }

    private func binary(_ count: Int) -> [UInt8]? {
        let size = most > 255 ? 2 : 1
        guard count * size <= bytes.count - dataStart else { return nil }
        let table = (0...255).map { light($0) }
        return (0..<count).map { index in
            let place = dataStart + index * size
            return size == 1
                ? table[Int(bytes[place])] : light(Int(bytes[place]) << 8 | Int(bytes[place + 1]))
        }
    }

    private func text(_ count: Int) -> [UInt8]? {
        // A sample takes a byte at least.
        guard count <= bytes.count else { return nil }
        var lights: [UInt8] = []
        lights.reserveCapacity(count)
        var offset = dataStart - 1
        for _ in 0..<count {
            if kind == 1 {
                Self.skipBlanks(bytes, &offset)
                guard offset < bytes.count else { return nil }
                lights.append(bytes[offset] == UInt8(ascii: "1") ? 0 : 255)
                offset += 1
            } else {
                guard let sample = Self.number(bytes, &offset) else { return nil }
                lights.append(light(sample))
            }
        }
        return lights
    }

    // MARK: Text

    /// Passes over blanks, and comments to the end of their line.
    private static func skipBlanks(_ bytes: [UInt8], _ offset: inout Int) {
        while offset < bytes.count {
            if bytes[offset] == UInt8(ascii: "#") {
                while offset < bytes.count, bytes[offset] != 10, bytes[offset] != 13 { offset += 1 }
            } else if bytes[offset] == 32 || (9...13).contains(bytes[offset]) {
                offset += 1
            } else {
                return
            }
        }
    }

    /// A number of up to nine digits, after blanks and comments.
    private static func number(_ bytes: [UInt8], _ offset: inout Int) -> Int? {
        skipBlanks(bytes, &offset)
        var (value, digitCount) = (0, 0)
        while offset < bytes.count, (48...57).contains(bytes[offset]) {
            digitCount += 1
            guard digitCount <= 9 else { return nil }
            value = 10 * value + Int(bytes[offset]) - 48
            offset += 1
        }
        return digitCount > 0 ? value : nil
    }
}
