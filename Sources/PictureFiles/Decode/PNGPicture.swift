/// The pixels of a PNG file, from rows that are inflated only as far as the picture goes.
///
/// Written here, because libpng inflates what follows the last row too (28 ×
/// 28 pixels took 21 s), Leptonica drops the level of grey that shows nothing, and
/// a drawing's way through both took half of its reading.
struct PNGPicture {
    let chunks: PNGChunks
    private var header: PNGHeader { chunks.header }

    init(_ chunks: PNGChunks) {
        self.chunks = chunks
    }

    /// The picture, or `nil` when rows are missing or damaged.
    func raster() -> RasterPicture? {
        let (width, height) = (header.width, header.height)
        if header.color == .rgba, header.depth == 8, !header.isInterlaced {
            return plain(count: width * height, RGBAPixel.self).map {
                .color(width: width, height: height, pixels: $0, hasAlpha: true)
            }
        }
        let size = width * height * header.pixelSize
        let isPlain = header.depth >= 8 && !header.isInterlaced
        guard let bytes = isPlain ? plain(count: size, UInt8.self) : spread(count: size) else {
            return nil
        }
        if header.color == .gray, header.depth == 8, chunks.transparency == nil {
            return .gray(width: width, height: height, pixels: bytes)
        }
        return colored(bytes)
    }

    // MARK: Rows

    /// Bytes from a sample to the one to the left of it, as the filters count.
    private var filterStep: Int { max(1, header.channelCount * header.depth / 8) }

    /// Whole rows of whole bytes, whose filters are undone where they were inflated: a second
    /// buffer of that size cost more in fresh pages of memory than the filters.
    private func plain<Element>(count: Int, _: Element.Type) -> [Element]? {
        let (size, inflatedSize) = (header.rowSize(width: header.width), header.inflatedSize)
        let stride = MemoryLayout<Element>.stride
        var isWhole = false
        let elements = [Element](
            unsafeUninitializedCapacity: (inflatedSize + stride - 1) / stride
        ) { elements, initializedCount in
            let memory = UnsafeMutableRawBufferPointer(
                rebasing: UnsafeMutableRawBufferPointer(elements)[..<inflatedSize])
            isWhole = Inflation.inflate(chunks.deflated, into: memory)
            memory.withMemoryRebound(to: UInt8.self) { bytes in
                guard isWhole, let base = bytes.baseAddress else { return }
                for row in 0..<header.height {
                    // Each row moves down over the filters' bytes before it, never up.
                    let (coded, target) = (base + row * (size + 1), base + row * size)
                    let isKnown = PNGFilter.undo(
                        coded[0], coded + 1, above: row == 0 ? nil : target - size, into: target,
                        size: size, step: filterStep)
                    guard isKnown else {
                        isWhole = false
                        return
                    }
                }
            }
            initializedCount = isWhole ? count : 0
        }
        return isWhole ? elements : nil
    }

    /// Every sample on bytes of its own, row after row, from passes or from samples of few bits.
    private func spread(count: Int) -> [UInt8]? {
        var inflated = [UInt8](repeating: 0, count: header.inflatedSize)
        guard inflated.withUnsafeMutableBytes({ Inflation.inflate(chunks.deflated, into: $0) })
        else { return nil }
        var target = [UInt8](repeating: 0, count: count)
        let isWhole = inflated.withUnsafeBufferPointer { inflated in
            target.withUnsafeMutableBufferPointer { target in
                guard let coded = inflated.baseAddress, let base = target.baseAddress else {
                    return false
                }
                var offset = 0
                return header.passes.allSatisfy { pass in
                    let isKnown = spread(pass, coded + offset, to: base)
                    let (width, height) = header.extents(of: pass)
                    offset += height * (1 + header.rowSize(width: width))
                    return isKnown
                }
            }
        }
        return isWhole ? target : nil
    }

    private func spread(
        _ pass: PNGHeader.Pass, _ coded: UnsafePointer<UInt8>,
        to target: UnsafeMutablePointer<UInt8>
    ) -> Bool {
        let (width, height) = header.extents(of: pass)
        let size = header.rowSize(width: width)
        // Two rows in turn: this one and the one above.
        var lines = [UInt8](repeating: 0, count: 2 * size)
        return lines.withUnsafeMutableBufferPointer { lines in
            guard let base = lines.baseAddress else { return false }
            for row in 0..<height {
                let (line, above) = (base + row % 2 * size, base + (row + 1) % 2 * size)
                let place = coded + row * (size + 1)
                guard
                    PNGFilter.undo(
                        place[0], place + 1, above: row == 0 ? nil : above, into: line,
                        size: size, step: filterStep)
                else { return false }
                let first = (pass.top + row * pass.rowStep) * header.width + pass.left
                spread(
                    line, count: width, to: target + first * header.pixelSize,
                    columnStep: pass.columnStep)
            }
            return true
        }
    }

    /// Puts a pass's row where its pixels belong, and samples of few bits on bytes.
    private func spread(
        _ line: UnsafeMutablePointer<UInt8>, count: Int, to target: UnsafeMutablePointer<UInt8>,
        columnStep: Int
    ) {
        let (depth, pixelSize) = (header.depth, header.pixelSize)
        if depth >= 8 {
            for column in 0..<count {
                (target + column * columnStep * pixelSize).update(
                    from: line + column * pixelSize, count: pixelSize)
            }
            return
        }
        let (perByte, mask) = (8 / depth, UInt8(1) << depth - 1)
        for column in 0..<count {
            let shift = 8 - depth * (column % perByte + 1)
            target[column * columnStep] = line[column / perByte] >> shift & mask
        }
    }

    // MARK: Colours

    /// Samples to light or colour.
    private func colored(_ bytes: [UInt8]) -> RasterPicture {
        switch header.color {
        case .palette: indexed(bytes)
        case .gray: gray(bytes)
        case .grayAlpha:
            color(bytes, hasAlpha: true) { pixel, step in
                RGBAPixel(red: pixel[0], green: pixel[0], blue: pixel[0], alpha: pixel[step])
            }
        case .rgba:
            color(bytes, hasAlpha: true) { pixel, step in
                RGBAPixel(
                    red: pixel[0], green: pixel[step], blue: pixel[2 * step],
                    alpha: pixel[3 * step])
            }
        case .rgb:
            rgb(bytes)
        }
    }

    /// Pixels from samples of 8 or 16 bits, of which the upper 8 count.
    private func color(
        _ bytes: [UInt8], hasAlpha: Bool,
        _ pixel: (_ samples: UnsafePointer<UInt8>, _ step: Int) -> RGBAPixel
    ) -> RasterPicture {
        let (count, pixelSize, step) = (
            header.width * header.height, header.pixelSize, header.depth / 8
        )
        let pixels = [RGBAPixel](unsafeUninitializedCapacity: count) { pixels, initialized in
            bytes.withUnsafeBufferPointer { bytes in
                for index in 0..<count {
                    pixels[index] = pixel(bytes.baseAddress! + index * pixelSize, step)
                }
            }
            initialized = count
        }
        return .color(
            width: header.width, height: header.height, pixels: pixels, hasAlpha: hasAlpha)
    }

    private func rgb(_ bytes: [UInt8]) -> RasterPicture {
        let nothing = transparentSamples
        guard !nothing.isEmpty else {
            return color(bytes, hasAlpha: false) { pixel, step in
                RGBAPixel(red: pixel[0], green: pixel[step], blue: pixel[2 * step], alpha: 255)
            }
        }
        return color(bytes, hasAlpha: true) { pixel, step in
            let isNothing = nothing.indices.allSatisfy { pixel[$0] == nothing[$0] }
            return RGBAPixel(
                red: pixel[0], green: pixel[step], blue: pixel[2 * step],
                alpha: isNothing ? 0 : 255)
        }
    }

    /// Grey samples spread over 0...255, and the level that shows nothing, if any pixel has it.
    private func gray(_ bytes: [UInt8]) -> RasterPicture {
        let (count, size, nothing) = (
            header.width * header.height, header.pixelSize, transparentSamples
        )
        // 1, 2 and 4 bits: 255, 85 and 17.
        let factor = header.depth < 8 ? 255 / (UInt8(1) << header.depth - 1) : 1
        var pixels = [UInt8](repeating: 0, count: count)
        var isNothing: [Bool] = []
        for index in 0..<count { pixels[index] = bytes[index * size] &* factor }
        if !nothing.isEmpty {
            isNothing = (0..<count).map { index in
                bytes[index * size] == nothing[0]
                    && (size == 1 || bytes[index * size + 1] == nothing[1])
            }
        }
        guard isNothing.contains(true) else {
            return .gray(width: header.width, height: header.height, pixels: pixels)
        }
        let colored = zip(pixels, isNothing).map { light, isNothing in
            RGBAPixel(red: light, green: light, blue: light, alpha: isNothing ? 0 : 255)
        }
        return .color(width: header.width, height: header.height, pixels: colored, hasAlpha: true)
    }

    /// The tRNS chunk's one colour as it stands in a pixel's bytes; empty when there is none.
    private var transparentSamples: [UInt8] {
        guard let field = chunks.transparency.map(Array.init),
            field.count >= 2 * header.channelCount
        else { return [] }
        // Two bytes a channel, of which a small sample takes the lower one, cut to its bits.
        let samples = field.prefix(2 * header.channelCount)
        if header.depth == 16 { return Array(samples) }
        let mask = UInt8(truncatingIfNeeded: 1 << header.depth - 1)
        return samples.indices.filter { $0 % 2 == 1 }.map { samples[$0] & mask }
    }

    private func indexed(_ indices: [UInt8]) -> RasterPicture {
        let entries = Array(chunks.palette ?? [])
        let alphas = Array(chunks.transparency ?? [])
        // A damaged file may point past its palette: such pixels show nothing.
        var palette = Array(
            repeating: RGBAPixel(red: 0, green: 0, blue: 0, alpha: 0), count: 256)
        for index in 0..<min(256, entries.count / 3) {
            palette[index] = RGBAPixel(
                red: entries[3 * index], green: entries[3 * index + 1],
                blue: entries[3 * index + 2], alpha: index < alphas.count ? alphas[index] : 255)
        }
        return .color(
            width: header.width, height: header.height,
            pixels: indices.map { palette[Int($0)] }, hasAlpha: true)
    }
}
