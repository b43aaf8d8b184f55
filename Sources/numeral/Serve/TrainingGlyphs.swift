import Datasets
import Foundation
import NumeralCore
import Recognition
import Synchronization

/// MNIST's training digits, to name those that look most like what was read.
///
/// They are read on a thread of their own, so that a server answers from the start.
final class TrainingGlyphs: GlyphSearching {
    private let state = Mutex<Result<NearestGlyphs, NeighborError>>(.failure(.loading))

    /// Begins to read them from where data sets lie.
    init(_ location: DataLocation) {
        Thread.detachNewThread { [self] in
            let found = Self.load(location)
            state.withLock { $0 = found }
        }
    }

    func nearest(to glyph: Glyph, count: Int) throws(NeighborError) -> [Neighbor] {
        try state.withLock { $0 }.get().nearest(to: glyph, count: count)
    }

    private static func load(_ location: DataLocation) -> Result<NearestGlyphs, NeighborError> {
        do throws(DataSourceError) {
            let set = try DataSource.standard(location).load(MNIST.Part.train.setName)
            return .success(
                NearestGlyphs(ink: set.glyphs, symbols: set.symbols))
        } catch {
            return .failure(
                .missing(
                    "there are no training digits to compare with: fetch them with 'numeral data "
                        + "fetch mnist', or name their folder with --data-folder"))
        }
    }
}
