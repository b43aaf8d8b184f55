import HTTPTypes
import Mustache
import Wire

/// The pages, from their templates.
struct Pages: Sendable {
    private let library: MustacheLibrary
    /// What every page may show.
    private let common: Common

    private struct Common: Sendable {
        let model: String
        let bytesMax: String
    }

    private let facts: ModelFacts
    private let promises: Promises
    private static let description = APIDescription(json: PackageResources.openapi_json)

    init(model: String, promises: Promises, settings: ServerSettings) {
        library = Resources.library()
        let mebibytes = settings.limits.bodyBytesMax / (1024 * 1024)
        common = Common(model: model, bytesMax: "\(mebibytes) MiB")
        facts = settings.facts
        self.promises = promises
    }

    func index() -> String { render("index", deskValues.merging(["isIndex": true]) { $1 }) }

    func upload() -> String { render("upload", deskValues.merging(["isUpload": true]) { $1 }) }

    /// What a page that reads pictures shows before it read one.
    private var deskValues: [String: Any] {
        promises.dictionary.merging([
            "samples": Sample.all.map(\.dictionary),
            "sureMin": "\(ResultValues.sureProbabilityMin)",
            "nearMin": "\(ResultValues.nearProbabilityMin)",
        ]) { $1 }
    }

    /// What this is, and what the model's file says of it.
    ///
    /// - Parameter read: what became of ``Sample/shadow``; `nil` when it could not be read now.
    func about(_ read: ResultValues?) -> String {
        var values = promises.dictionary.merging(facts.dictionary) { $1 }
        values["isAbout"] = true
        if let read {
            values["sample"] = read.dictionary.merging(Sample.shadow.dictionary) { $1 }
        }
        return render("about", values)
    }

    /// - Parameter origin: by what the server was asked for, for commands to try.
    func api(origin: String) -> String {
        var values = Self.description.dictionary
        values["origin"] = origin
        values["isAPI"] = true
        return render("api", values)
    }

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
