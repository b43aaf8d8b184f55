package import HTTPTypes
package import Wire

extension ProblemCode {
    /// The status of an answer that refuses for this reason.
    package var status: HTTPResponse.Status {
        switch self {
        case .bodyEmpty, .dataURLMalformed, .explainMalformed, .fileMissing, .imageEmpty,
            .jsonMalformed, .maxErrorMalformed, .multipartMalformed, .requestMalformed:
            .badRequest
        case .notFound: .notFound
        case .originForeign: .forbidden
        case .methodNotAllowed: .methodNotAllowed
        case .bodyTooSlow: .requestTimeout
        case .hostUnknown: .misdirectedRequest
        case .bodyTooLarge, .imageTooLarge: .contentTooLarge
        case .contentTypeUnsupported, .imageTypeUnknown, .imageTypeUnsupported:
            .unsupportedMediaType
        case .imageTooManyPixels, .imageTooSlow, .imageUndecodable, .imageZeroExtent,
            .maxErrorNotMeasured, .maxErrorNotProvable:
            .unprocessableContent
        // The last two are of files, and are never sent.
        case .internalError, .fileUnreadable, .readingFailed: .internalServerError
        case .notReady, .overloaded: .serviceUnavailable
        }
    }
}
