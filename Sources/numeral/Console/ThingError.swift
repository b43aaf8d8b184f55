/// What is wrong with a thing, for errors that do not know what it is called.
struct ThingError: Error, CustomStringConvertible {
    let thing: String
    let reason: String
    var description: String { "\(thing): \(reason)" }

    /// Runs what may fail and names the thing then; an error that begins with it stays.
    static func naming<Value>(_ thing: String, _ work: () throws -> Value) throws -> Value {
        do { return try work() } catch {
            if "\(error)".hasPrefix("\(thing): ") { throw error }
            throw ThingError(thing: thing, reason: "\(error)")
        }
    }
}
