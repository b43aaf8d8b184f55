/// The settings of a convolution or pool, with ONNX's defaults and its ways to pad.
struct ImportedWindow {
    let kernel: [Int]
    let stride: [Int]
    let dilation: [Int]
    /// Zeros before the first row and column, and after the last.
    private(set) var before = [0, 0]
    private(set) var after = [0, 0]
    /// Whether a last window that reaches beyond the padding counts too.
    let roundsUp: Bool

    /// - Parameters:
    ///   - kernel: of the weights; `nil` for a node that must say it.
    ///   - picture: `[channel, row, column]` that it moves over.
    init(
        _ node: ONNXNodeProto, kernel known: [Int]?, over picture: [Int]
    ) throws(ONNXImportError) {
        kernel = try node.ints("kernel_shape") ?? known ?? []
        stride = try node.ints("strides") ?? [1, 1]
        dilation = try node.ints("dilations") ?? [1, 1]
        roundsUp = try node.int("ceil_mode", default: 0) != 0
        let pairs = [kernel, stride, dilation]
        guard pairs.allSatisfy({ $0.count == 2 && $0.allSatisfy { $0 > 0 } }),
            known ?? kernel == kernel
        else { throw node.refusal("its kernel, strides or dilations are not two numbers above 0") }

        let way = node.string("auto_pad", default: "NOTSET")
        switch way {
        case "NOTSET", "":
            let pads = try node.ints("pads") ?? [0, 0, 0, 0]
            guard pads.count == 4, pads.allSatisfy({ $0 >= 0 }) else {
                throw node.refusal("its pads \(pads) are not four numbers of 0 or more")
            }
            (before, after) = (Array(pads[..<2]), Array(pads[2...]))
        case "VALID": break
        case "SAME_UPPER", "SAME_LOWER":
            for axis in 0..<2 {
                let extent = picture[axis + 1]
                let outputs = (extent + stride[axis] - 1) / stride[axis]
                let total = max(0, (outputs - 1) * stride[axis] + span(axis) - extent)
                let less = total / 2
                (before[axis], after[axis]) =
                    way == "SAME_UPPER" ? (less, total - less) : (total - less, less)
            }
        default: throw node.refusal("auto_pad '\(way)' is not known")
        }
    }

    /// Zeros that a node before it put around the picture.
    mutating func add(
        _ margins: (before: [Int], after: [Int]), _ node: ONNXNodeProto
    ) throws(ONNXImportError) {
        guard !node.string("auto_pad", default: "NOTSET").hasPrefix("SAME") else {
            throw node.refusal("it pads what is padded already: leave one of them out")
        }
        for axis in 0..<2 {
            before[axis] += margins.before[axis]
            after[axis] += margins.after[axis]
        }
    }

    /// From a kernel's first tap to its last, both counted.
    private func span(_ axis: Int) -> Int { (kernel[axis] - 1) * dilation[axis] + 1 }

    /// The larger padding of each axis: with a kernel widened by the difference it does the same.
    var widestPadding: [Int] { [max(before[0], after[0]), max(before[1], after[1])] }

    /// How much further one side is padded than the other, in taps: rows and columns to put before
    /// the kernel, or behind it where negative.
    func missingTaps(_ node: ONNXNodeProto) throws(ONNXImportError) -> [Int] {
        let differences = [after[0] - before[0], after[1] - before[1]]
        for axis in 0..<2 where differences[axis] % dilation[axis] != 0 {
            throw node.refusal(
                "its pads differ by \(differences[axis]), no multiple of its dilation")
        }
        return [differences[0] / dilation[0], differences[1] / dilation[1]]
    }

    /// The padding before and after with which a pool of ours gives the same.
    ///
    /// Padding never counts in a pool of ours, so only how many outputs there are matters at the
    /// end. A window that would begin beyond the picture is left out, as ONNX has it since
    /// version 19 of the operators.
    func poolPadding(
        _ node: ONNXNodeProto, over picture: [Int]
    ) throws(ONNXImportError) -> (before: [Int], after: [Int]) {
        guard dilation == [1, 1] else {
            throw node.refusal("dilated pools are not known: give it dilations of 1")
        }
        var ends = before
        for axis in 0..<2 {
            let extent = picture[axis + 1]
            let room = extent + before[axis] + after[axis] - kernel[axis]
            guard room >= 0 else { throw node.refusal("its kernel is larger than \(picture)") }
            let rounding = roundsUp ? stride[axis] - 1 : 0
            var count = (room + rounding) / stride[axis] + 1
            if roundsUp, (count - 1) * stride[axis] >= extent + before[axis] { count -= 1 }
            let alike = extent + 2 * before[axis] - kernel[axis]
            if alike >= 0, alike / stride[axis] + 1 == count { continue }
            ends[axis] = max(
                0, (count - 1) * stride[axis] + kernel[axis] - extent - before[axis])
        }
        return (before, ends)
    }
}
