import Foundation
import Testing

/// What the shipped model promises, on all of MNIST's test digits.
///
/// They need the data: `make data` fetches it, or `NUMERAL_DATA` names its folder. These bounds
/// confirm what the model card says; nothing was chosen by them.
@Suite(
    .enabled(
        if: MNISTData.isPresent,
        "needs MNIST: run make data, or set NUMERAL_DATA to the folder that holds mnist/"))
struct ShippedModelTests {
    @Test("At least 99.6 % of MNIST's test digits are read right")
    func readsMNIST() throws {
        let run = try Command(["evaluate", "--data", "mnist-test", "--json"])
        #expect(run.status == 0, "\(run.errors)")
        let record = try #require(
            JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        #expect(record["count"] as? Int == 10_000)
        let accuracy = try #require(record["accuracy"] as? [String: Double])
        #expect(try #require(accuracy["value"]) >= 0.996)
    }

    @Test("Where, how large, by what pen and how turned a digit is drawn costs less than a point")
    func readsCanvases() throws {
        let run = try Command([
            "evaluate", "--data", "mnist-test", "--suite", "canvas", "--limit", "200", "--json",
        ])
        #expect(run.status == 0, "\(run.errors)")
        let record = try #require(
            JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        #expect(try #require(record["lossPoints"] as? Double) < 1)
    }
}

enum MNISTData {
    /// Whether the command will find MNIST: where `NUMERAL_DATA` says, else where it looks itself.
    static let isPresent: Bool = {
        let named = ProcessInfo.processInfo.environment["NUMERAL_DATA"].map { [$0] }
        let folders = named ?? ["Data"]
        return folders.contains { folder in
            let url = URL(fileURLWithPath: folder, relativeTo: Command.root)
            return ["mnist/", ""].contains { sub in
                ["t10k-images-idx3-ubyte.gz", "t10k-images-idx3-ubyte"].contains {
                    FileManager.default.fileExists(atPath: url.appending(path: sub + $0).path)
                }
            }
        }
    }()
}
