internal import Settings

/// `[row, column]`, written as one number when both are the same.
struct ExtentPair: Codable {
    let values: [Int]

    init(_ values: [Int]) { self.values = values }

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let both = try? container.decode(Int.self) {
            values = [both, both]
        } else if let pair = try? container.decode([Int].self), pair.count == 2 {
            values = pair
        } else {
            throw DecodingError.refusal(
                decoder.codingPath, "this is no extent: use one whole number or [row, column]")
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if values.count == 2, values[0] == values[1] {
            try container.encode(values[0])
        } else {
            try container.encode(values)
        }
    }
}
