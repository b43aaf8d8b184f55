import ArgumentParser
import Foundation

/// The status of a program that a signal ended.
enum SignalStatus {
    /// As a shell says it. Called by handlers of signals: it touches nothing.
    static func of(_ number: Int32) -> Int32 { 128 + number }

    /// Of what stopped at Ctrl-C after it had kept what it could.
    static let interrupted = ExitCode(of(SIGINT))
}
