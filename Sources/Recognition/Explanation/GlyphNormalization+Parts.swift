internal import Imaging

extension GlyphNormalization {
    /// Less than this share of the heaviest part's ink is a dot or a gap in a stroke, no shape.
    private static let partShareMin = 0.05

    /// How many separate shapes the ink has.
    func partCount(_ ink: InkMap) -> Int {
        let masses = components(of: ink).map(\.mass)
        let heaviest = masses.max() ?? 0
        return masses.count { $0 >= Self.partShareMin * heaviest }
    }
}
