public import Engine

/// Why a solver cannot learn, or a learnt model cannot be made of its parts.
public enum ClassicalError: Error, Hashable, Sendable {
    /// A setting is out of its range: its name in recipes, and what it must be.
    case setting(name: String, reason: String)
    /// The samples cannot be learnt from.
    case samples(reason: String)
    /// The parts of a learnt model do not fit together.
    case parts(reason: String)
    /// The caller asked the solver to stop before it had learnt anything whole.
    case stopped
    /// The engine failed.
    case engine(DNNLError)
}

extension ClassicalError: CustomStringConvertible {
    /// What is wrong, then what to do about it.
    public var description: String {
        switch self {
        case .setting(let name, let reason): "\(name) \(reason)"
        case .samples(let reason): reason
        case .parts(let reason): "\(reason): train again, or copy the file again"
        case .stopped: "stopped before its end: nothing was learnt"
        case .engine(let error): "\(error)"
        }
    }
}
