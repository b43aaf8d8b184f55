import HTTPTypes
import Mustache

/// The pages, from their templates.
struct Pages: Sendable {
    private let library: MustacheLibrary
    /// What every page may show.
    private let common: Common

    private struct Common: Sendable {
        let model: String
        let bytesMax: String
    }

    private let facts: [ServerSettings.Fact]
    private let promises: [Promise]

    init(model: String, promises: [Promise], settings: ServerSettings) {
        library = Resources.library()
        let mebibytes = settings.limits.bodyBytesMax / (1024 * 1024)
        common = Common(model: model, bytesMax: "\(mebibytes) MiB")
        facts = settings.facts
        self.promises = promises
    }

    func index() -> String {
        render("index", promiseValues.merging(["isIndex": true]) { $1 })
    }

    /// The dial's settings, and why some of them cannot be chosen.
    private var promiseValues: [String: Any] {
        [
            "promises": promises.map(\.dictionary),
            "refusals": Promise.refusals(promises).map { ["words": $0] },
        ]
    }

    func about() -> String {
        render(
            "about",
            promiseValues.merging(
                ["isAbout": true, "facts": facts.map { ["name": $0.name, "value": $0.value] }]
            ) { $1 })
    }

    func upload() -> String { render("upload", ["isUpload": true]) }

    func result(_ values: ResultValues, requestID: String) -> String {
        var values = values.dictionary
        values["requestID"] = requestID
        return render("result", values)
    }

    func error(_ refusal: Refusal, requestID: String) -> String {
        render(
            "error",
            [
                "status": refusal.code.status.code, "title": refusal.code.title,
                "detail": refusal.detail, "code": refusal.code.rawValue, "requestID": requestID,
                "isNotFound": refusal.code == .notFound,
                "isRefusal": refusal.code != .notFound && refusal.code != .methodNotAllowed,
            ])
    }

    private func render(_ name: String, _ values: [String: Any]) -> String {
        var values = values
        values["version"] = Resources.version
        values["model"] = common.model
        values["bytesMax"] = common.bytesMax
        values["pixelsMax"] = "25 megapixels"
        values["accept"] = SentPicture.mediaTypes.joined(separator: ",")
        guard let page = library.render(values, withTemplate: name) else {
            preconditionFailure("there is no template named \(name)")
        }
        return page
    }
}
