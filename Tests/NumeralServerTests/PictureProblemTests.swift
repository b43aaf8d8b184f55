import NumeralServer
import PictureFiles
import Testing
import Wire

/// What a picture that does not decode is called.
@Suite struct PictureProblemTests {
    static let named: [(PictureError, String)] = [
        (.empty, "image_empty"),
        (.tooManyBytes(count: 2, countMax: 1), "image_too_large"),
        (.unsupportedFormat(.heic), "image_type_unsupported"),
        (.unsupportedKind(.jpeg, "JPEG of 12 bits a colour"), "image_type_unsupported"),
        (.unknownFormat, "image_type_unknown"),
        (.undecodable(.png), "image_undecodable"),
        (.tooManyScans(countMax: 100), "image_undecodable"),
        (.tooManyPixels(width: 9, height: 9, countMax: 1), "image_too_many_pixels"),
        (.zeroExtent(width: 0, height: 3), "image_zero_extent"),
    ]

    @Test("Each error has its code, which never changes", arguments: named)
    func isNamed(error: PictureError, code: String) {
        #expect(ProblemCode(error).rawValue == code)
    }

    @Test("What was sent is refused by codes of the API, with the error's own words")
    func isRefused() {
        for (error, _) in Self.named {
            let refusal = Refusal(error)
            #expect(refusal.code.isOfAPI && refusal.detail == "\(error)")
        }
        #expect(Refusal(PictureError.empty).code == .bodyEmpty)
        #expect(Refusal(PictureError.tooManyBytes(count: 2, countMax: 1)).code == .bodyTooLarge)
    }
}
