import Datasets
import Files
public import Foundation
public import NeuralNet
import Recognition

/// A run that can go on as if it had never stopped: the same bytes come out.
///
/// On disk it is a safetensors file: the tensors under `weights/`, `optimizer/`
/// (the running average among them) and `best/`, the rest as text in the
/// metadata, with a SHA-256 over everything, since a changed bit would train on unnoticed.
public struct Checkpoint: Hashable, Sendable {
    /// Tells these files from other safetensors files, and from later kinds.
    static let format = "numeral-checkpoint-1"

    /// The recipe that the run follows, in full.
    public let recipe: String
    /// ``LabeledGlyphs/contentHash`` of the data it trains on.
    public let dataHash: String
    public let progress: TrainingProgress
    public let weights: [NamedTensor]
    /// Moments and averages; see ``TrainingPlan/optimizerState()``.
    public let optimizer: [NamedTensor]
    /// The weights of the best epoch so far, where the recipe keeps the best.
    public let best: [NamedTensor]
    /// The steps that the optimizer has taken.
    public let stepCount: Int

    init(
        recipe: String, dataHash: String, progress: TrainingProgress, weights: [NamedTensor],
        optimizer: [NamedTensor], best: [NamedTensor], stepCount: Int
    ) {
        self.recipe = recipe
        self.dataHash = dataHash
        self.progress = progress
        // Sorted, as they come back from a file: equal checkpoints are equal values.
        func sorted(_ tensors: [NamedTensor]) -> [NamedTensor] {
            tensors.sorted { $0.name < $1.name }
        }
        self.weights = sorted(weights)
        self.optimizer = sorted(optimizer)
        self.best = sorted(best)
        self.stepCount = stepCount
    }

    /// Refuses to go on with another recipe or other data: the result would be neither run's.
    func validated(recipe: Recipe, dataHash: String) throws(CheckpointError) {
        guard self.recipe == recipe.yaml else { throw .otherRecipe }
        guard self.dataHash == dataHash else { throw .otherData }
        guard progress.epoch <= recipe.epochCount, progress.stepInEpoch >= 0,
            progress.history.count == progress.epoch
        else { throw .inconsistent }
    }
}

extension Checkpoint {
    /// The most bytes of a file: the weights of half a billion numbers, and their moments.
    private static let bytesMax = 6 << 30

    /// Reads a checkpoint; every byte is checked.
    public init(contentsOf url: URL) throws(CheckpointError) {
        let bytes: [UInt8]
        do throws(FileError) {
            bytes = try FileContents.read(url, limit: Self.bytesMax)
        } catch { throw .unreadable(path: url.path) }
        try self.init(bytes)
    }

    /// Reads a checkpoint from a whole file's bytes.
    public init(_ bytes: [UInt8]) throws(CheckpointError) {
        let file: Safetensors
        do { file = try Safetensors(bytes) } catch { throw .damaged("\(error)") }
        guard file.metadata["format"] == Self.format else { throw .notACheckpoint }
        guard let recipe = file.metadata["recipe"], let dataHash = file.metadata["data"],
            let text = file.metadata["progress"],
            let progress = try? JSONDecoder().decode(TrainingProgress.self, from: Data(text.utf8)),
            let stepCount = file.metadata["steps"].flatMap({ Int($0) })
        else { throw .damaged("its notes are incomplete") }
        func tensors(_ group: String) -> [NamedTensor] {
            file.tensors.filter { $0.name.hasPrefix(group + "/") }.compactMap { tensor in
                tensor.scalars.map {
                    NamedTensor(
                        name: String(tensor.name.dropFirst(group.count + 1)),
                        shape: tensor.shape, scalars: $0)
                }
            }
        }
        self.init(
            recipe: recipe, dataHash: dataHash, progress: progress, weights: tensors("weights"),
            optimizer: tensors("optimizer"), best: tensors("best"), stepCount: stepCount)
        guard file.metadata["sha256"] == Self.digest(of: file) else {
            throw .damaged("its checksum does not match")
        }
    }

    /// Writes the checkpoint so that its name never shows half of one.
    public func write(to url: URL) throws(CheckpointError) {
        let bytes = try encoded()
        do throws(FileError) {
            try AtomicFile.write(bytes, to: url)
        } catch { throw .unwritable(error) }
    }

    /// The bytes of the file; the same for the same checkpoint.
    public func encoded() throws(CheckpointError) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        guard let text = try? encoder.encode(progress) else { throw .diverged }
        var file = Safetensors(
            tensors: [("weights", weights), ("optimizer", optimizer), ("best", best)]
                .flatMap { group, tensors in
                    tensors.map {
                        Safetensors.Tensor(
                            name: "\(group)/\($0.name)", shape: $0.shape, scalars: $0.scalars)
                    }
                },
            metadata: [
                "format": Self.format, "recipe": recipe, "data": dataHash,
                "progress": String(decoding: text, as: UTF8.self), "steps": String(stepCount),
            ])
        file.metadata["sha256"] = Self.digest(of: file)
        do { return try file.encoded() } catch { throw .diverged }
    }

    /// A hash of every tensor and note but the hash itself, in the order of their names.
    private static func digest(of file: Safetensors) -> String {
        var bytes: [UInt8] = []
        for (key, value) in file.metadata.sorted(by: { $0.key < $1.key }) where key != "sha256" {
            bytes += Array("\(key)=\(value)\n".utf8)
        }
        for tensor in file.tensors.sorted(by: { $0.name < $1.name }) {
            bytes += Array("\(tensor.name)\(tensor.shape)".utf8)
            tensor.scalars?.withUnsafeBytes { bytes += $0 }
        }
        return checksum(of: bytes)
    }
}
