/// The stable names of everything that can be wrong with a picture or a request: the `code` of the
/// API's problems and of `numeral read --json`. Programs branch on these; words may change.
public enum ProblemCode: String, CaseIterable, Codable, Sendable {
    case bodyEmpty = "body_empty"
    case bodyTooLarge = "body_too_large"
    case bodyTooSlow = "body_too_slow"
    case contentTypeUnsupported = "content_type_unsupported"
    case dataURLMalformed = "data_url_malformed"
    case explainMalformed = "explain_malformed"
    case fileMissing = "file_missing"
    case fileUnreadable = "file_unreadable"
    case hostUnknown = "host_unknown"
    case imageEmpty = "image_empty"
    case imageTooLarge = "image_too_large"
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
    case readingFailed = "reading_failed"
    case requestMalformed = "request_malformed"

    /// Whether the API answers with it. The others are said of files, on the command line; what is
    /// sent is a body there.
    public var isOfAPI: Bool {
        switch self {
        case .fileUnreadable, .imageEmpty, .imageTooLarge, .readingFailed: false
        default: true
        }
    }
}
