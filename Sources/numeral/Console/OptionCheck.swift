import ArgumentParser

/// Checks of options that several commands have, said in one way.
enum OptionCheck {
    /// The most threads where no recipe says how many: each holds a model's scratch memory.
    static let threadCountMax = 256

    /// Refuses a value out of its range; an option that is not given passes.
    static func range<Value: Comparable>(
        _ value: Value?, _ option: String, _ range: ClosedRange<Value>
    ) throws {
        guard let value, !range.contains(value) else { return }
        throw ValidationError(
            "--\(option): \(value) is out of range: give from \(range.lowerBound) to "
                + "\(range.upperBound)")
    }

    /// Refuses a limit on glyphs that leaves none.
    static func limit(_ limit: Int?) throws {
        guard let limit, limit < 1 else { return }
        throw ValidationError("--limit: \(limit) is out of range: give 1 or more")
    }
}
