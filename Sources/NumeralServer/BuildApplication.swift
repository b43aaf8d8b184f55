public import Hummingbird
import HummingbirdCore
public import Logging
import NIOCore
public import NumeralCore
public import PictureFiles

/// Puts the server together: nothing runs, listens or logs before the application is run.
///
/// - Parameters:
///   - reader: What reads the pictures; called from `settings.threadCount` threads.
///   - known: Training glyphs, for explanations to name the nearest of.
///   - decoder: What turns bytes into pictures.
///   - settings: Where to listen, the limits, and what the pages tell.
///   - logger: Gets a line for every request.
///   - onServerRunning: Called with the port once connections are accepted.
public func buildApplication(
    reader: some PictureReading, known: some GlyphSearching = NoGlyphs(),
    decoder: PictureDecoder, settings: ServerSettings, logger: Logger,
    onServerRunning: @escaping @Sendable (Int) async -> Void = { _ in }
) -> some ApplicationProtocol {
    let limits = settings.limits
    let registry = ConnectionRegistry(limits)
    let ids = RequestIDs(prefix: settings.requestIDPrefix)
    let refusals = ParserRefusals(ids: ids, logger: logger)
    let service = PictureService(
        reader: reader, known: known, decoder: decoder, settings: settings)
    var server = HTTP1Channel.Configuration(
        additionalChannelHandlers: [ConnectionGuard(limits, registry, refusals)],
        idleTimeout: .seconds(Int64(limits.idleSecondsMax)))
    server.httpDecoder = .init(
        maxHeaderFieldSize: limits.headerFieldBytesMax,
        maxHeaderListSize: limits.headerBytesMax,
        maxHeaderFieldCount: limits.headerCountMax)
    return Application(
        responder: buildRouter(service, settings, ids),
        server: .http1(configuration: server),
        configuration: ApplicationConfiguration(
            address: .hostname(settings.host, port: settings.port),
            backlog: limits.backlogCountMax,
            availableConnectionsDelegate: ConnectionAdmission(limits)),
        services: [service.pool],
        onServerRunning: { channel in
            try? await channel.eventLoop.submit {
                try channel.pipeline.syncOperations.addHandler(
                    AcceptPause(logger: logger), position: .first)
            }.get()
            await onServerRunning(channel.localAddress?.port ?? settings.port)
        },
        logger: logger)
}

/// The routes with what goes around them.
private func buildRouter(
    _ service: PictureService, _ settings: ServerSettings, _ ids: RequestIDs
) -> RouterResponder<NumeralRequestContext> {
    let pages = Pages(service, settings)
    let routes = RouteTable(service, pages)
    let router = Router(
        context: NumeralRequestContext.self, options: .autoGenerateHeadEndpoints)
    router.add(middleware: RequestLog(ids: ids, clock: settings.clock))
    router.add(middleware: SecurityHeaders())
    router.add(middleware: Problems(methods: routes.methods, pages: pages))
    router.add(middleware: KnownHosts(settings))
    router.add(middleware: ForeignRequests())
    routes.install(in: router)
    return router.buildResponder()
}

extension RouteTable {
    /// All that a server of a service answers to.
    package init(_ service: PictureService, _ settings: ServerSettings) {
        self.init(service, Pages(service, settings))
    }

    fileprivate init(_ service: PictureService, _ pages: Pages) {
        self.init(
            RecognitionController(service: service).routes
                + PredictController(service: service, pages: pages).routes
                + HealthController(service: service).routes
                + PageController(pages: pages, service: service).routes)
    }
}

extension Pages {
    fileprivate init(_ service: PictureService, _ settings: ServerSettings) {
        self.init(
            model: service.reader.modelName, promises: Promises(service.reader),
            settings: settings)
    }
}
