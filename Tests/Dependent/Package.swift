// swift-tools-version: 6.2
import PackageDescription

/// Where the package lies that this one depends on: a clone with a tag, as others have it.
let numeral = Context.environment["NUMERAL_URL"] ?? "file:///NUMERAL_URL-is-not-set"

let package = Package(
    name: "Dependent",
    dependencies: [.package(url: numeral, exact: "0.0.1")],
    targets: [
        .executableTarget(
            name: "ReadOne",
            dependencies: [
                .product(name: "PictureFiles", package: "numeral"),
                .product(name: "Recognition", package: "numeral"),
                .product(name: "NeuralNet", package: "numeral"),
            ])
    ])
