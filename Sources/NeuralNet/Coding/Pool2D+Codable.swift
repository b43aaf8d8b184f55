internal import Settings

extension MaxPool2D: Codable {
    /// Reads `2`, `[2, 3]` or `{kernel: 3, stride: 2, padding: 1}`; the stride is the
    /// kernel when left out, `endPadding` the padding.
    public init(from decoder: any Decoder) throws {
        let window = try PoolSettings(from: decoder, of: "maxPool")
        self.init(
            kernel: window.kernel, stride: window.stride, padding: window.padding,
            endPadding: window.endPadding)
    }

    public func encode(to encoder: any Encoder) throws {
        try PoolSettings(
            kernel: kernel, stride: stride, padding: padding, endPadding: endPadding
        ).encode(to: encoder)
    }
}

extension AveragePool2D: Codable {
    /// Reads `2`, `[2, 3]` or `{kernel: 3, stride: 2, padding: 1}`; the stride is the
    /// kernel when left out, `endPadding` the padding.
    public init(from decoder: any Decoder) throws {
        let window = try PoolSettings(from: decoder, of: "averagePool")
        self.init(
            kernel: window.kernel, stride: window.stride, padding: window.padding,
            endPadding: window.endPadding)
    }

    public func encode(to encoder: any Encoder) throws {
        try PoolSettings(
            kernel: kernel, stride: stride, padding: padding, endPadding: endPadding
        ).encode(to: encoder)
    }
}

/// The form that both poolings share.
struct PoolSettings {
    /// - Parameter owner: the layer's name.
    static func settings(of owner: String) -> SettingGroup {
        SettingGroup(
            owner,
            [
                .extent(
                    "kernel", nil, Window.extents, "rows and columns of a window", example: "3"),
                .extent(
                    "stride", nil, Window.extents, "pixels from one window to the next",
                    example: "2", absence: "the kernel"),
                .extent(
                    "padding", 0, Window.paddings,
                    "pixels on every side; at most half the kernel", example: "1"),
                .extent(
                    "endPadding", nil, Window.paddings,
                    "pixels after the last row and column; below the kernel", example: "1",
                    absence: "the padding"),
            ])
    }

    var kernel: [Int]
    var stride: [Int]
    var padding: [Int]
    var endPadding: [Int]?

    init(kernel: [Int], stride: [Int], padding: [Int], endPadding: [Int]?) {
        (self.kernel, self.stride) = (kernel, stride)
        (self.padding, self.endPadding) = (padding, endPadding)
    }

    init(from decoder: any Decoder, of owner: String) throws {
        if let pair = try? ExtentPair(from: decoder) {
            self.init(
                kernel: pair.values, stride: pair.values, padding: [0, 0], endPadding: nil)
            return
        }
        let settings = try StrictMapping(decoder, Self.settings(of: owner))
        let kernel: ExtentPair = try settings.value("kernel")
        let stride: ExtentPair? = try settings.optional("stride")
        let padding: ExtentPair? = try settings.optional("padding")
        let endPadding: ExtentPair? = try settings.optional("endPadding")
        self.init(
            kernel: kernel.values, stride: stride?.values ?? kernel.values,
            padding: padding?.values ?? [0, 0], endPadding: endPadding?.values)
    }

    func encode(to encoder: any Encoder) throws {
        if stride == kernel, padding == [0, 0], endPadding == nil {
            return try ExtentPair(kernel).encode(to: encoder)
        }
        var container = encoder.container(keyedBy: SettingKey.self)
        try container.encode(ExtentPair(kernel), forKey: SettingKey("kernel"))
        if stride != kernel {
            try container.encode(ExtentPair(stride), forKey: SettingKey("stride"))
        }
        if padding != [0, 0] {
            try container.encode(ExtentPair(padding), forKey: SettingKey("padding"))
        }
        if let endPadding {
            try container.encode(ExtentPair(endPadding), forKey: SettingKey("endPadding"))
        }
    }
}
