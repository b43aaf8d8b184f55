import Files

/// Why there is nothing to read where pictures were to be.
enum ReadInputError: Error {
    /// A folder without pictures.
    case noPictures
    /// Nothing on standard input.
    case nothing
    /// A line of standard input is no name.
    case lineTooLong
    case file(FileError)
}

extension ReadInputError: CustomStringConvertible {
    /// What is wrong, then what to do about it; the name is said beside it.
    var description: String {
        switch self {
        case .noPictures: "there is no picture in the folder: name one that has some"
        case .nothing: "nothing comes in: send a picture, or names of files, one a line"
        case .lineTooLong:
            "a line has more than \(StandardInput.lineBytesMax) bytes: send a picture, or names of "
                + "files, one a line"
        case .file(let error): error.reason
        }
    }
}
