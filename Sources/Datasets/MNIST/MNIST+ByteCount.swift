extension MNIST.File {
    /// The bytes of the published file when it is not compressed: 47,040,016 of the largest.
    ///
    /// As published, with gzip, each is smaller, and so is any other compression of it; no source
    /// of the file has more to send.
    public var byteCount: Int { 4 + 4 * shape.count + shape.reduce(1, *) }
}
