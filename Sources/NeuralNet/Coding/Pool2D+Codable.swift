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
private struct PoolSettings {
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
        let settings = try StrictMapping(
            decoder, of: owner, keys: ["kernel", "stride", "padding", "endPadding"])
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
