internal import Foundation

/// The settings of an operator, as they are written.
extension ONNXAttributeProto {
    static func int(_ name: String, _ value: Int) -> Self {
        with(name, .int) { $0.i = Int64(value) }
    }

    static func ints(_ name: String, _ values: [Int]) -> Self {
        with(name, .ints) { $0.ints = values.map(Int64.init) }
    }

    static func float(_ name: String, _ value: Float) -> Self {
        with(name, .float) { $0.f = value }
    }

    static func floats(_ name: String, _ values: [Float]) -> Self {
        with(name, .floats) { $0.floats = values }
    }

    static func string(_ name: String, _ value: String) -> Self {
        with(name, .string) { $0.s = Data(value.utf8) }
    }

    static func strings(_ name: String, _ values: [String]) -> Self {
        with(name, .strings) { $0.strings = values.map { Data($0.utf8) } }
    }

    static func graph(_ name: String, _ value: ONNXGraphProto) -> Self {
        with(name, .graph) { $0.g = value }
    }

    private static func with(
        _ name: String, _ type: AttributeType, _ set: (inout Self) -> Void
    ) -> Self {
        var attribute = Self()
        attribute.name = name
        attribute.type = type
        set(&attribute)
        return attribute
    }
}
