/// A node's settings with ONNX's defaults, and what to say when they do not fit.
extension ONNXNodeProto {
    /// Larger numbers occur in no network; smaller ones cannot overflow where two are added.
    private static let integerMax = Int64(Int32.max)

    var place: ONNXImportError.Place {
        ONNXImportError.Place(
            operation: isStandard ? opType : "\(domain).\(opType)",
            node: name.isEmpty ? output.first ?? "" : name)
    }

    /// Whether the operator is one of ONNX itself.
    var isStandard: Bool { domain.isEmpty || domain == "ai.onnx" }

    func refusal(_ reason: String) -> ONNXImportError { .unsupported(place, reason: reason) }

    private func setting(_ name: String) -> ONNXAttributeProto? {
        attribute.first { $0.name == name }
    }

    func int(_ name: String, default value: Int) throws(ONNXImportError) -> Int {
        guard let setting = setting(name) else { return value }
        return try checked(setting.i, name)
    }

    /// `nil` where the node does not have it.
    func ints(_ name: String) throws(ONNXImportError) -> [Int]? {
        guard let setting = setting(name) else { return nil }
        var values: [Int] = []
        for value in setting.ints { values.append(try checked(value, name)) }
        return values
    }

    func float(_ name: String, default value: Float) -> Float {
        setting(name)?.f ?? value
    }

    func string(_ name: String, default value: String) -> String {
        setting(name).map { String(decoding: $0.s, as: UTF8.self) } ?? value
    }

    /// Empty where the node does not have it.
    func floats(_ name: String) -> [Float] { setting(name)?.floats ?? [] }

    /// Empty where the node does not have it.
    func strings(_ name: String) -> [String] {
        setting(name)?.strings.map { String(decoding: $0, as: UTF8.self) } ?? []
    }

    func tensor(_ name: String) -> ONNXTensorProto? { setting(name)?.t }

    func has(_ name: String) -> Bool { setting(name) != nil }

    private func checked(_ value: Int64, _ name: String) throws(ONNXImportError) -> Int {
        guard abs(value.clamped) <= Self.integerMax else {
            throw refusal("\(name) is \(value): use a smaller number")
        }
        return Int(value)
    }

    /// Refuses a setting that has any other value.
    func require(_ name: String, _ value: Int, default standard: Int) throws(ONNXImportError) {
        let found = try int(name, default: standard)
        guard found == value else {
            throw refusal("\(name) is \(found), and only \(value) is known")
        }
    }
}

extension Int64 {
    /// The number whose opposite exists too.
    fileprivate var clamped: Int64 { Swift.max(self, -Int64.max) }
}
