package import Hummingbird
import NIOCore

/// What is known of a request beside what it says itself.
package struct NumeralRequestContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    /// The connection that it came on.
    let channel: any Channel
    /// Names the request in the answer's headers, in its problem and in the log.
    var requestID = ""

    package init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        channel = source.channel
    }
}
