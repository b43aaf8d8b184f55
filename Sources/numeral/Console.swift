import ArgumentParser
import Foundation

/// Results to standard output, words to standard error.
enum Console {
    /// Writes a line of results at once.
    ///
    /// A reader that went away (`numeral read … | head -1`) has what it wanted: that ends the
    /// program as a success.
    static func write(_ line: String) throws {
        signal(SIGPIPE, SIG_IGN)
        let bytes = Array((line + "\n").utf8)
        var start = 0
        while start < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                Foundation.write(
                    STDOUT_FILENO, buffer.baseAddress! + start, buffer.count - start)
            }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else {
                if errno == EPIPE { throw ExitCode.success }
                say(
                    "standard output: \(String(cString: strerror(errno))): free the disk"
                )
                throw ExitCode.failure
            }
            start += count
        }
    }

    /// A value as one line of JSON, the same for the same value.
    static func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    /// Writes words for a person: `numeral: thing: what is wrong: what to do`.
    static func say(_ words: String) {
        FileHandle.standardError.write(Data("numeral: \(words)\n".utf8))
    }

    /// Runs what may fail, says why it did, and exits with 1 then.
    static func orSay<Value>(_ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let code as ExitCode {
            throw code
        } catch let error as ValidationError {
            throw error
        } catch {
            say("\(error)")
            throw ExitCode.failure
        }
    }

    /// The same for what takes its time.
    static func orSay<Value>(_ body: () async throws -> Value) async throws -> Value {
        do {
            return try await body()
        } catch let code as ExitCode {
            throw code
        } catch let error as ValidationError {
            throw error
        } catch {
            say("\(error)")
            throw ExitCode.failure
        }
    }
}
