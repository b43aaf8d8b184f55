internal import Classical

/// What gives each row of numbers one score a class.
protocol RowScoring: Sendable {
    /// How many numbers a row has.
    var columnCount: Int { get }
    /// How many scores a row gets.
    var classCount: Int { get }
    /// `[row, class]`; a row's scores do not depend on the other rows or on the threads.
    func scores(of features: FeatureMatrix, threadCount: Int) throws(ClassicalError) -> [Float]
}

extension DecisionForest: RowScoring {}
extension NearestNeighbors: RowScoring {}
extension SupportVectorMachine: RowScoring {
    var columnCount: Int { supportVectors.columnCount }
}
extension LinearMachine: RowScoring {
    var columnCount: Int { weights.columnCount }
}

extension Predictor {
    /// What scores rows, unless it is a network or an ensemble.
    var rowScoring: (any RowScoring)? {
        switch self {
        case .network, .ensemble: nil
        case .forest(let forest): forest
        case .neighbors(let neighbors): neighbors
        case .svm(let machine): machine
        case .linear(let machine): machine
        }
    }
}
