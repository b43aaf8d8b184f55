import Foundation
import Testing

/// A run of the built command on a terminal of its own, with what that was sent.
struct TerminalRun {
    /// What goes to the terminal; the rest goes nowhere.
    struct Streams: OptionSet {
        let rawValue: Int
        static let output = Streams(rawValue: 1)
        static let errors = Streams(rawValue: 2)
    }

    let text: String
    let status: Int32

    /// - Parameters:
    ///   - streams: what goes to the terminal.
    ///   - isEnough: ends the command by SIGTERM once it has sent this.
    init(
        _ arguments: [String], _ streams: Streams = .output, columns: UInt16 = 80,
        until isEnough: (String) -> Bool = { _ in false }
    ) throws {
        var (near, far): (Int32, Int32) = (-1, -1)
        var size = winsize(ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        try #require(openpty(&near, &far, nil, nil, &size) == 0)
        let process = Process()
        process.executableURL = Command.binary
        process.arguments = arguments
        process.currentDirectoryURL = Command.root
        process.standardInput = FileHandle.nullDevice
        let terminal = FileHandle(fileDescriptor: far)
        process.standardOutput = streams.contains(.output) ? terminal : FileHandle.nullDevice
        process.standardError = streams.contains(.errors) ? terminal : FileHandle.nullDevice
        try process.run()
        close(far)
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        var isEnded = false
        while true {
            let count = read(near, &buffer, buffer.count)
            guard count > 0 else { break }
            bytes += buffer[..<count]
            if !isEnded, isEnough(String(decoding: bytes, as: UTF8.self)) {
                process.terminate()
                isEnded = true
            }
        }
        close(near)
        process.waitUntilExit()
        text = String(decoding: bytes, as: UTF8.self)
        status = process.terminationStatus
    }
}
