import Datasets
import Foundation
import Synchronization

/// Says on standard error how a fetch goes: lines, and on a terminal a bar.
final class FetchProgress: Sendable {
    private let isTerminal = isatty(STDERR_FILENO) == 1
    /// The last share that the bar showed, in percent; redrawn only when it changes.
    private let shown = Mutex(-1)

    /// Shows one event; called from several threads.
    @Sendable func show(_ event: MNISTFetch.Event) {
        switch event {
        case .present(let file, let place): say("\(file.rawValue): genuine, \(place.path)")
        case .damaged(let file, let place):
            say("\(file.rawValue): not the published file, will be replaced: \(place.path)")
        case .started(_, let url): say("fetching \(url.absoluteString)")
        case .failed(_, let error): say("\(error)")
        case .written(let file, let place): say("\(file.rawValue): checked, \(place.path)")
        case .progress(let file, let count, let total): showBar(file, count, total)
        }
    }

    /// A line of its own.
    func say(_ text: String) {
        let isBarOpen = shown.withLock { last in
            defer { last = -1 }
            return last >= 0
        }
        if isBarOpen { Console.show("\n") }
        Console.say(text)
    }

    private func showBar(_ file: MNIST.File, _ count: Int, _ total: Int?) {
        guard isTerminal, let total, total > 0 else { return }
        let percent = min(100, 100 * count / total)
        let isNew = shown.withLock { last in
            defer { last = percent }
            return last != percent
        }
        guard isNew else { return }
        let line = TerminalLine(
            done: count, total: total,
            words: ["\(percent) % of \(total / 1_000) kB", file.rawValue])
        Console.show("\r\u{1B}[K" + line.text(width: TerminalLine.terminalWidth))
    }
}
