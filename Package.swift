// swift-tools-version: 6.2
import PackageDescription

/// Swift 6 mode, explicit `any`, imports that are internal until they say otherwise, no warnings.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

/// Swift sources in `Sources/<name>` with their tests in `Tests/<name>Tests`.
func module(
    _ name: String, _ dependencies: [Target.Dependency] = [], testing: [Target.Dependency] = [],
    resources: [Resource] = [], executable: Bool = false
) -> [Target] {
    let path = "Sources/\(name)"
    let tests = "Tests/\(name)Tests"
    let main: Target =
        executable
        ? .executableTarget(
            name: name, dependencies: dependencies, path: path, resources: resources,
            swiftSettings: strict)
        : .target(
            name: name, dependencies: dependencies, path: path, resources: resources,
            swiftSettings: strict)
    return [
        main,
        .testTarget(
            name: "\(name)Tests", dependencies: [.target(name: name)] + dependencies + testing,
            path: tests,
            swiftSettings: strict),
    ]
}

func product(_ name: String, _ package: String) -> Target.Dependency {
    .product(name: name, package: package)
}

// MARK: Targets, bottom-up. A target may import only what stands above it here.

var targets: [Target] = [
    // The CPU engine under PyTorch and TensorFlow, from Debian.
    .systemLibrary(name: "CDNNL", path: "Sources/CDNNL", providers: [.apt(["libdnnl-dev"])]),
    // Image formats, thresholds and connected components made for OCR, from Debian.
    .systemLibrary(
        name: "CLeptonica", path: "Sources/CLeptonica", providers: [.apt(["libleptonica-dev"])]),
    // Outlines of typefaces to pixels, from Debian.
    .systemLibrary(
        name: "CFreeType", path: "Sources/CFreeType", pkgConfig: "freetype2",
        providers: [.apt(["libfreetype-dev"])]),
    // Gzip and deflate: MNIST is published compressed, a PNG is inflated within a bound.
    .systemLibrary(name: "CZlib", path: "Sources/CZlib", providers: [.apt(["zlib1g-dev"])]),
    // Deflate of data that are in memory whole, three times as fast as zlib: PNG.
    .systemLibrary(
        name: "CDeflate", path: "Sources/CDeflate", providers: [.apt(["libdeflate-dev"])]),
    // JPEG in part, and at a fraction of its size, which Leptonica does not tell of.
    .systemLibrary(name: "CJPEG", path: "Sources/CJPEG", providers: [.apt(["libjpeg-dev"])]),
    // TIFF in tiles, in planes and of floating point, which Leptonica does not read.
    .systemLibrary(name: "CTIFF", path: "Sources/CTIFF", providers: [.apt(["libtiff-dev"])]),
    // Files from the web, with back-pressure: under Foundation's own session, which has none.
    .systemLibrary(
        name: "CCurl", path: "Sources/CCurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    // The few loops that Swift does not vectorise, each with its reason and its measurement.
    .target(name: "CKernels", path: "Sources/CKernels"),
]
// The vocabulary: imports nothing.
targets += module("NumeralCore")
// Several at a time, on threads: imports nothing.
targets += module("Parallel")
// Files written whole or not, read within a bound, checksums, the system's words: imports nothing.
targets += module("Files")
// What crosses a boundary: records in JSON, and the words of reasons, warnings and hints.
targets += module("Wire", ["NumeralCore"])
// Settings of recipes and model files, read strictly: imports nothing.
targets += module("Settings")
// The only importer of oneDNN.
targets += module("Engine", ["CDNNL", "CKernels"])
// Networks as values, and the plans that run them; knows no digits.
targets += module("NeuralNet", ["Engine", "Settings"], testing: ["TestSupport"])
// Support vectors, forests, nearest neighbours; knows no digits.
targets += module("Classical", ["Engine", "Parallel"])
// Bytes to pages of pixels, and pixels to bytes; knows no ink.
targets += module(
    "PictureFiles", ["NumeralCore", "CLeptonica", "CDeflate", "CJPEG", "CTIFF", "CZlib"],
    testing: ["PictureSupport"])
// Pixels to normalised glyphs; knows no model.
targets += module(
    "Imaging", ["NumeralCore", "PictureFiles", "CLeptonica"], testing: ["PictureSupport"])
// Labelled images from files and mirrors.
targets += module(
    "Datasets", ["NumeralCore", "Files", "CCurl", "CZlib", product("Crypto", "swift-crypto")])
// Pictures that nobody wrote: typefaces, scribbles, photographed pages, corruptions; seeded.
targets += module("Rendering", ["NumeralCore", "PictureFiles", "Datasets", "Files", "CFreeType"])
// Pixels to a reading; the model file.
targets += module(
    "Recognition",
    ["NumeralCore", "Parallel", "Files", "Settings", "Imaging", "NeuralNet", "Classical"],
    testing: ["TestSupport"])
// How good a reader is, in numbers and in a page.
targets += module(
    "Evaluation",
    [
        "NumeralCore", "Parallel", "Files", "Recognition", "Datasets", "PictureFiles", "Imaging",
        "Rendering",
    ])
// Models for and from other programs: ONNX.
targets += module(
    "Interchange",
    [
        "NumeralCore", "Files", "Classical", "NeuralNet", "Recognition",
        product("SwiftProtobuf", "swift-protobuf"),
    ],
    testing: ["TestSupport"])
// A recipe to a model file.
targets += module(
    "Training",
    [
        "NumeralCore", "Parallel", "Files", "Settings", "NeuralNet", "Classical", "PictureFiles",
        "Imaging", "Recognition", "Datasets", "Rendering", "Evaluation", product("Yams", "Yams"),
    ])
// The page and the API; takes a reading service, never a model.
targets += module(
    "NumeralServer",
    [
        "NumeralCore", "Wire", "PictureFiles", product("HTTPTypes", "swift-http-types"),
        product("Hummingbird", "hummingbird"), product("HummingbirdCore", "hummingbird"),
        product("Logging", "swift-log"), product("Mustache", "swift-mustache"),
        product("NIOCore", "swift-nio"), product("NIOHTTP1", "swift-nio"),
        product("NIOHTTPTypes", "swift-nio-extras"), product("NIOPosix", "swift-nio"),
        product("ServiceLifecycle", "swift-service-lifecycle"),
    ],
    testing: [product("HummingbirdTesting", "hummingbird")],
    resources: [.embedInCode("Resources")])
// The command: one file a subcommand.
targets += module(
    "numeral",
    [
        "NumeralCore", "Files", "Wire", "PictureFiles", "Imaging", "Rendering", "Datasets",
        "NeuralNet", "Classical", "Recognition", "Evaluation", "Training", "Interchange",
        "NumeralServer", product("ArgumentParser", "swift-argument-parser"),
        product("Hummingbird", "hummingbird"), product("Logging", "swift-log"),
        product("NIOCore", "swift-nio"),
        product("ServiceLifecycle", "swift-service-lifecycle"),
    ],
    executable: true)

targets += [
    // The gradient law, with tests of its own.
    .target(
        name: "TestSupport", dependencies: ["NeuralNet"], path: "Tests/TestSupport",
        swiftSettings: strict),
    // The picture files of Tests/Fixtures, decoded.
    .target(
        name: "PictureSupport", dependencies: ["NumeralCore", "PictureFiles"],
        path: "Tests/PictureSupport", swiftSettings: strict),
    // The house rules.
    .testTarget(name: "RepositoryTests", path: "Tests/RepositoryTests", swiftSettings: strict),
]

// Only patches come by themselves: Docs/dependencies.md has the versions that were tested.
let dependencies: [Package.Dependency] = [
    .package(url: "https://github.com/apple/swift-argument-parser", .upToNextMinor(from: "1.8.0")),
    .package(url: "https://github.com/apple/swift-crypto", .upToNextMinor(from: "4.5.0")),
    .package(url: "https://github.com/apple/swift-http-types", .upToNextMinor(from: "1.8.0")),
    .package(url: "https://github.com/apple/swift-log", .upToNextMinor(from: "1.16.0")),
    .package(url: "https://github.com/apple/swift-nio", .upToNextMinor(from: "2.101.0")),
    .package(url: "https://github.com/apple/swift-nio-extras", .upToNextMinor(from: "1.35.0")),
    .package(url: "https://github.com/apple/swift-protobuf", .upToNextMinor(from: "1.39.0")),
    .package(
        url: "https://github.com/hummingbird-project/hummingbird", .upToNextMinor(from: "2.28.0")),
    .package(
        url: "https://github.com/hummingbird-project/swift-mustache", .upToNextMinor(from: "2.1.0")),
    .package(url: "https://github.com/jpsim/Yams", .upToNextMinor(from: "6.2.0")),
    .package(
        url: "https://github.com/swift-server/swift-service-lifecycle",
        .upToNextMinor(from: "2.13.0")),
]

/// What other packages may use: each of these modules as a library, and the command. Only what no
/// public declaration of theirs names stays inside: Parallel and Settings.
let libraries = [
    "NumeralCore", "Files", "Wire", "Engine", "PictureFiles", "Imaging", "NeuralNet", "Classical",
    "Datasets", "Rendering", "Recognition", "Evaluation", "Training", "Interchange",
    "NumeralServer",
]

let package = Package(
    name: "numeral",
    products: libraries.map { .library(name: $0, targets: [$0]) } + [
        .executable(name: "numeral", targets: ["numeral"])
    ],
    dependencies: dependencies, targets: targets)
