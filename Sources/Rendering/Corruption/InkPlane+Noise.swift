internal import NumeralCore

/// Noise of the sensor: MNIST-C's shot and impulse noise.
extension InkPlane {
    /// How many photons full ink stands for: ImageNet-C's severity 5, as in MNIST-C's static set.
    private static let photonCount = 3.0
    /// The share of the pixels that impulses replace: severity 4.
    private static let impulseShare: Float = 0.17

    /// Each pixel counts a few photons, with Poisson's spread; paper has none.
    func withShotNoise(using generator: inout SplitMix64) -> InkPlane {
        map { value, _, _ in
            Double(generator.nextPoisson(mean: value * Self.photonCount)) / Self.photonCount
        }
    }

    /// Some pixels become paper or full ink, each as often.
    func withImpulseNoise(using generator: inout SplitMix64) -> InkPlane {
        map { value, _, _ in
            let draw = generator.nextUnit()
            return draw < Self.impulseShare / 2 ? 0 : draw < Self.impulseShare ? 1 : value
        }
    }
}
