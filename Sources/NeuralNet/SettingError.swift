/// A number of an optimizer, a schedule or a loss that is out of range.
public struct SettingError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Whose setting: `sgd`.
    public let owner: String
    /// Its name in recipes: `momentum`.
    public let setting: String
    /// What it is.
    public let value: Float
    /// What it may be.
    public let allowed: String

    public var description: String { "\(owner): \(setting) is \(value): use \(allowed)" }

    static func check(
        _ owner: String, _ setting: String, _ value: Float, _ isAllowed: Bool, _ allowed: String
    ) throws(SettingError) {
        guard isAllowed else {
            throw SettingError(owner: owner, setting: setting, value: value, allowed: allowed)
        }
    }

    /// A fraction that may be 0 but not 1.
    static func checkBelowOne(
        _ owner: String, _ setting: String, _ value: Float
    ) throws(SettingError) {
        try check(owner, setting, value, value >= 0 && value < 1, "0 to less than 1")
    }
}
