import ArgumentParser
import Datasets
import Imaging

/// Where sets come from and how they lie, the same for every command that reads some.
struct SourceOptions: ParsableArguments {
    @OptionGroup var orientation: OrientationOption

    @OptionGroup var data: DataOptions

    /// What reads them, normalised as a model does that is measured, or as new ones will.
    func source(normalizedBy normalization: GlyphNormalization = .standard) -> DataSource {
        DataSource.standard(data.location, orientation, normalizedBy: normalization)
    }
}
