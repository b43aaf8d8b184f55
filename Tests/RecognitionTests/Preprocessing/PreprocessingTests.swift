import Foundation
import NumeralCore
import Recognition
import Testing

@Suite struct PreprocessingTests {
    /// A stroke of three pixels that leans by so many pixels a row.
    static func stroke(lean: Double) -> [UInt8] {
        var ink = [UInt8](repeating: 0, count: Glyph.pixelCount)
        for row in 5..<23 {
            let middle = 13.5 + lean * (Double(row) - 13.5)
            for column in 0..<Glyph.side where abs(Double(column) - middle) <= 1.5 {
                ink[row * Glyph.side + column] = 255
            }
        }
        return ink
    }

    static func features(_ ink: [UInt8], _ steps: PreprocessingStep...) -> [Float] {
        Preprocessing(steps).features(of: ink)
    }

    static let all: [PreprocessingStep] = [
        .flatten(GlyphFlattening()), .deskew, .gaussian(GaussianBlur(deviation: 0.7)),
        .median(MedianFilter(window: 3)), .hog(OrientedGradients()), .scale(.mnist),
    ]

    @Test("Each step and all together: alone as in a batch, on one thread as on three")
    func answersAloneAsInABatch() {
        let glyphs = randomGlyphs(count: 1100, seed: 4)
        let ink = glyphs.flatMap(\.ink)
        for steps in Self.all.map({ [$0] }) + [Self.all, []] {
            let preprocessing = Preprocessing(steps)
            let together = preprocessing.features(of: ink)
            #expect(together.count == glyphs.count * preprocessing.featureCount)
            #expect(preprocessing.features(of: ink, threadCount: 3) == together)
            #expect(
                preprocessing.features(of: glyphs[7].ink)
                    == Array(
                        together[7 * preprocessing.featureCount..<8 * preprocessing.featureCount]))
            #expect(together.allSatisfy { $0.isFinite })
        }
    }

    @Test("Paper is put around a glyph, which stays as it is; then only numbers are scaled")
    func pads() {
        let ink = Self.stroke(lean: 0.3)
        let steps: [PreprocessingStep] = [.deskew, .pad(GlyphPadding(margin: 2)), .scale(.mnist)]
        let preprocessing = Preprocessing(steps)
        #expect(preprocessing.side == 32 && preprocessing.featureCount == 1024)
        let paper = Self.features([UInt8](repeating: 0, count: 784), .scale(.mnist))[0]
        let (small, large) = (
            Self.features(ink, .deskew, .scale(.mnist)), preprocessing.features(of: ink)
        )
        for (index, value) in large.enumerated() {
            let (row, column) = (index / 32 - 2, index % 32 - 2)
            let isInside = (0..<28).contains(row) && (0..<28).contains(column)
            #expect(value == (isInside ? small[row * 28 + column] : paper))
        }
        let wrong = Preprocessing([.pad(GlyphPadding(margin: 2)), .deskew])
        #expect(wrong.complaint == "deskew takes ink: put it before pad")
        for margin in [0, -1, 29, .max, .min] {
            #expect(Preprocessing([.pad(GlyphPadding(margin: margin))]).complaint != nil)
        }
    }

    @Test("A leaning stroke is stood up; an upright one, a lying one and paper stay")
    func deskews() {
        for lean in [-0.6, -0.2, 0.2, 0.6] {
            let straight = Self.features(Self.stroke(lean: lean), .deskew)
            let columns = (5..<23).map { row -> Float in
                let ink = straight[row * 28..<(row + 1) * 28]
                let sum = ink.reduce(0, +)
                return zip(0..., ink).reduce(0) { $0 + Float($1.0) * $1.1 } / sum
            }
            #expect(columns.max()! - columns.min()! < 1.5, "\(lean): \(columns)")
        }
        for ink in [Self.stroke(lean: 0), Array(repeating: 0, count: 784)] {
            #expect(Self.features(ink, .deskew) == Self.features(ink))
        }
        var lying = [UInt8](repeating: 0, count: 784)
        for column in 4..<24 { lying[14 * 28 + column] = 255 }
        #expect(Self.features(lying, .deskew) == Self.features(lying))
    }

    @Test func gaussianKeepsTheInkAndSpreadsAPointAsTheFormulaSays() {
        var ink = [UInt8](repeating: 0, count: 784)
        ink[14 * 28 + 14] = 255
        let blurred = Self.features(ink, .gaussian(GaussianBlur(deviation: 1)))
        #expect(abs(blurred.reduce(0, +) - 1) < 1e-5)
        let weights = (-3...3).map { exp(-Double($0 * $0) / 2) }
        let middle = pow(weights[3] / weights.reduce(0, +), 2)
        #expect(abs(Double(blurred[14 * 28 + 14]) - middle) < 1e-6)
        #expect(blurred[14 * 28 + 13] == blurred[13 * 28 + 14])
    }

    @Test func medianTakesOutSpecksAndKeepsEdges() {
        var ink = Self.stroke(lean: 0)
        let clean = Self.features(ink, .median(MedianFilter(window: 3)))
        ink[3 * 28 + 3] = 255
        #expect(Self.features(ink, .median(MedianFilter(window: 3))) == clean)
        #expect(clean[14 * 28 + 12] == 1 && clean[14 * 28 + 10] == 0)
    }

    @Test(
        "Blocks have length 1 or are empty; twice the ink, or a shifted cell, changes them as due")
    func describesGradients() {
        let gradients = OrientedGradients()
        #expect(gradients.featureCount == 6 * 6 * 4 * 9)
        let ink = Self.stroke(lean: 0.3)
        let full = Self.features(ink, .hog(gradients))
        for start in stride(from: 0, to: full.count, by: 36) {
            let length = full[start..<start + 36].reduce(0) { $0 + $1 * $1 }
            #expect(length < 1e-3 || abs(length - 1) < 1e-2)
        }
        let half = Self.features(ink.map { $0 / 2 }, .hog(gradients))
        #expect(zip(full, half).allSatisfy { abs($0 - $1) < 2e-2 })
        // An upright stroke has edges in one direction: left to right, and back.
        let upright = Self.features(
            Self.stroke(lean: 0), .hog(OrientedGradients(orientationCount: 4, isSigned: false)))
        let sums = (0..<4).map { direction in
            stride(from: direction, to: upright.count, by: 4).reduce(0) { $0 + upright[$1] }
        }
        #expect(sums[0] > 2 * sums[2])
    }

    @Test func standardizesEachColumn() {
        let ink = randomGlyphs(count: 50, seed: 9).flatMap { glyph in
            // A column that never varies is only shifted.
            [UInt8(7)] + glyph.ink.dropFirst()
        }
        let fitted = Preprocessing([.standardize(Standardization())]).fitted(to: ink)
        #expect(fitted.isFitted)
        let values = fitted.features(of: ink)
        for column in [0, 1, 400, 783] {
            let own = stride(from: column, to: values.count, by: 784).map { Double(values[$0]) }
            let mean = own.reduce(0, +) / 50
            let variance = own.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 50
            #expect(abs(mean) < 1e-5 && abs(variance - (column == 0 ? 0 : 1)) < 1e-4)
        }
        // What is fitted already stays.
        #expect(fitted.fitted(to: Array(ink.prefix(784))) == fitted)
    }

    @Test func survivesCoding() throws {
        let ink = randomGlyphs(count: 3, seed: 2).flatMap(\.ink)
        let steps = Preprocessing(Self.all + [.standardize(Standardization())])
        for preprocessing in [steps, steps.fitted(to: ink), Preprocessing()] {
            let data = try JSONEncoder().encode(preprocessing)
            #expect(try JSONDecoder().decode(Preprocessing.self, from: data) == preprocessing)
        }
    }

    @Test(arguments: [
        ("[\"hog\",\"deskew\"]", "deskew takes ink: put it before hog"),
        ("[{\"scale\":{\"mean\":0.1}},\"hog\"]", "hog takes ink: put it before scale"),
        ("[\"hog\",\"hog\"]", "hog takes ink: put it before hog"),
        ("[\"sharpen\"]", "there is no preprocessing step 'sharpen'"),
        ("[{\"median\":{\"window\":4}}]", "window must be 3 or 5, not 4"),
        ("[{\"gaussian\":{\"deviation\":0}}]", "deviation must be from 0.1 to 5 pixels, not 0.0"),
        ("[{\"hog\":{\"cell\":5}}]", "cell must be 4 or 7 pixels, not 5"),
        ("[{\"hog\":{\"cells\":4}}]", "unknown key 'cells' in hog"),
        ("[{\"deskew\":{\"a\":1}}]", "deskew has no settings"),
        ("[{\"standardize\":{\"means\":[1],\"deviations\":[1]}}]", "needs 784 means"),
    ])
    func refusesWhatCannotBe(json: String, reason: String) {
        do {
            _ = try JSONDecoder().decode(Preprocessing.self, from: Data(json.utf8))
            Issue.record("\(json) was taken")
        } catch { #expect("\(error)".contains(reason), "\(error)") }
    }

    @Test func aModelRefusesStepsThatAreNotFitted() throws {
        #expect(throws: ModelError.self) { try tinyModel(steps: [.standardize(Standardization())]) }
    }
}
