/// How large a plan may be.
public enum PlanLimits {
    /// Samples a batch.
    public static let batchCountMax = 8192
    /// OpenMP threads of one plan.
    public static let threadCountMax = 256
    /// The idle working memories that an ``InferencePlan`` keeps for later callers.
    public static let idleLaneCountMax = 64
    /// The scalars of a whole batch's input, of every layer's output and of what recurrent layers
    /// keep of all steps, together: 2 GiB, and as much again for gradients in training.
    public static let activationCountMax = 1 << 29

    /// - Parameter shapes: of one sample after each layer.
    static func check(
        _ network: Network, batchCount: Int, threadCount: Int, shapes: [[Int]]
    ) throws(PlanError) {
        guard (1...batchCountMax).contains(batchCount) else {
            throw .invalidSetting(
                name: "batchCount", value: "\(batchCount)", allowed: "1 to \(batchCountMax)")
        }
        guard (1...threadCountMax).contains(threadCount) else {
            throw .invalidSetting(
                name: "threadCount", value: "\(threadCount)", allowed: "1 to \(threadCountMax)")
        }
        // Within the network's own limits no sum or product here leaves 64 bits.
        let inputs = [network.input] + shapes
        let sampleCount =
            inputs.reduce(0) { $0 + $1.reduce(1, *) }
            + zip(network.layers, inputs).reduce(0) { $0 + $1.0.stateCount(input: $1.1) }
        guard batchCount * sampleCount <= activationCountMax else {
            throw .invalidSetting(
                name: "batchCount", value: "\(batchCount)",
                allowed: "at most \(activationCountMax / sampleCount) with this network")
        }
    }
}
