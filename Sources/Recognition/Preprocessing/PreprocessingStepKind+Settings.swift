internal import Settings

extension PreprocessingStep.Kind {
    /// What stands under the step's name.
    var settings: SettingGroup {
        switch self {
        case .flatten: GlyphFlattening.settings
        case .gaussian: GaussianBlur.settings
        case .median: MedianFilter.settings
        case .hog: OrientedGradients.settings
        case .pad: GlyphPadding.settings
        case .scale: InputScaling.settings
        case .deskew, .standardize: SettingGroup(rawValue)
        }
    }
}
