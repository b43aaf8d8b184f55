/// A multiplication and then an addition, each with a number of its own for every channel.
struct ChannelAffine {
    var scales: [Double]
    var shifts: [Double]

    /// Does nothing.
    init(channelCount: Int) {
        scales = [Double](repeating: 1, count: channelCount)
        shifts = [Double](repeating: 0, count: channelCount)
    }

    mutating func add(_ values: [Float]) {
        for index in shifts.indices { shifts[index] += Double(values[index]) }
    }

    mutating func multiply(by values: [Float]) {
        for index in scales.indices {
            scales[index] *= Double(values[index])
            shifts[index] *= Double(values[index])
        }
    }

    mutating func divide(by values: [Float]) {
        for index in scales.indices {
            scales[index] /= Double(values[index])
            shifts[index] /= Double(values[index])
        }
    }
}
