internal import NeuralNet

/// Kernels of a convolution as our layer has them: of all channels, the same padding all around.
extension ONNXNodeProto {
    /// The kernels of all channels, with zeros for those of other groups.
    func grouped(
        _ weight: ConstantTensor.Floats, channelCount: Int
    ) throws(ONNXImportError) -> ConstantTensor.Floats {
        let groupCount = try int("group", default: 1)
        guard groupCount > 0, weight.shape[0] % groupCount == 0,
            weight.shape[1] <= channelCount, weight.shape[1] * groupCount == channelCount
        else {
            throw refusal(
                "kernels of \(weight.shape) in \(groupCount) groups do not fit \(channelCount) "
                    + "channels")
        }
        return try ungrouped(weight, groupCount: groupCount)
    }

    func ungrouped(
        _ weight: ConstantTensor.Floats, groupCount: Int
    ) throws(ONNXImportError) -> ConstantTensor.Floats {
        guard groupCount > 1 else { return weight }
        let (filters, inputs) = (weight.shape[0], weight.shape[1])
        let size = weight.shape[2] * weight.shape[3]
        let shape = [filters, inputs * groupCount] + weight.shape[2...]
        var full = try empty(shape)
        for filter in 0..<filters {
            let group = filter / (filters / groupCount)
            for input in 0..<inputs {
                let from = (filter * inputs + input) * size
                let to = (filter * inputs * groupCount + group * inputs + input) * size
                for tap in 0..<size { full.values[to + tap] = weight.values[from + tap] }
            }
        }
        return full
    }

    /// The kernels with taps of 0 on the side that is padded less: both can be padded alike then.
    func widened(
        _ weight: ConstantTensor.Floats, by window: ImportedWindow
    ) throws(ONNXImportError) -> ConstantTensor.Floats {
        let missing = try window.missingTaps(self)
        guard missing != [0, 0] else { return weight }
        let (rows, columns) = (weight.shape[2], weight.shape[3])
        let shape =
            Array(weight.shape[..<2]) + [rows + abs(missing[0]), columns + abs(missing[1])]
        var full = try empty(shape)
        for kernel in 0..<weight.shape[0] * weight.shape[1] {
            for row in 0..<rows {
                for column in 0..<columns {
                    let (y, x) = (row + max(0, missing[0]), column + max(0, missing[1]))
                    full.values[(kernel * shape[2] + y) * shape[3] + x] =
                        weight.values[(kernel * rows + row) * columns + column]
                }
            }
        }
        return full
    }

    /// Zeros, if there are not more than a network may have.
    private func empty(_ shape: [Int]) throws(ONNXImportError) -> ConstantTensor.Floats {
        guard let count = Extents.count(of: shape), count <= NetworkLimits.parameterCountMax else {
            throw refusal("its kernels need \(shape) weights, more than a network may have")
        }
        return .init(shape: shape, values: [Float](repeating: 0, count: count))
    }
}
