internal import Foundation

/// Tensors as they are written: raw little-endian bytes, whatever the machine.
extension ONNXTensorProto {
    /// - Precondition: there are as many scalars as the shape says.
    init(_ name: String, shape: [Int], floats: [Float]) {
        precondition(floats.count == shape.reduce(1, *))
        self.init(name, shape, .float, Self.bytes(floats.map { $0.bitPattern.littleEndian }))
    }

    /// - Precondition: there are as many scalars as the shape says.
    init(_ name: String, shape: [Int], doubles: [Double]) {
        precondition(doubles.count == shape.reduce(1, *))
        self.init(name, shape, .double, Self.bytes(doubles.map { $0.bitPattern.littleEndian }))
    }

    /// - Precondition: there are as many scalars as the shape says.
    init(_ name: String, shape: [Int], integers: [Int]) {
        precondition(integers.count == shape.reduce(1, *))
        self.init(name, shape, .int64, Self.bytes(integers.map { Int64($0).littleEndian }))
    }

    /// - Precondition: there are as many bytes as the shape says.
    init(_ name: String, shape: [Int], bytes: [UInt8]) {
        precondition(bytes.count == shape.reduce(1, *))
        self.init(name, shape, .uint8, Data(bytes))
    }

    private init(_ name: String, _ shape: [Int], _ type: DataType, _ bytes: Data) {
        self.init()
        self.name = name
        dims = shape.map(Int64.init)
        dataType = Int32(type.rawValue)
        rawData = bytes
    }

    private static func bytes<Scalar: FixedWidthInteger>(_ scalars: [Scalar]) -> Data {
        scalars.withUnsafeBytes { Data($0) }
    }
}
