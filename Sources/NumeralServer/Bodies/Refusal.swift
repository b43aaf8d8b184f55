package import Hummingbird
package import PictureFiles

/// Why a request got no answer: becomes `application/problem+json` or the error page.
package struct Refusal: Error, Hashable {
    /// The stable names of everything that can be wrong. Clients branch on these.
    package enum Code: String, CaseIterable, Sendable {
        case bodyEmpty = "body_empty"
        case bodyTooLarge = "body_too_large"
        case bodyTooSlow = "body_too_slow"
        case contentTypeUnsupported = "content_type_unsupported"
        case dataURLMalformed = "data_url_malformed"
        case explainMalformed = "explain_malformed"
        case fileMissing = "file_missing"
        case hostUnknown = "host_unknown"
        case imageTooManyPixels = "image_too_many_pixels"
        case imageTooSlow = "image_too_slow"
        case imageTypeUnknown = "image_type_unknown"
        case imageTypeUnsupported = "image_type_unsupported"
        case imageUndecodable = "image_undecodable"
        case imageZeroExtent = "image_zero_extent"
        case internalError = "internal_error"
        case jsonMalformed = "json_malformed"
        case maxErrorMalformed = "max_error_malformed"
        case maxErrorNotMeasured = "max_error_not_measured"
        case maxErrorNotProvable = "max_error_not_provable"
        case methodNotAllowed = "method_not_allowed"
        case multipartMalformed = "multipart_malformed"
        case notFound = "not_found"
        case notReady = "not_ready"
        case originForeign = "origin_foreign"
        case overloaded
    }

    package let code: Code
    /// What is wrong: what to do.
    package let detail: String
    /// What the answer's headers must say beside.
    package let headers: [String: String]

    package init(_ code: Code, _ detail: String, headers: [String: String] = [:]) {
        self.code = code
        self.detail = detail
        self.headers = headers
    }
}

extension Refusal.Code {
    /// The status of an answer that refuses for this reason.
    package var status: HTTPResponse.Status {
        switch self {
        case .bodyEmpty, .dataURLMalformed, .explainMalformed, .fileMissing, .jsonMalformed,
            .maxErrorMalformed, .multipartMalformed:
            .badRequest
        case .notFound: .notFound
        case .originForeign: .forbidden
        case .methodNotAllowed: .methodNotAllowed
        case .bodyTooSlow: .requestTimeout
        case .hostUnknown: .misdirectedRequest
        case .bodyTooLarge: .contentTooLarge
        case .contentTypeUnsupported, .imageTypeUnknown, .imageTypeUnsupported:
            .unsupportedMediaType
        case .imageTooManyPixels, .imageTooSlow, .imageUndecodable, .imageZeroExtent,
            .maxErrorNotMeasured, .maxErrorNotProvable:
            .unprocessableContent
        case .internalError: .internalServerError
        case .notReady, .overloaded: .serviceUnavailable
        }
    }

    /// The same few words for every refusal of this kind.
    package var title: String {
        switch self {
        case .bodyEmpty: "The body is empty"
        case .bodyTooLarge: "The body is too large"
        case .bodyTooSlow: "The body came too slowly"
        case .contentTypeUnsupported: "The content type is not supported"
        case .dataURLMalformed: "The data URL is malformed"
        case .explainMalformed: "The parameter explain is malformed"
        case .fileMissing: "There is no file"
        case .hostUnknown: "This server has another name"
        case .imageTooManyPixels: "The picture has too many pixels"
        case .imageTooSlow: "The picture takes too long to read"
        case .imageTypeUnknown: "This is no picture of a known kind"
        case .imageTypeUnsupported: "The kind of picture is not supported"
        case .imageUndecodable: "The picture cannot be decoded"
        case .imageZeroExtent: "The picture has no pixels"
        case .internalError: "Something went wrong here"
        case .jsonMalformed: "The JSON is malformed"
        case .maxErrorMalformed: "The parameter max_error is no share of errors"
        case .maxErrorNotMeasured: "The model can promise nothing"
        case .maxErrorNotProvable: "So small a share of errors cannot be promised"
        case .methodNotAllowed: "The method is not allowed here"
        case .multipartMalformed: "The multipart body is malformed"
        case .notFound: "There is nothing here"
        case .notReady: "The reader is not ready"
        case .originForeign: "A page of another site sent this"
        case .overloaded: "Too many pictures at once"
        }
    }
}

extension Refusal {
    /// What a picture that does not decode means for the one who sent it.
    package init(_ error: PictureError) {
        let code: Code =
            switch error {
            case .empty: .bodyEmpty
            case .tooManyBytes: .bodyTooLarge
            case .unsupportedFormat, .unsupportedKind: .imageTypeUnsupported
            case .unknownFormat: .imageTypeUnknown
            case .undecodable, .tooManyScans: .imageUndecodable
            case .tooManyPixels: .imageTooManyPixels
            case .zeroExtent: .imageZeroExtent
            }
        self.init(code, "\(error)")
    }
}
