extension DecodingError {
    /// An error that says what is wrong and what to do, at a place in the file.
    package static func refusal(_ codingPath: [any CodingKey], _ message: String) -> DecodingError {
        .dataCorrupted(Context(codingPath: codingPath, debugDescription: message))
    }
}
