/// What parts of a run draw from its seeds, so that no two share their numbers: the head of a
/// generator's path.
///
/// Numbers below 256 are labels too, by each of which `Split` draws as a path of its own: here
/// they stand only before more steps.
enum SeedStream: UInt64, CaseIterable {
    // Of the recipe's seed, before the epoch, the glyph, the step or the tree.
    case order = 1
    case distortion = 2
    case dropout = 3
    case tree = 4

    // Of the recipe's seed, alone.
    case linear = 0x105

    // Of the recipe's split seed.
    case resampling = 0x106
    case renderedNonDigits = 0x107
    case heldOutNonDigits = 0x108
    case photos = 0x109
    case drawings = 0x10A
}

/// What parts of one distortion draw from its own seed; the elastic grid and the noise draw from it
/// without a path.
enum DistortionStream: UInt64, CaseIterable {
    case strokes = 1
    case picture = 2
}
