import Classical
import Evaluation
import Foundation
import Synchronization
import Training

/// Shows a run on standard error: a bar that moves on a terminal, plain lines elsewhere.
final class TrainingDisplay: Sendable {
    private struct State {
        var lastShown: ContinuousClock.Instant?
        var isBarShown = false
    }

    /// How often the bar moves.
    private static let terminalInterval = Duration.milliseconds(200)
    /// How often a line is printed where nobody can overwrite it.
    private static let lineInterval = Duration.seconds(15)

    private let name: String
    private let isTerminal: Bool
    private let state = Mutex(State())

    init(_ name: String) {
        self.name = name
        isTerminal = isatty(STDERR_FILENO) == 1
    }

    func show(_ event: TrainingEvent) {
        switch event {
        case .resampled(let counts): line("resampled: \(counts)")
        case .started(let start): line(Self.text(start, name))
        case .step(let step): show(step)
        case .epoch(let record): line(Self.text(record))
        case .fitting(let progress): show(progress)
        case .stoppedEarly(let count):
            line("validation got no better for \(counted(count, "epoch")): stopped early")
        }
    }

    /// Leaves the cursor on a line of its own.
    func finish() {
        state.withLock { state in
            if state.isBarShown { Console.show("\n") }
            state.isBarShown = false
        }
    }

    private func show(_ step: TrainingEvent.Step) {
        showSometimes { isTerminal in
            isTerminal
                ? Self.bar(step).text(width: TerminalLine.terminalWidth) : Self.text(step)
        }
    }

    private func show(_ progress: FitProgress) {
        let text = "\(progress.done) of \(progress.total) \(progress.unit)"
        showSometimes { isTerminal in
            isTerminal
                ? TerminalLine(done: progress.done, total: progress.total, words: [text])
                    .text(width: TerminalLine.terminalWidth)
                : "\(name): \(text)"
        }
    }

    /// Shows a text at a pace that can be read.
    ///
    /// - Parameter text: for a terminal, or for a line of its own.
    private func showSometimes(_ text: (Bool) -> String) {
        let now = ContinuousClock.now
        let interval = isTerminal ? Self.terminalInterval : Self.lineInterval
        state.withLock { state in
            if let last = state.lastShown, last.duration(to: now) < interval { return }
            state.lastShown = now
            state.isBarShown = isTerminal
            Console.show(isTerminal ? "\r\u{1B}[K" + text(true) : text(false) + "\n")
        }
    }

    private func line(_ text: String) {
        state.withLock { state in
            let shown = VisibleText.text(text, isOneLine: true)
            Console.show((state.isBarShown ? "\r\u{1B}[K" : "") + shown + "\n")
            state.isBarShown = false
        }
    }

    private static func text(_ start: TrainingEvent.Start, _ name: String) -> String {
        let place =
            start.epoch > 0 || start.step > 0
            ? ", resumed in epoch \(start.epoch + 1) at step \(start.step)" : ""
        return """
            \(name): \(counted(start.trainingCount, "digit")), \(start.validationCount) held out, \
            \(counted(start.parameterCount, "parameter")), \
            \(counted(start.epochCount, "epoch")) of \(counted(start.stepsPerEpoch, "step"))\(place)
            """
    }

    private static func text(_ record: EpochRecord) -> String {
        var text = String(
            format: "epoch %d: loss %.4f, accuracy %.2f %%", record.number, record.training.loss,
            record.training.accuracy * 100)
        if let validation = record.validation {
            text += String(
                format: "; held out: loss %.4f, accuracy %.2f %%", validation.loss,
                validation.accuracy * 100)
        }
        return text
    }

    private static func text(_ step: TrainingEvent.Step) -> String {
        String(
            format: "epoch %d/%d step %d/%d: loss %.4f, accuracy %.2f %%, %.0f samples/s, %@ left",
            step.epoch, step.epochCount, step.step, step.stepsPerEpoch, step.loss,
            step.accuracy * 100, step.samplesPerSecond, time(step.secondsLeft))
    }

    private static func bar(_ step: TrainingEvent.Step) -> TerminalLine {
        TerminalLine(
            head: "\(step.epoch)/\(step.epochCount)", done: step.step, total: step.stepsPerEpoch,
            words: [
                String(format: "loss %.4f", step.loss),
                String(format: "%.2f %%", step.accuracy * 100),
                String(format: "%.0f/s", step.samplesPerSecond),
                "\(time(step.secondsLeft)) left",
            ])
    }

    /// `1:02:03`, `2:03`.
    static func time(_ seconds: Double) -> String {
        guard seconds.isFinite, seconds < 1e7 else { return "?" }
        let whole = Int(seconds.rounded())
        let (hours, minutes) = (whole / 3600, whole / 60 % 60)
        return hours > 0
            ? String(format: "%d:%02d:%02d", hours, minutes, whole % 60)
            : String(format: "%d:%02d", minutes, whole % 60)
    }
}
