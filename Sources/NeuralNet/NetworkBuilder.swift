/// Collects the layers of a network written one a line, with `if` and `for`.
@resultBuilder
public enum NetworkBuilder {
    public static func buildExpression(_ layer: Layer) -> [Layer] { [layer] }
    public static func buildExpression(_ layers: [Layer]) -> [Layer] { layers }
    public static func buildExpression(_ layer: Conv2D) -> [Layer] { [.conv2D(layer)] }
    public static func buildExpression(_ layer: MaxPool2D) -> [Layer] { [.maxPool2D(layer)] }
    public static func buildExpression(_ layer: AveragePool2D) -> [Layer] {
        [.averagePool2D(layer)]
    }
    public static func buildExpression(_ layer: Dense) -> [Layer] { [.dense(layer)] }
    public static func buildExpression(_ layer: LSTM) -> [Layer] { [.lstm(layer)] }
    public static func buildExpression(_ layer: BatchNorm) -> [Layer] { [.batchNorm(layer)] }
    public static func buildExpression(_ layer: Dropout) -> [Layer] { [.dropout(layer)] }
    public static func buildExpression(_ layer: ReLU) -> [Layer] { [.relu] }
    public static func buildExpression(_ layer: Nonlinearity) -> [Layer] { [.nonlinear(layer)] }
    public static func buildExpression(_ layer: Flatten) -> [Layer] { [.flatten] }

    public static func buildBlock(_ parts: [Layer]...) -> [Layer] { parts.flatMap { $0 } }
    public static func buildOptional(_ part: [Layer]?) -> [Layer] { part ?? [] }
    public static func buildEither(first part: [Layer]) -> [Layer] { part }
    public static func buildEither(second part: [Layer]) -> [Layer] { part }
    public static func buildArray(_ parts: [[Layer]]) -> [Layer] { parts.flatMap { $0 } }
}
