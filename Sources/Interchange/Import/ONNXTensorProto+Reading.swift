internal import Foundation

extension ONNXTensorProto {
    /// The tensor, checked: there are as many scalars as the shape says, wherever they stand.
    func constant() throws(ONNXImportError) -> ConstantTensor {
        func refusal(_ reason: String) -> ONNXImportError { .tensor(name: name, reason: reason) }
        guard dataLocation != .external else {
            throw refusal("its numbers are in another file, and only these bytes were given")
        }
        let shape = dims.map { Int($0) }
        guard let count = Extents.count(of: shape) else {
            throw refusal("\(shape) is not a shape")
        }
        guard let type = DataType(rawValue: Int(dataType)), let scalars = scalars(type) else {
            throw refusal("its type \(dataType) is none of float, double, float16, int32 and int64")
        }
        let tensor = ConstantTensor(shape: shape, scalars: scalars)
        guard tensor.count == count else {
            throw refusal("\(tensor.count) numbers do not fill \(shape)")
        }
        return tensor
    }

    /// The numbers from the raw bytes, or from the field of their type; `nil` for another type.
    private func scalars(_ type: DataType) -> ConstantTensor.Scalars? {
        switch type {
        case .float:
            .floats(
                hasRawData
                    ? raw(UInt32.self).map { Float(bitPattern: $0) } : floatData)
        case .double:
            .floats(
                (hasRawData ? raw(UInt64.self).map { Double(bitPattern: $0) } : doubleData)
                    .map { Float($0) })
        case .float16:
            .floats(
                (hasRawData ? raw(UInt16.self) : int32Data.map { UInt16(truncatingIfNeeded: $0) })
                    .map(Self.float))
        case .int32:
            .integers((hasRawData ? raw(Int32.self) : int32Data).map { Int($0) })
        case .int64:
            .integers((hasRawData ? raw(Int64.self) : int64Data).map { Int($0) })
        case .undefined, .uint8, .string, .bool: nil
        }
    }

    /// Little-endian scalars; bytes at the end that fill none are left out.
    private func raw<Scalar: FixedWidthInteger>(_ type: Scalar.Type) -> [Scalar] {
        rawData.withUnsafeBytes { bytes in
            (0..<bytes.count / MemoryLayout<Scalar>.size).map { index in
                Scalar(
                    littleEndian: bytes.loadUnaligned(
                        fromByteOffset: index * MemoryLayout<Scalar>.size, as: Scalar.self))
            }
        }
    }

    /// The value of IEEE 754's binary16: a sign, 5 bits of exponent, 10 of fraction.
    ///
    /// By hand because Swift's `Float16` is not there on every machine.
    private static func float(ofHalf bits: UInt16) -> Float {
        let sign = UInt32(bits & 0x8000) << 16
        let (exponent, fraction) = (Int(bits >> 10 & 0x1F), UInt32(bits & 0x3FF))
        switch exponent {
        case 0:
            // Subnormal: fraction · 2⁻²⁴.
            let value = Float(fraction) * 0x1p-24
            return sign == 0 ? value : -value
        case 0x1F: return Float(bitPattern: sign | 0x7F80_0000 | fraction << 13)
        default: return Float(bitPattern: sign | UInt32(exponent + 112) << 23 | fraction << 13)
        }
    }
}
