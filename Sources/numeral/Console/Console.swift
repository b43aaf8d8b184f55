import ArgumentParser
import Files
import Foundation

/// Results to standard output, words to standard error: all of both pass here.
///
/// What a terminal would obey is written out, see ``VisibleText``: in words always, in results
/// where a terminal shows them; a program is given them as they are.
enum Console {
    /// Whether a person sees the results.
    static let isTerminal = isatty(STDOUT_FILENO) == 1

    /// Writes a line of results at once, or a table of several.
    ///
    /// A reader that went away (`numeral read … | head -1`) has what it wanted: that ends the
    /// program as a success.
    static func write(_ line: String) throws {
        let shown = isTerminal ? VisibleText.text(line, isOneLine: false) : line
        let bytes = Array((shown + "\n").utf8)
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
                    errno == EBADF
                        ? "standard output: it is closed: let results go somewhere"
                        : "standard output: \(SystemWords.reason(of: errno)): "
                            + "check where it goes, and the room there")
                throw ExitCode.failure
            }
            start += count
        }
    }

    /// Writes one line of results, whatever is in it: a name with a line break would be two, and
    /// could say anything.
    static func writeLine(_ line: String) throws {
        try write(line.utf8.contains(10) ? VisibleText.text(line, isOneLine: true) : line)
    }

    /// A value as one line of JSON, the same for the same value.
    static func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
        return VisibleText.json(String(decoding: try encoder.encode(value), as: UTF8.self))
    }

    /// Writes words for a person: `numeral: thing: what is wrong: what to do`.
    static func say(_ words: String) {
        show("numeral: " + VisibleText.text(words, isOneLine: true) + "\n")
    }

    /// Why something failed: our errors say it themselves, for those of Foundation it is the
    /// system's words.
    static func words(for error: any Error) -> String {
        SystemWords.sentence(on: error) ?? "\(error)"
    }

    /// Writes to standard error as it stands: bars, which move the cursor, and what was made
    /// visible before.
    static func show(_ text: String) {
        try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
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
            say(words(for: error))
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
            say(words(for: error))
            throw ExitCode.failure
        }
    }
}
