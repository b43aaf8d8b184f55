/// How a set whose classes are of unequal size is made more equal.
public struct Resampling: Hashable, Sendable {
    /// What is done to a class.
    public enum Method: String, CaseIterable, Sendable {
        /// Samples are left out, drawn without repetition.
        case under
        /// Samples are repeated, drawn with repetition.
        case over
        /// Samples are made between two of the class that are near each other.
        ///
        /// Chawla, Bowyer, Hall and Kegelmeyer, "SMOTE: Synthetic Minority Over-sampling
        /// Technique", 2002, <https://doi.org/10.1613/jair.953>.
        case smote
    }

    /// How many samples of a class there are afterwards. A class without samples stays so, unless
    /// it is given a count, which is refused.
    public enum Target: Hashable, Sendable {
        /// As many as of the largest class; under-sampled, of the smallest.
        case even
        /// At least this share of the largest class; under-sampled, so many that the smallest is at
        /// least this share of each. Above 0, at most 1, which is the same as ``even``.
        case ratio(Double)
        /// By class; `nil` leaves one as it is.
        case counts([Int?])
    }

    /// As many neighbours as Chawla and others took.
    public static let usualNeighborCount = 5
    /// More neighbours than this are no neighbourhood.
    public static let neighborCountMax = 100
    /// The most samples of a class: sixteen times MNIST's 60,000.
    public static let classCountMax = 1_000_000

    public var method: Method
    public var target: Target
    /// Of SMOTE: how many of a sample's nearest of the same class one of which is drawn.
    public var neighborCount: Int

    public init(
        _ method: Method, to target: Target = .even,
        neighborCount: Int = Resampling.usualNeighborCount
    ) {
        (self.method, self.target, self.neighborCount) = (method, target, neighborCount)
    }

    /// How many samples of each class there are afterwards.
    ///
    /// - Parameter counts: how many there are, by class.
    /// - Precondition: there is no ``complaint(counts:names:)``.
    public func counts(after counts: [Int]) -> [Int] {
        let present = counts.filter { $0 > 0 }
        guard let most = present.max(), let least = present.min() else { return counts }
        return counts.enumerated().map { label, count in
            guard count > 0 else { return 0 }
            switch (target, method) {
            case (.counts(let wanted), _): return wanted[label] ?? count
            case (.even, .under): return least
            case (.even, _): return most
            // Rounded so that the ratio is kept: down what is left, up what is made.
            case (.ratio(let ratio), .under):
                // Cut to the count first: of a tiny ratio the quotient is more than any `Int`.
                let kept = min(Double(count), (Double(least) / ratio).rounded(.down))
                return max(1, Int(kept))
            case (.ratio(let ratio), _):
                return max(count, Int((Double(most) * ratio).rounded(.up)))
            }
        }
    }

    /// What is wrong with the settings, or with them for these classes, or `nil`.
    ///
    /// - Parameters:
    ///   - counts: how many samples there are, by class.
    ///   - names: what each class is called.
    public func complaint(counts: [Int], names: [String]) -> String? {
        if let complaint = settingComplaint(classCount: counts.count) { return complaint }
        let wanted = self.counts(after: counts)
        for (label, (count, after)) in zip(counts, wanted).enumerated() {
            if let complaint = complaint(names[label], count, after) { return complaint }
        }
        if case .counts(let given) = target {
            for (label, count) in counts.enumerated() where count == 0 {
                if let wanted = given[label], wanted > 0 {
                    return "class \(names[label]) has no sample: there is nothing to make "
                        + "\(wanted) of"
                }
            }
        }
        return nil
    }

    private func settingComplaint(classCount: Int) -> String? {
        guard 1...Self.neighborCountMax ~= neighborCount else {
            return "neighbors is \(neighborCount): it must be from 1 to \(Self.neighborCountMax)"
        }
        switch target {
        case .even: return nil
        case .ratio(let ratio):
            return ratio > 0 && ratio <= 1
                ? nil : "the ratio is \(ratio): it must be above 0 and at most 1"
        case .counts(let counts):
            if counts.count != classCount {
                return "\(counts.count) counts for \(classCount) classes: give one each"
            }
            let most = Self.classCountMax
            return counts.allSatisfy { 0...most ~= $0 ?? 0 }
                ? nil : "a count must be from 0 to \(most)"
        }
    }

    /// What is wrong with taking one class from a count to another.
    private func complaint(_ name: String, _ count: Int, _ after: Int) -> String? {
        switch method {
        case .under where after > count:
            return "class \(name) has \(count) samples: under-sampling cannot leave \(after); "
                + "over-sample it"
        case .over where after < count, .smote where after < count:
            return "class \(name) has \(count) samples: over-sampling cannot leave \(after); "
                + "under-sample it"
        case .smote where after > count && count <= neighborCount:
            return "class \(name) has \(count) samples: SMOTE with \(neighborCount) neighbours "
                + "needs \(neighborCount + 1); ask for fewer neighbours, or repeat samples by over"
        default: return nil
        }
    }
}
