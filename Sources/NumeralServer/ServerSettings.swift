/// What a server needs to know beside its reader.
public struct ServerSettings: Sendable {
    /// A line of the page that tells about the model, as in "MNIST test accuracy" and "99.6 %".
    public struct Fact: Hashable, Sendable {
        public let name: String
        public let value: String

        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// The address to listen on.
    public var host = "127.0.0.1"
    /// The port to listen on; 0 lets the system choose.
    public var port = 8080
    /// Names by which the server is asked for beside its address and those of this machine alone:
    /// what a proxy or a name server calls it, without a port, as in `digits.example`.
    public var allowedHosts: [String] = []
    public var limits = ServerLimits.standard
    /// How many pictures are read at the same time: one a core.
    public var threadCount = 1
    /// What `/about` tells about the model.
    public var facts = ModelFacts()
    /// Starts every request id that the server makes; a different one each run keeps ids apart.
    public var requestIDPrefix = "request"
    /// Time since a moment that stays the same while the server runs.
    public var clock: @Sendable () -> Duration = { .zero }

    public init() {}
}
