public import NumeralCore

/// Ink that hangs together.
public struct Component: Hashable, Sendable {
    /// The smallest box around it, in the picture's pixels.
    public let box: Box
    /// How many pixels of the picture hold it.
    public let area: Int
    /// The sum of its ink, where a pixel of full ink counts 1.
    public let mass: Double

    public init(box: Box, area: Int, mass: Double) {
        self.box = box
        self.area = area
        self.mass = mass
    }
}
