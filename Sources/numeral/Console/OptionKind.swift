import ArgumentParser

/// How an option of a command is given.
enum OptionKind {
    /// Without a value.
    case flag
    /// With one value, once.
    case single
    /// With a value, as often as one likes.
    case several
}

/// An option or a flag of a command, as reflection finds it.
private protocol Kinded {
    static var kind: OptionKind { get }
}

private protocol Several {}
extension Array: Several {}

extension Flag: Kinded {
    fileprivate static var kind: OptionKind { .flag }
}

extension Option: Kinded {
    fileprivate static var kind: OptionKind { Value.self is any Several.Type ? .several : .single }
}

extension ParsableArguments {
    /// The options of a command by the names that are made of their declarations.
    static var optionKinds: [String: OptionKind] {
        var kinds: [String: OptionKind] = [:]
        for child in Mirror(reflecting: Self()).children {
            let kind = type(of: child.value)
            if let group = kind as? any Grouped.Type {
                kinds.merge(group.options.optionKinds) { first, _ in first }
            } else if let label = child.label, let option = kind as? any Kinded.Type {
                kinds["--\(dashed(label))"] = option.kind
            }
        }
        return kinds
    }
}
