internal import NumeralCore

extension PhotoPaper {
    /// The sheets of a stationer: the two lists share none.
    ///
    /// Pitches are those that are sold: 8 mm and 9 mm lines (DIN 16552), 7.1 mm and 8.7 mm
    /// ("college" and "wide" ruled), 4 mm, 5 mm and 10 mm squares, 5 mm dots.
    static func stock(_ papers: PhotoScene.Papers) -> [PhotoPaper] {
        let (white, warm) = (Colour(0.86, 0.86, 0.87), Colour(0.85, 0.83, 0.76))
        return switch papers {
        case .training:
            [
                sheet(.plain, white), sheet(.plain, Colour(0.80, 0.81, 0.83)),
                sheet(.lined, white, Colour(0.62, 0.76, 0.92), pitch: 8.7, width: 0.3),
                sheet(.lined, warm, Colour(0.66, 0.66, 0.68), pitch: 8, width: 0.2),
                sheet(.squared, white, Colour(0.66, 0.80, 0.93), pitch: 5, width: 0.2),
                sheet(.squared, warm, Colour(0.78, 0.72, 0.70), pitch: 10, width: 0.25),
                sheet(.dotted, white, Colour(0.52, 0.53, 0.55), pitch: 5, width: 0.5),
                sheet(.coloured, Colour(0.86, 0.80, 0.32)),
                sheet(.coloured, Colour(0.48, 0.66, 0.84)),
                recycled(Colour(0.62, 0.60, 0.55), fibres: 0.06),
            ]
        case .measuring:
            [
                sheet(.plain, Colour(0.88, 0.88, 0.86)), sheet(.plain, Colour(0.78, 0.76, 0.72)),
                sheet(
                    .lined, Colour(0.84, 0.85, 0.86), Colour(0.58, 0.70, 0.86), pitch: 7.1,
                    width: 0.25),
                sheet(
                    .lined, Colour(0.86, 0.86, 0.84), Colour(0.60, 0.62, 0.64), pitch: 9,
                    width: 0.25),
                sheet(
                    .squared, Colour(0.86, 0.87, 0.86), Colour(0.68, 0.70, 0.80), pitch: 5,
                    width: 0.25),
                sheet(
                    .squared, Colour(0.84, 0.85, 0.84), Colour(0.62, 0.80, 0.74), pitch: 4,
                    width: 0.15),
                sheet(
                    .dotted, Colour(0.86, 0.84, 0.78), Colour(0.50, 0.48, 0.46), pitch: 5,
                    width: 0.6),
                sheet(.coloured, Colour(0.84, 0.52, 0.58)),
                sheet(.coloured, Colour(0.54, 0.78, 0.50)),
                recycled(Colour(0.56, 0.55, 0.52), fibres: 0.09),
            ]
        }
    }

    /// A sheet by lot: a kind first, so that all kinds are equally frequent, then one of its kind.
    static func drawn(from papers: PhotoScene.Papers, _ generator: inout SplitMix64) -> PhotoPaper {
        let kind = Kind.allCases.randomElement(using: &generator)!
        let sheets = stock(papers).filter { $0.kind == kind }
        var paper = sheets.randomElement(using: &generator)!
        paper.phaseX = generator.nextUnit()
        paper.phaseY = generator.nextUnit()
        paper.turn = generator.next(in: -5...5)
        paper.texture *= generator.next(in: 0.4...1.6)
        return paper
    }

    private static func sheet(
        _ kind: Kind, _ colour: Colour, _ ruling: Colour = Colour(repeating: 1), pitch: Float = 8,
        width: Float = 0
    ) -> PhotoPaper {
        PhotoPaper(
            kind: kind, colour: colour, ruling: ruling, pitch: pitch, lineWidth: width,
            texture: 0.012)
    }

    private static func recycled(_ colour: Colour, fibres: Float) -> PhotoPaper {
        PhotoPaper(
            kind: .recycled, colour: colour, ruling: Colour(repeating: 1), pitch: 8, lineWidth: 0,
            texture: 0.05, fibres: fibres)
    }
}
