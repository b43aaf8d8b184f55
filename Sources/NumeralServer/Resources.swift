import Hummingbird
import Mustache

/// A file of the page that is built into the program.
struct Asset: Sendable {
    let name: String
    let contentType: String
    let buffer: ByteBuffer
    /// A quoted hash of the bytes.
    let entityTag: String

    init(_ name: String, _ bytes: [UInt8]) {
        self.name = name
        let ending = name.split(separator: ".").last.map(String.init) ?? ""
        contentType = Self.contentTypes[ending] ?? "application/octet-stream"
        buffer = ByteBuffer(bytes: bytes)
        entityTag = "\"\(String(Self.hash(bytes), radix: 16))\""
    }

    private static let contentTypes = [
        "css": "text/css; charset=utf-8",
        "ico": "image/x-icon",
        "js": "text/javascript; charset=utf-8",
        "json": "application/json",
        "png": "image/png",
        "svg": "image/svg+xml",
        "webmanifest": "application/manifest+json",
        "yaml": "application/yaml",
    ]

    /// FNV-1a, 64 bits: tells versions of our own files apart, nothing more.
    static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
        bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }
}

/// Everything in `Resources/`: a new file gets a line here.
enum Resources {
    static let assets: [Asset] = [
        Asset("app.js", PackageResources.app_js),
        Asset("bytes.js", PackageResources.bytes_js),
        Asset("desk.css", PackageResources.desk_css),
        Asset("desk.js", PackageResources.desk_js),
        Asset("dial.js", PackageResources.dial_js),
        Asset("explanation.js", PackageResources.explanation_js),
        Asset("heat.js", PackageResources.heat_js),
        Asset("icon.svg", PackageResources.icon_svg),
        Asset("kept.js", PackageResources.kept_js),
        Asset("noscript.css", PackageResources.noscript_css),
        Asset("pages.css", PackageResources.pages_css),
        Asset("panel.js", PackageResources.panel_js),
        Asset("pictures.js", PackageResources.pictures_js),
        Asset("reader.js", PackageResources.reader_js),
        Asset("sample-board.png", PackageResources.sample_board_png),
        Asset("sample-pen.png", PackageResources.sample_pen_png),
        Asset("sample-shadow.png", PackageResources.sample_shadow_png),
        Asset("sample-squared.png", PackageResources.sample_squared_png),
        Asset("sample-star.png", PackageResources.sample_star_png),
        Asset("sample-two.png", PackageResources.sample_two_png),
        Asset("sketchpad.js", PackageResources.sketchpad_js),
        Asset("strokes.js", PackageResources.strokes_js),
        Asset("style.css", PackageResources.style_css),
        Asset("upload.js", PackageResources.upload_js),
        Asset("words.js", PackageResources.words_js),
    ]

    /// The description of the API under a name whose ending says what it is called there.
    static func description(_ name: String) -> Asset {
        Asset(name, PackageResources.openapi_json)
    }

    /// Changes whenever an asset does.
    static let version = String(Asset.hash(assets.flatMap { $0.entityTag.utf8 }), radix: 16)

    static let templates: [(name: String, bytes: [UInt8])] = [
        ("about", PackageResources.about_mustache),
        ("answer", PackageResources.answer_mustache),
        ("api", PackageResources.api_mustache),
        ("bars", PackageResources.bars_mustache),
        ("error", PackageResources.error_mustache),
        ("footer", PackageResources.footer_mustache),
        ("form", PackageResources.form_mustache),
        ("give", PackageResources.give_mustache),
        ("head", PackageResources.head_mustache),
        ("header", PackageResources.header_mustache),
        ("index", PackageResources.index_mustache),
        ("picture", PackageResources.picture_mustache),
        ("result", PackageResources.result_mustache),
        ("side", PackageResources.side_mustache),
        ("upload", PackageResources.upload_mustache),
    ]

    /// Every template by its file's base name.
    ///
    /// A template that does not parse is a mistake of ours, which every start and test shows.
    static func library() -> MustacheLibrary {
        var library = MustacheLibrary()
        for (name, bytes) in templates {
            do {
                try library.register(String(decoding: bytes, as: UTF8.self), named: name)
            } catch {
                preconditionFailure("\(name).mustache does not parse: \(error)")
            }
        }
        return library
    }
}
