extension ProblemCode {
    /// The same few words for every refusal of this kind.
    public var title: String {
        switch self {
        case .bodyEmpty: "The body is empty"
        case .bodyTooLarge: "The body is too large"
        case .bodyTooSlow: "The body came too slowly"
        case .contentTypeUnsupported: "The content type is not supported"
        case .dataURLMalformed: "The data URL is malformed"
        case .explainMalformed: "The parameter explain is malformed"
        case .fileMissing: "There is no file"
        case .fileUnreadable: "The file cannot be read"
        case .hostUnknown: "This server has another name"
        case .imageEmpty: "The picture is empty"
        case .imageTooLarge: "The picture has too many bytes"
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
        case .readingFailed: "The picture could not be read"
        case .requestMalformed: "The request is malformed"
        }
    }
}
