public import PictureFiles
public import Wire

extension ProblemCode {
    /// What a picture that does not decode is called, on the wire and on the command line.
    public init(_ error: PictureError) {
        self =
            switch error {
            case .empty: .imageEmpty
            case .tooManyBytes: .imageTooLarge
            case .unsupportedFormat, .unsupportedKind: .imageTypeUnsupported
            case .unknownFormat: .imageTypeUnknown
            case .undecodable, .tooManyScans: .imageUndecodable
            case .tooManyPixels: .imageTooManyPixels
            case .zeroExtent: .imageZeroExtent
            }
    }
}
