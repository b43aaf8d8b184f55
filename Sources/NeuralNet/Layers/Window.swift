/// A kernel that moves over a picture; what convolution and pooling share.
struct Window: Hashable, Sendable {
    var kernel: [Int]
    var stride: [Int]
    var padding: [Int]
    /// As `padding` when `nil`.
    var endPadding: [Int]?
    var dilation: [Int] = [1, 1]

    /// What a kernel, stride or dilation may be.
    static let extents = 1...NetworkLimits.extentMax
    /// What may be added to a side.
    static let paddings = 0...NetworkLimits.extentMax

    /// Added after the last row and column.
    var paddingAfter: [Int] { endPadding ?? padding }

    /// The pixels from a kernel's first tap to its last, both counted.
    /// Only for a window that ``outputExtents(at:)`` has accepted.
    var span: [Int] { (0..<2).map { (kernel[$0] - 1) * dilation[$0] + 1 } }

    /// The rows and columns that come out of `place.input`, after checking every setting.
    func outputExtents(at place: NetworkError.Place) throws(NetworkError) -> [Int] {
        guard place.input.count == 3 else { throw .needsPicture(place) }
        try place.checkPair("kernel", kernel, in: Self.extents)
        try place.checkPair("stride", stride, in: Self.extents)
        try place.checkPair("padding", padding, in: Self.paddings)
        try place.checkPair("endPadding", paddingAfter, in: Self.paddings)
        try place.checkPair("dilation", dilation, in: Self.extents)
        let span = span
        let padded = (0..<2).map { place.input[$0 + 1] + padding[$0] + paddingAfter[$0] }
        guard span[0] <= padded[0], span[1] <= padded[1] else {
            throw .windowTooLarge(place, window: span, padded: padded)
        }
        return (0..<2).map { (padded[$0] - span[$0]) / stride[$0] + 1 }
    }

    /// As ``outputExtents(at:)``, and no window may lie wholly in the padding.
    func poolShape(at place: NetworkError.Place) throws(NetworkError) -> [Int] {
        let extents = try outputExtents(at: place)
        for axis in 0..<2 where padding[axis] > kernel[axis] / 2 {
            throw .invalidSetting(
                place, setting: "padding", value: "\(padding)",
                allowed: "at most half the kernel \(kernel)")
        }
        for axis in 0..<2 where paddingAfter[axis] >= kernel[axis] {
            throw .invalidSetting(
                place, setting: "endPadding", value: "\(paddingAfter)",
                allowed: "less than the kernel \(kernel)")
        }
        return [place.input[0]] + extents
    }
}

extension NetworkError.Place {
    /// Refuses a setting that is out of range.
    func check(
        _ setting: String, _ value: Int, in range: ClosedRange<Int>
    ) throws(NetworkError) {
        guard range.contains(value) else {
            throw .invalidSetting(
                self, setting: setting, value: "\(value)",
                allowed: "\(range.lowerBound) to \(range.upperBound)")
        }
    }

    /// Refuses a setting that is not two numbers in range.
    func checkPair(
        _ setting: String, _ value: [Int], in range: ClosedRange<Int>
    ) throws(NetworkError) {
        guard value.count == 2, value.allSatisfy(range.contains) else {
            throw .invalidSetting(
                self, setting: setting, value: "\(value)",
                allowed:
                    "one number or [row, column], each \(range.lowerBound) to \(range.upperBound)")
        }
    }
}
