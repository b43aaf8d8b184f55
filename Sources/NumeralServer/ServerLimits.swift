/// How much the server takes from the world before it says no.
public struct ServerLimits: Sendable {
    /// A request's body, whatever its form; a picture in base64 counts as it is sent.
    public var bodyBytesMax = 10 * 1024 * 1024
    /// All bodies that are held at the same time; what comes beyond is refused with 503.
    public var bodiesBytesMax = 256 * 1024 * 1024
    /// What large bodies leave of that to those below ``largeBytesMin``.
    public var smallBodiesBytes = 32 * 1024 * 1024
    /// One header field, name and value.
    public var headerFieldBytesMax = 8 * 1024
    /// All header fields of a request.
    public var headerBytesMax = 16 * 1024
    /// How many header fields a request may have.
    public var headerCountMax = 100
    /// Open connections: for one more, that on which nothing has been asked longest is closed.
    public var connectionCountMax = 512
    /// Open connections of one peer: it never has more than half of all.
    public var peerConnectionCountMax = 256
    /// Connections that are accepted beyond all that may stay, until another one has given way.
    public var newcomerCountMax = 8
    /// Requests of one connection that wait for their answers; with one more it is closed. No
    /// browser sends a request before the last one is answered.
    public var pipelinedCountMax = 64
    /// A connection whose client takes nothing of what it was sent for this long is closed.
    public var writeSecondsMax = 30
    /// The kernel's queue of connections that were not accepted yet.
    public var backlogCountMax = 256
    /// Pictures that wait for a thread beside those being read; one more is refused with 503.
    public var waitingCountMax = 64
    /// What the kernel keeps of one connection's answers until the client takes them. It tells that
    /// something was taken once a third of it is free, so that a large one would hide that.
    public var sendBufferBytes = 128 * 1024
    /// From this on a body is a large picture's: these never have the last thread.
    public var largeBytesMin = 256 * 1024
    /// A picture that is worked at for longer gives its thread's place to the next one.
    public var slowMilliseconds = 500
    /// Threads for pictures that gave their place away; with all taken, slow ones hold up others.
    public var slowCountMax = 4
    /// A picture that is worked at for longer is refused with 422, whatever becomes of it.
    public var pictureSecondsMax = 10
    /// A picture that waits for a thread for longer is refused with 503.
    public var waitingSecondsMax = 10
    /// From a request's head to the end of its body, however much of it comes: beyond, 408. The
    /// largest picture at 1.5 megabits a second has the time.
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
