package import CLeptonica

/// The only owner of one of Leptonica's pictures; frees it at the end of its life.
package struct LeptonicaPicture: ~Copyable {
    /// Never null; freed by `deinit` and by nothing else.
    package let handle: UnsafeMutablePointer<Pix>

    /// Leptonica reports on stderr unless it is told not to; it is told once, before its first use.
    ///
    /// What libjpeg says about damaged files still gets there: Leptonica leaves no handle on it.
    private static let silence: Void = {
        _ = setMsgSeverity(Int32(L_SEVERITY_NONE))
        leptSetStderrHandler { _ in }
    }()

    /// Takes over a picture that a Leptonica function made, or `nil` when it made none.
    package init?(owning handle: UnsafeMutablePointer<Pix>?) {
        guard let handle else { return nil }
        self.handle = handle
    }

    /// Decodes a file in memory.
    init?(decoding bytes: [UInt8]) {
        Self.silence
        self.init(owning: bytes.withUnsafeBufferPointer { pixReadMem($0.baseAddress, $0.count) })
    }

    deinit {
        var doomed: UnsafeMutablePointer<Pix>? = handle
        pixDestroy(&doomed)
    }

    /// The extents that a file's header claims, or `nil` when it cannot be read.
    static func claimedExtents(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
        silence
        var (width, height): (Int32, Int32) = (0, 0)
        let status = bytes.withUnsafeBufferPointer {
            pixReadHeaderMem($0.baseAddress, $0.count, nil, &width, &height, nil, nil, nil)
        }
        guard status == 0 else { return nil }
        return (Int(width), Int(height))
    }

    var width: Int { Int(pixGetWidth(handle)) }
    var height: Int { Int(pixGetHeight(handle)) }
    /// Bits a pixel: 1, 2, 4, 8, 16 or 32.
    var depth: Int { Int(pixGetDepth(handle)) }
    /// Whether 32-bit pixels carry alpha in their lowest byte.
    var hasAlpha: Bool { pixGetSpp(handle) == 4 }

    /// The packed pixels: rows of `wordsPerRow` 32-bit words, the first pixel in the highest bits.
    var words: UnsafeMutablePointer<UInt32>? { pixGetData(handle) }
    var wordsPerRow: Int { Int(pixGetWpl(handle)) }

    /// The colours that pixels of up to 8 bits index, or `nil` when they are grey.
    var palette: [RGBAPixel]? {
        guard let map = pixGetColormap(handle) else { return nil }
        return (0..<pixcmapGetCount(map)).map { index in
            var (red, green, blue, alpha): (Int32, Int32, Int32, Int32) = (0, 0, 0, 255)
            pixcmapGetRGBA(map, index, &red, &green, &blue, &alpha)
            return RGBAPixel(
                red: UInt8(clamping: red), green: UInt8(clamping: green),
                blue: UInt8(clamping: blue), alpha: UInt8(clamping: alpha))
        }
    }
}
