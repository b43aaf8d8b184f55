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
    let pool = ReadingPool(threadCount: settings.threadCount, limits: limits)
    let service = PictureService(
        reader: reader, known: known, decoder: decoder, pool: pool, limits: limits,
        budget: ByteBudget(limits), clock: settings.clock)
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
        services: [pool],
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
    let pages = Pages(
        model: service.reader.modelName, promises: Promises(service.reader), settings: settings)
    func addRoutes(_ routes: inout RouteTable) {
        RecognitionController(service: service).addRoutes(to: &routes)
        PredictController(service: service, pages: pages).addRoutes(to: &routes)
        HealthController(service: service).addRoutes(to: &routes)
        PageController(pages: pages, service: service).addRoutes(to: &routes)
    }
    // Middleware goes around the routes that are added after it, and needs to know the routes:
    // a first table is filled to be read, a second to be used.
    var plan = RouteTable(Router(context: NumeralRequestContext.self))
    addRoutes(&plan)

    let router = Router(
        context: NumeralRequestContext.self, options: .autoGenerateHeadEndpoints)
    router.add(middleware: RequestLog(ids: ids, clock: settings.clock))
    router.add(middleware: SecurityHeaders())
    router.add(middleware: Problems(methods: plan.methods, pages: pages))
    router.add(middleware: KnownHosts(settings))
    router.add(middleware: ForeignRequests())
    var routes = RouteTable(router)
    addRoutes(&routes)
    return router.buildResponder()
}
