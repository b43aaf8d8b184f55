internal import Settings

extension Layer.Kind {
    /// What stands under the layer's name.
    var settings: SettingGroup {
        switch self {
        case .conv: Conv2D.settings
        case .maxPool, .averagePool: PoolSettings.settings(of: rawValue)
        case .dense: Dense.settings
        case .lstm: LSTM.settings
        case .batchNorm: BatchNorm.settings
        case .dropout: Dropout.settings
        case .elu: Nonlinearity.eluSettings
        case .leakyRelu: Nonlinearity.leakyReLUSettings
        case .relu, .sigmoid, .tanh, .flatten: SettingGroup(rawValue)
        }
    }
}
