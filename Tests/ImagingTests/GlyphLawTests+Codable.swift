import Foundation
import Imaging

extension GlyphLawTests {
    func roundTrip(_ settings: GlyphNormalization) throws -> GlyphNormalization {
        try JSONDecoder().decode(GlyphNormalization.self, from: JSONEncoder().encode(settings))
    }
}
