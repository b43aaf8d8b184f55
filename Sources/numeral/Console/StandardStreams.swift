import Foundation

/// Standard input, output and error of a process that was started without some of them (`<&-`).
enum StandardStreams {
    /// Gives each that is closed something to be: else the next file that is opened gets its
    /// number, and results would be written into it.
    ///
    /// Nothing comes in then, words go nowhere, and results cannot be written: that is a failure.
    static func fill() {
        for (number, way) in [
            (STDIN_FILENO, O_RDONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_WRONLY),
        ] where fcntl(number, F_GETFD) < 0 {
            // The lowest that is free is the one that is missing.
            _ = open("/dev/null", way)
        }
    }
}
