/// The extents of a batch of pictures before and after a moving window.
struct PictureExtents {
    let batch: Int
    let channelCount: Int
    let rowCount: Int
    let columnCount: Int
    let outputRowCount: Int
    let outputColumnCount: Int
    private let window: Window

    /// - Precondition: the shape is `[batch, channel, row, column]` and the window fits.
    init(_ shape: [Int], _ window: Window) {
        precondition(shape.count == 4, "expected [batch, channel, row, column], got \(shape)")
        let place = NetworkError.Place(index: 0, layer: "reference", input: Array(shape[1...]))
        let extents: [Int]
        do { extents = try window.outputExtents(at: place) } catch {
            preconditionFailure("\(error)")
        }
        (batch, channelCount, rowCount, columnCount) = (shape[0], shape[1], shape[2], shape[3])
        (outputRowCount, outputColumnCount) = (extents[0], extents[1])
        self.window = window
    }

    /// Visits the taps of one output position that lie inside the picture, in row-major order:
    /// the tap's index in the kernel, and the pixel's index in its channel.
    func forEachTap(_ row: Int, _ column: Int, _ body: (_ tap: Int, _ pixel: Int) -> Void) {
        for i in 0..<window.kernel[0] {
            let y = row * window.stride[0] - window.padding[0] + i * window.dilation[0]
            guard (0..<rowCount).contains(y) else { continue }
            for j in 0..<window.kernel[1] {
                let x = column * window.stride[1] - window.padding[1] + j * window.dilation[1]
                guard (0..<columnCount).contains(x) else { continue }
                body(i * window.kernel[1] + j, y * columnCount + x)
            }
        }
    }

    /// The pixels of one channel, before the window.
    var channelSize: Int { rowCount * columnCount }

    /// Visits every output position: its place in a channel, as index, row and column.
    func forEachOutput(_ body: (_ index: Int, _ row: Int, _ column: Int) -> Void) {
        for row in 0..<outputRowCount {
            for column in 0..<outputColumnCount {
                body(row * outputColumnCount + column, row, column)
            }
        }
    }

    var outputChannelSize: Int { outputRowCount * outputColumnCount }
}
