import Datasets
import Testing

@Suite struct FoldTests {
    @Test(
        "Each index is held out once; folds and their classes are of equal size", arguments: 2...7)
    func laws(count: Int) {
        for seed in 0..<20 as Range<UInt64> {
            let labels = SplitTests.labels(seed: seed)
            guard labels.count >= count else { continue }
            let folds = Split.folds(labels: labels, count: count, seed: seed)
            #expect(folds.count == count)
            #expect(folds.flatMap(\.self).sorted() == Array(labels.indices))
            for label in Set(labels) {
                let counts = folds.map { $0.count { labels[$0] == label } }
                #expect(counts.max()! - counts.min()! <= 1)
            }
            let sizes = folds.map(\.count)
            #expect(sizes.max()! - sizes.min()! <= 1)
            #expect(folds == Split.folds(labels: labels, count: count, seed: seed))
            for fold in folds {
                let rest = Split.rest(of: fold, count: labels.count)
                #expect(rest == rest.sorted() && Set(rest).isDisjoint(with: fold))
                #expect(rest.count + fold.count == labels.count)
            }
        }
    }

    @Test("Another seed holds others out together")
    func seeds() {
        let labels = [UInt8](repeating: 3, count: 50)
        #expect(
            Split.folds(labels: labels, count: 5, seed: 1)
                != Split.folds(labels: labels, count: 5, seed: 2))
    }
}
