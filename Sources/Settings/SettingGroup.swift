/// The settings of one thing: all keys that its mapping may have.
package struct SettingGroup: Sendable {
    /// What the mapping describes, as in "unknown key 'x' in the forest".
    package let owner: String
    package let settings: [Setting]

    package init(_ owner: String, _ settings: [Setting] = []) {
        (self.owner, self.settings) = (owner, settings)
    }

    package var keys: [String] { settings.map(\.name) }

    /// - Precondition: the group has the key.
    package subscript(_ key: String) -> Setting {
        guard let setting = settings.first(where: { $0.name == key }) else {
            preconditionFailure("\(owner) has no '\(key)'")
        }
        return setting
    }
}
