/// How much the server takes from the world before it says no.
public struct ServerLimits: Sendable {
    /// A request's body, whatever its form; a picture in base64 counts as it is sent.
    public var bodyBytesMax = 10 * 1024 * 1024
    /// One header field, name and value.
    public var headerFieldBytesMax = 8 * 1024
    /// All header fields of a request.
    public var headerBytesMax = 16 * 1024
    /// How many header fields a request may have.
    public var headerCountMax = 100
    /// Open connections; more wait in the kernel's queue.
    public var connectionCountMax = 512
    /// The kernel's queue of connections that were not accepted yet.
    public var backlogCountMax = 256
    /// Pictures that wait for a thread beside those being read; one more is refused with 503.
    public var waitingCountMax = 64
    /// From a request's head to the end of its body: beyond, 408.
    public var bodySecondsMax = 60
    /// A connection on which nothing is asked is closed after this.
    public var idleSecondsMax = 30
    /// What is still taken, and thrown away, from a client that was refused while it was sending:
    /// closing at once would reset the connection and lose the answer.
    public var lingerBytesMax = 4 * 1024 * 1024
    /// How long that may last.
    public var lingerSecondsMax = 3
    /// What a client that was turned away by 503 is asked to wait.
    public var retryAfterSeconds = 1
    /// In-flight requests have this long to finish once the server is told to stop.
    public var shutdownSecondsMax = 30

    /// The limits that `numeral serve` has.
    public static let standard = ServerLimits()

    public init() {}
}
