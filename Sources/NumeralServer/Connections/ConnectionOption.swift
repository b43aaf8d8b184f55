/// What a request asks of its connection, once its answer was given (RFC 9112 §9.3).
enum ConnectionOption {
    /// The standard's way: it stays open.
    case open
    /// It ends.
    case close
    /// It stays open, and the answer says so: to a client of HTTP/1.0, where connections end.
    case keepAlive

    /// - Parameter field: the value of `Connection` as ``ConnectionOptionReader`` writes it.
    init(_ field: String?) {
        switch field {
        case ConnectionOptionReader.close: self = .close
        case ConnectionOptionReader.keepAlive: self = .keepAlive
        default: self = .open
        }
    }
}
