import Parallel
import Testing

@Suite struct ConcurrentMapTests {
    struct Odd: Error, Equatable { let number: Int }

    @Test(arguments: [0, 1, 2, 7, 100], [1, 2, 5])
    func valuesStandInOrder(count: Int, threadCount: Int) {
        let values = concurrentMap(Array(0..<count), threadCount: threadCount) { $0 * $0 }
        #expect(values == (0..<count).map { $0 * $0 })
    }

    @Test("Of several failures the first element's is thrown, after all were tried")
    func firstFailureIsThrown() {
        #expect(throws: Odd(number: 1)) {
            try concurrentMap(Array(0..<50), threadCount: 3) { (number) throws(Odd) in
                if number % 2 == 1 { throw Odd(number: number) }
            }
        }
    }
}
