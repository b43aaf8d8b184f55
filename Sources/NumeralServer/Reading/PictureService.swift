import Hummingbird
package import NumeralCore
package import PictureFiles
import Wire

/// From a body to a reading, off the event loop and off Swift's own threads.
package struct PictureService: Sendable {
    /// What came of one picture.
    struct Result: Sendable {
        /// As it was sent.
        let bytes: [UInt8]
        let picture: GrayImage
        let reading: Reading
        let milliseconds: Double
        /// What was promised of the answers that are given, where it was asked for.
        var acceptance: Acceptance?
        /// What the reading rests on, where it was asked for.
        var explanation: ExplanationRecord?
    }

    let reader: any PictureReading
    /// Training glyphs to name the nearest of.
    let known: any GlyphSearching
    let decoder: PictureDecoder
    let pool: ReadingPool
    let limits: ServerLimits
    /// What all bodies share.
    let budget: ByteBudget
    let clock: @Sendable () -> Duration

    /// Starts the threads that read pictures.
    package init(
        reader: any PictureReading, known: any GlyphSearching, decoder: PictureDecoder,
        settings: ServerSettings
    ) {
        (self.reader, self.known, self.decoder) = (reader, known, decoder)
        limits = settings.limits
        pool = ReadingPool(threadCount: settings.threadCount, limits: limits)
        budget = ByteBudget(limits)
        clock = settings.clock
    }

    /// Takes the picture of a request, unless too many wait already: that is told before any of it
    /// is read.
    func picture(of request: Request) async throws -> SentPicture {
        let form = try SentPicture.Form(request.headers)
        try pool.checkRoom()
        let (bytes, share) = try await request.boundedBody(limits, from: budget)
        return SentPicture(form: form, body: bytes, share: share)
    }

    /// Reads a picture and makes something of the result, all on one of the pool's threads.
    func read<Value: Sendable>(
        _ sent: SentPicture, _ query: RecognitionQuery = RecognitionQuery(),
        _ make: @escaping @Sendable (Result) throws -> Value
    ) async throws -> Value {
        try await pool.run(isLarge: sent.body.count >= limits.largeBytesMin) { work in
            let acceptance = try acceptance(query)
            let bytes = try sent.bytes()
            let picture: GrayImage
            do throws(PictureError) {
                picture = try decoder.decode(bytes)
            } catch {
                throw Refusal(error)
            }
            try work.check()
            let start = clock()
            let (reading, explanation) = try read(picture, acceptance, query)
            try work.check()
            return try make(
                Result(
                    bytes: bytes, picture: picture, reading: reading,
                    milliseconds: (clock() - start).milliseconds, acceptance: acceptance,
                    explanation: explanation))
        }
    }

    /// Reads a picture that is decoded already.
    func read(_ picture: GrayImage) async throws -> Reading {
        try await pool.run { _ in try reader.read(picture, accepting: nil) }
    }

    /// Reads a picture, with an explanation where one was asked for.
    private func read(
        _ picture: GrayImage, _ acceptance: Acceptance?, _ query: RecognitionQuery
    ) throws -> (Reading, ExplanationRecord?) {
        guard query.isExplained else {
            return (try reader.read(picture, accepting: acceptance), nil)
        }
        let (reading, explanation) = try reader.explain(picture, accepting: acceptance)
        return (reading, ExplanationRecord(explanation, of: reading, among: known))
    }

    /// What to accept, or a refusal when it cannot be promised.
    private func acceptance(_ query: RecognitionQuery) throws(Refusal) -> Acceptance? {
        guard let errorMax = query.errorMax else { return nil }
        do throws(AcceptanceError) {
            return try reader.acceptance(errorMax: errorMax)
        } catch {
            throw Refusal(error)
        }
    }
}
