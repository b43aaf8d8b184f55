import Dispatch
import NumeralCore
import NumeralServer
import Synchronization

/// Reads small pictures at once; stays with wide ones until it is told to go on.
final class SlowReader: PictureReading {
    let modelName = "slow"
    /// From this width on a picture is slow.
    static let widthMin = 20
    private let gate = DispatchSemaphore(value: 0)
    private let entered = Atomic<Int>(0)

    /// How many wide pictures it was given.
    var enteredCount: Int { entered.load(ordering: .sequentiallyConsistent) }

    func read(_ picture: GrayImage, accepting: Acceptance?) -> Reading {
        if picture.width >= Self.widthMin {
            entered.add(1, ordering: .sequentiallyConsistent)
            gate.wait()
        }
        return FixedReader.digit(7).reading
    }

    func open(_ count: Int) { for _ in 0..<count { gate.signal() } }
}
