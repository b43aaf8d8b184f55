import Classical
import Testing

@Suite struct FeatureMatrixTests {
    @Test func rowsAreChosenInOrderAndMoreThanOnce() {
        let matrix = FeatureMatrix(columnCount: 2, values: [1, 2, 3, 4, 5, 6])
        #expect(matrix.rowCount == 3)
        #expect(matrix.select([2, 0, 2]).values == [5, 6, 1, 2, 5, 6])
        #expect(matrix.select([]).rowCount == 0)
    }
}
