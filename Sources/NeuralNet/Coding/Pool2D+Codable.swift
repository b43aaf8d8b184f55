extension MaxPool2D: Codable {
    /// Reads `2`, `[2, 3]` or `{kernel: 3, stride: 2, padding: 1}`; the stride is the
    /// kernel when left out.
    public init(from decoder: any Decoder) throws {
        let window = try PoolSettings(from: decoder, of: "maxPool")
        self.init(kernel: window.kernel, stride: window.stride, padding: window.padding)
    }

    public func encode(to encoder: any Encoder) throws {
        try PoolSettings(kernel: kernel, stride: stride, padding: padding).encode(to: encoder)
    }
}

extension AveragePool2D: Codable {
    /// Reads `2`, `[2, 3]` or `{kernel: 3, stride: 2, padding: 1}`; the stride is the
    /// kernel when left out.
    public init(from decoder: any Decoder) throws {
        let window = try PoolSettings(from: decoder, of: "averagePool")
        self.init(kernel: window.kernel, stride: window.stride, padding: window.padding)
    }

    public func encode(to encoder: any Encoder) throws {
        try PoolSettings(kernel: kernel, stride: stride, padding: padding).encode(to: encoder)
    }
}

/// The form that both poolings share.
private struct PoolSettings {
    var kernel: [Int]
    var stride: [Int]
    var padding: [Int]

    init(kernel: [Int], stride: [Int], padding: [Int]) {
        (self.kernel, self.stride, self.padding) = (kernel, stride, padding)
    }

    init(from decoder: any Decoder, of owner: String) throws {
        if let pair = try? ExtentPair(from: decoder) {
            self.init(kernel: pair.values, stride: pair.values, padding: [0, 0])
            return
        }
        let settings = try Settings(
            from: decoder, of: owner, allowing: ["kernel", "stride", "padding"])
        let kernel: ExtentPair = try settings.required("kernel")
        let stride: ExtentPair? = try settings.optional("stride")
        let padding: ExtentPair? = try settings.optional("padding")
        self.init(
            kernel: kernel.values, stride: stride?.values ?? kernel.values,
            padding: padding?.values ?? [0, 0])
    }

    func encode(to encoder: any Encoder) throws {
        if stride == kernel, padding == [0, 0] {
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
    }
}
