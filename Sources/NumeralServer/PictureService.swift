import Imaging
import NumeralCore

/// From a body to a reading, off the event loop and off Swift's own threads.
struct PictureService: Sendable {
    /// What came of one picture.
    struct Result: Sendable {
        /// As it was sent.
        let bytes: [UInt8]
        let picture: GrayImage
        let reading: Reading
        let milliseconds: Double
    }

    let reader: any PictureReading
    let decoder: PictureDecoder
    let pool: ReadingPool
    let clock: @Sendable () -> Duration

    /// Reads a picture and makes something of the result, all on one of the pool's threads.
    func read<Value: Sendable>(
        _ sent: SentPicture, _ make: @escaping @Sendable (Result) throws -> Value
    ) async throws -> Value {
        try await pool.run {
            let bytes = try sent.bytes()
            let picture: GrayImage
            do throws(PictureError) {
                picture = try decoder.decode(bytes)
            } catch {
                throw Refusal(error)
            }
            let start = clock()
            let reading = try reader.read(picture, accepting: nil)
            return try make(
                Result(
                    bytes: bytes, picture: picture, reading: reading,
                    milliseconds: milliseconds(since: start)))
        }
    }

    /// Reads a picture that is decoded already.
    func read(_ picture: GrayImage) async throws -> Reading {
        try await pool.run { try reader.read(picture, accepting: nil) }
    }

    /// With three decimals: less is noise.
    private func milliseconds(since start: Duration) -> Double {
        ((clock() - start) / .microseconds(1)).rounded() / 1000
    }
}
