/// One step of a ``Network``.
public enum Layer: Hashable, Sendable {
    case conv2D(Conv2D)
    case maxPool2D(MaxPool2D)
    case averagePool2D(AveragePool2D)
    case dense(Dense)
    case lstm(LSTM)
    case batchNorm(BatchNorm)
    case dropout(Dropout)
    /// `max(0, x)`, of each scalar; its derivative at 0 is taken as 0.
    case relu
    /// Another function of each scalar alone.
    case nonlinear(Nonlinearity)
    /// `[channel, row, column]` to `[channel · row · column]`, in memory order.
    case flatten

    /// The layer's name in recipes and model files.
    public var name: String { kind.rawValue }

    /// The names that recipes know, in the order in which errors list them.
    enum Kind: String, CaseIterable {
        case conv, maxPool, averagePool, dense, lstm, batchNorm, dropout, relu, elu, leakyRelu,
            sigmoid,
            tanh, flatten
    }

    var kind: Kind {
        switch self {
        case .conv2D: .conv
        case .maxPool2D: .maxPool
        case .averagePool2D: .averagePool
        case .dense: .dense
        case .lstm: .lstm
        case .batchNorm: .batchNorm
        case .dropout: .dropout
        case .relu: .relu
        case .nonlinear(let function): function.kind
        case .flatten: .flatten
        }
    }
}

/// A rectifier, where a network is written in Swift: ``Layer/relu``.
public struct ReLU: Hashable, Sendable {
    public init() {}
}

/// A picture read as a vector, where a network is written in Swift: ``Layer/flatten``.
public struct Flatten: Hashable, Sendable {
    public init() {}
}
