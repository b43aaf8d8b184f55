public import Foundation
public import NumeralCore
internal import PictureFiles

/// The picture files of Tests/Fixtures/pictures.
public enum Fixtures {
    public static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Fixtures/pictures")

    public static func bytes(_ name: String) throws -> [UInt8] {
        try [UInt8](Data(contentsOf: folder.appendingPathComponent(name)))
    }

    public static func picture(_ name: String) throws -> GrayImage {
        try PictureDecoder().decode(bytes(name))
    }
}
