/// How large a plan may be.
public enum PlanLimits {
    /// Samples a batch.
    public static let batchCountMax = 8192
    /// OpenMP threads of one plan.
    public static let threadCountMax = 256
    /// The idle working memories that an ``InferencePlan`` keeps for later callers.
    public static let idleLaneCountMax = 64

    static func check(batchCount: Int, threadCount: Int) throws(PlanError) {
        guard (1...batchCountMax).contains(batchCount) else {
            throw .invalidSetting(
                name: "batchCount", value: "\(batchCount)", allowed: "1 to \(batchCountMax)")
        }
        guard (1...threadCountMax).contains(threadCount) else {
            throw .invalidSetting(
                name: "threadCount", value: "\(threadCount)", allowed: "1 to \(threadCountMax)")
        }
    }
}
