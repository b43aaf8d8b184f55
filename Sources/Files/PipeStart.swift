import Foundation

/// How a pipe begins: whether anybody writes to it at all.
enum PipeStart {
    /// How often it is looked whether a writer has come, and the milliseconds between: two seconds
    /// together, for a program that was started at the same moment.
    private static let looks = 200
    private static let pauseMilliseconds: Int32 = 10

    /// What is taken to find out: a byte or none; `nil` where nobody writes.
    ///
    /// - Parameter descriptor: of a pipe that is open for reading, and does not wait.
    static func bytes(of descriptor: Int32) -> [UInt8]? {
        for _ in 0..<looks {
            var byte: UInt8 = 0
            let count = read(descriptor, &byte, 1)
            if count > 0 { return [byte] }
            // A writer is there and has written nothing yet; other failures come again.
            if count < 0, errno != EINTR { return [] }
            var asked = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            // One came, wrote nothing and went: then that is all.
            if poll(&asked, 1, pauseMilliseconds) > 0, asked.revents & Int16(POLLIN) == 0 {
                return []
            }
        }
        return nil
    }
}
