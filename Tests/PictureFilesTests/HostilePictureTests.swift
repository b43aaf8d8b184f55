import Foundation
import NumeralCore
import PictureFiles
import Testing

/// Small files that ask for much work are read or refused as quickly as others.
///
/// Times in the names are those of the decoder before, on one core.
@Suite struct HostilePictureTests {
    /// Of processor time, built without optimisation: far more than any of these files takes.
    static let secondsMax = 5.0

    /// Decodes, in time. The thread's own, as other tests run beside.
    private func decode(_ bytes: [UInt8]) throws -> GrayImage {
        let start = Self.threadSeconds()
        defer { #expect(Self.threadSeconds() - start < Self.secondsMax) }
        return try PictureDecoder().decode(bytes)
    }

    private static func threadSeconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    @Test("28 × 28 pixels whose data inflate to 9 GiB are 28 × 28 pixels (29 s)")
    func stopsInflatingAfterTheLastRow() throws {
        let bytes = PNGFile(
            width: 28, height: 28, deflated: PNGFile.zeros(mebibytes: 9 * 1024)
        ).bytes
        let picture = try decode(bytes)
        #expect(picture == GrayImage(width: 28, height: 28))
    }

    @Test("Blocks that hold nothing are not read for ever (1.5 s)")
    func refusesEmptyBlocks() {
        // An empty block of codes of its own, eight times, so that it ends with a byte.
        let block = PNGFile.emptyDynamicBlocks
        let deflated: [UInt8] =
            [0x78, 0x01] + block.said(100_000)
        #expect(throws: PictureError.undecodable(.png)) {
            try decode(PNGFile(width: 28, height: 28, deflated: deflated).bytes)
        }
    }

    @Test("A few empty blocks, as encoders that flush write them, do no harm")
    func readsFlushedRows() throws {
        let rows: [[UInt8]] = (0..<28).map { [0] + Array(repeating: UInt8($0), count: 28) }
        var deflated: [UInt8] = [0x78, 0x01]
        for row in rows {
            deflated += [0, 0, 0, 0xFF, 0xFF]
            deflated += [0, UInt8(row.count), 0, ~UInt8(row.count), 0xFF] + row
        }
        // The last block and the checksum are missing: the rows are all there.
        let picture = try decode(PNGFile(width: 28, height: 28, deflated: deflated).bytes)
        #expect(picture[3, 27] == 27)
    }

    @Test(
        "Hundreds of thousands of tiny chunks (0.1 to 2 s)", arguments: ["zzZz", "IDAT", "tRNS"])
    func passesTinyChunksBy(name: String) throws {
        let content: [UInt8] = name == "tRNS" ? [0, 0] : []
        let chunk = PNGFile.chunk(name, content)
        let file = PNGFile(
            width: 28, height: 28, deflated: PNGFile.zeros(mebibytes: 1),
            before: chunk.said(500_000))
        #expect(try decode(file.bytes).width == 28)
    }

    @Test("A JPEG of 100 scans is read, one of 101 refused (4,000 took 8.5 s)")
    func limitsScans() throws {
        let few = JPEGFile(side: 5000, scanCount: 100).bytes
        #expect(try decode(few).width == 5000)
        let error = #expect(throws: PictureError.self) {
            try decode(JPEGFile(side: 5000, scanCount: 101).bytes)
        }
        #expect(error == .tooManyScans(countMax: 100))
    }

    @Test(
        "TIFF strips that all point at the same data are refused (0.6 s for 2,000, 1 h for more)",
        arguments: [UInt16(8), 32773, 5])
    func refusesSharedStrips(compression: UInt16) {
        // PackBits says nothing by 0x80; what the others make of it does not matter.
        let data = [UInt8](repeating: 0x80, count: 200_000)
        let file = TIFFFile(
            width: 1, height: 2000, compression: compression, strips: [data], stripCount: 2000)
        #expect(throws: PictureError.undecodable(.tiff)) { try decode(file.bytes) }
    }

    @Test(
        "JPEG of arithmetic coding is refused by name (149 KB took 7 s)", arguments: [0xC9, 0xCA])
    func refusesArithmeticCoding(marker: UInt8) throws {
        var bytes = JPEGFile(side: 5000, scanCount: 100).bytes
        let frame = try #require(
            bytes.indices.first { bytes[$0] == 0xFF && bytes[$0 + 1] == 0xC2 })
        bytes[frame + 1] = marker
        #expect(throws: PictureError.unsupportedKind(.jpeg, "JPEG of arithmetic coding")) {
            try decode(bytes)
        }
    }
}
