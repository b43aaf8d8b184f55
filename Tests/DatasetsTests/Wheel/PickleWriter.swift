import Foundation

/// Writes pickles and zips as the package of MNIST's digits has them, with few digits.
enum PickleWriter {
    /// Three pairs of arrays of so many digits, protocol 2, as Python 2's NumPy writes them.
    static func pairs(counts: [Int] = [2, 1, 1], pixel: Float = 128) -> [UInt8] {
        var bytes: [UInt8] = [0x80, 2]
        for count in counts {
            let pixels = Array(repeating: pixel / 256, count: count * 784)
            bytes += array(shape: [count, 784], type: "f4", pixels.withUnsafeBytes(Array.init))
            let labels = (0..<count).map { Int64($0) }
            bytes += array(shape: [count], type: "i8", labels.withUnsafeBytes(Array.init))
            bytes.append(0x86)
        }
        return bytes + [0x87, UInt8(ascii: ".")]
    }

    static func global(_ module: String, _ name: String) -> [UInt8] {
        Array("c\(module)\n\(name)\n".utf8)
    }

    static func array(shape: [Int], type: String, _ content: [UInt8]) -> [UInt8] {
        var bytes = global("numpy.core.multiarray", "_reconstruct") + global("numpy", "ndarray")
        bytes += [UInt8(ascii: "K"), 0, 0x85, UInt8(ascii: "U"), 1, UInt8(ascii: "b"), 0x87]
        bytes += Array("R(K\u{1}".utf8)
        for extent in shape {
            bytes += [UInt8(ascii: "M"), UInt8(extent & 0xFF), UInt8(extent >> 8)]
        }
        bytes.append(0x84 + UInt8(shape.count))
        bytes += global("numpy", "dtype") + [UInt8(ascii: "U"), 2] + Array(type.utf8)
        bytes += Array("K\u{0}K\u{1}".utf8) + [0x87]
        bytes += Array("R(K\u{3}U\u{1}<NNN".utf8)
        for _ in 0..<2 { bytes += [UInt8(ascii: "J"), 0xFF, 0xFF, 0xFF, 0xFF] }
        bytes += Array("K\u{0}tb".utf8) + [0x89, UInt8(ascii: "T")] + word(content.count)
        return bytes + content + Array("tb".utf8)
    }

    /// A zip of one stored file.
    static func zip(name: String, content: [UInt8], checksum: UInt32) -> [UInt8] {
        let name = Array(name.utf8)
        let common: [UInt8] =
            [20, 0, 0, 0, 0, 0, 0, 0, 0, 0] + word(Int(checksum)) + word(content.count)
            + word(content.count) + [UInt8(name.count), 0, 0, 0]
        let local: [UInt8] = [0x50, 0x4B, 3, 4] + common + name + content
        let central: [UInt8] =
            [0x50, 0x4B, 1, 2, 20, 0] + common + Array(repeating: 0, count: 14) + name
        let end: [UInt8] =
            [0x50, 0x4B, 5, 6, 0, 0, 0, 0, 1, 0, 1, 0] + word(central.count) + word(local.count)
            + [0, 0]
        return local + central + end
    }

    /// CRC-32, bit by bit: slow, and not the one under test.
    static func checksum(of bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~0 as UInt32) { sum, byte in
            (0..<8).reduce(sum ^ UInt32(byte)) { rest, _ in
                rest & 1 == 1 ? rest >> 1 ^ 0xEDB8_8320 : rest >> 1
            }
        }
    }

    private static func word(_ value: Int) -> [UInt8] {
        [0, 8, 16, 24].map { UInt8(value >> $0 & 0xFF) }
    }
}
