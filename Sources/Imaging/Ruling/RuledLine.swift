/// A printed line that runs from one side of a picture to the other, rather level.
struct RuledLine {
    /// The row of its middle in each column, between rows.
    let rows: [Float]
    /// How far to each side of the middle its ink reaches, in rows.
    let reach: Int
}
