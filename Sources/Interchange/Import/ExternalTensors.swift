internal import Files
internal import Foundation
internal import Recognition

/// Numbers of tensors that stand in files beside the model, as PyTorch writes them.
///
/// A model file may be anyone's, so a name is only ever that of a plain file in the model's own
/// folder: no path, no link, no device.
///
/// - SeeAlso: <https://onnx.ai/onnx/repo-docs/ExternalData.html>.
struct ExternalTensors {
    private let folder: URL
    /// Bytes read so far, of all files: a few names must not claim the machine's memory.
    private var spentByteCount: Int
    private var handles: [String: FileHandle] = [:]

    init(folder: URL, spentByteCount: Int) {
        (self.folder, self.spentByteCount) = (folder, spentByteCount)
    }

    /// The bytes of a file of a model, at most ``Model/fileBytesMax``.
    static func bytes(of file: URL) throws(ONNXImportError) -> [UInt8] {
        do throws(FileError) {
            // One byte more than allowed shows that there is more.
            return try FileContents.read(file, upTo: Model.fileBytesMax + 1)
        } catch { throw .file(error) }
    }

    /// Puts the numbers of all tensors that are elsewhere into them.
    mutating func fill(_ graph: inout ONNXGraphProto) throws(ONNXImportError) {
        defer { close() }
        for index in graph.initializer.indices { try fill(&graph.initializer[index]) }
        for node in graph.node.indices {
            for index in graph.node[node].attribute.indices
            where graph.node[node].attribute[index].hasT {
                try fill(&graph.node[node].attribute[index].t)
            }
        }
    }

    private mutating func fill(_ tensor: inout ONNXTensorProto) throws(ONNXImportError) {
        guard tensor.dataLocation == .external else { return }
        let name = tensor.name
        func refusal(_ reason: String) -> ONNXImportError { .tensor(name: name, reason: reason) }
        let entries = Dictionary(tensor.externalData.map { ($0.key, $0.value) }) { first, _ in
            first
        }
        func number(_ key: String) throws(ONNXImportError) -> Int? {
            guard let text = entries[key] else { return nil }
            guard let value = Int(text), value >= 0 else {
                throw refusal("its \(key) '\(text)' is no number of 0 or more")
            }
            return value
        }
        let location = entries["location"] ?? ""
        let (offset, length) = (try number("offset") ?? 0, try number("length"))
        let handle = try handle(location, refusal)
        let rest = Model.fileBytesMax - spentByteCount
        guard length ?? 0 <= rest else {
            // Clipped: any number may stand there.
            throw .tooLarge(byteCount: spentByteCount + min(length ?? 0, Int(Int32.max)))
        }
        let data: Data
        do {
            try handle.seek(toOffset: UInt64(offset))
            data = try handle.read(upToCount: length ?? rest + 1) ?? Data()
        } catch { throw refusal("'\(location)' cannot be read at \(offset)") }
        guard data.count <= rest else { throw .tooLarge(byteCount: spentByteCount + data.count) }
        guard data.count == length ?? data.count else {
            throw refusal("'\(location)' ends before the \(length ?? 0) bytes at \(offset)")
        }
        spentByteCount += data.count
        tensor.rawData = data
        tensor.clearDataLocation()
        tensor.externalData = []
    }

    private mutating func handle(
        _ name: String, _ refusal: (String) -> ONNXImportError
    ) throws(ONNXImportError) -> FileHandle {
        if let handle = handles[name] { return handle }
        guard !name.isEmpty, name != ".", name != "..",
            name.utf8.allSatisfy({ $0 != UInt8(ascii: "/") && $0 != 0 && $0 != UInt8(ascii: "\\") })
        else { throw refusal("its numbers are in '\(name)', and only a file beside is read") }
        let path = folder.appending(path: name).path
        // Not through a link, and not waiting for the other end of a pipe.
        let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw refusal(
                "its numbers are in '\(name)' beside the file, which cannot be read "
                    + "(\(SystemWords.reason(of: errno))): put it there")
        }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        var facts = stat()
        guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
            throw refusal("'\(name)' is no file")
        }
        handles[name] = handle
        return handle
    }

    private mutating func close() {
        for handle in handles.values { try? handle.close() }
        handles = [:]
    }
}
