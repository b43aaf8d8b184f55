import Hummingbird

/// What is known of a request beside what it says itself.
struct NumeralRequestContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// Names the request in the answer's headers, in its problem and in the log.
    var requestID = ""

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
    }
}
