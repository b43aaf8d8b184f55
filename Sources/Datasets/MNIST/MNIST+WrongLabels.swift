extension MNIST {
    /// The training digits, by index from 0, whose label is plainly wrong.
    ///
    /// A reader that was trained on them, wrong labels and all, gave another digit to 63 with more
    /// than 0.9. Each of these was looked at; those of which nobody would say what the label says
    /// are here. What can be read either way is not here, and no test digit is.
    ///
    /// - SeeAlso: Northcutt, Athalye and Mueller, "Pervasive Label Errors in Test Sets Destabilize
    ///   Machine Learning Benchmarks", 2021, <https://arxiv.org/abs/2103.14749>.
    public static let wrongTrainingLabels: [Int] = [
        7080, 10994, 16678, 18190, 26560, 26622, 26842, 30049, 35310, 35616, 36446,
        39311, 40144, 43454, 49960, 51248, 53396, 54264, 56596, 59915,
    ]
}

extension LabeledGlyphs {
    /// The hash of MNIST's published training digits.
    private static let mnistHash =
        "34665f634b3d535337600cdc735f1bb59551c9e008db20bfe42e7aac3aabc3cd"

    /// The set without the digits that are known to be labelled wrongly; any but MNIST's published
    /// training digits stays as it is.
    public var withoutWrongLabels: LabeledGlyphs {
        guard contentHash == Self.mnistHash else { return self }
        let wrong = Set(MNIST.wrongTrainingLabels)
        return select((0..<count).filter { !wrong.contains($0) })
    }
}
