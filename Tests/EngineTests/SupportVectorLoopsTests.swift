import Engine
import Foundation
import Testing

/// The C loops of support vector machines against the same, written plainly.
@Suite struct SupportVectorLoopsTests {
    /// Lengths around the widths of vectors.
    static let counts = [1, 7, 8, 15, 16, 17, 64, 1000]

    @Test("exp to a few units in the last place, at every place of a row", arguments: counts)
    func radial(count: Int) {
        let products = (0..<count).map { Float($0 * 37 % 101) * 0.4 }
        let squares = (0..<count).map { Float($0 * 17 % 89) + 40 }
        var values = [Float](repeating: 0, count: count)
        values.withUnsafeMutableBufferPointer { values in
            products.withUnsafeBufferPointer { products in
                squares.withUnsafeBufferPointer { squares in
                    SupportVectorLoops.radial(
                        products, squares: squares, square: 30, gamma: 0.2, into: values)
                }
            }
        }
        for index in 0..<count {
            let distance = max(0, squares[index] + 30 - 2 * products[index])
            let known = exp(Double(-0.2 * distance))
            #expect(abs(Double(values[index]) - known) < 4e-6 * known)
        }
    }

    @Test("Far samples are nothing, near ones one, and never more")
    func radialExtremes() {
        let products: [Float] = [0, 50, 60, -.greatestFiniteMagnitude]
        var values = [Float](repeating: 0, count: 4)
        values.withUnsafeMutableBufferPointer { values in
            products.withUnsafeBufferPointer { products in
                [Float](repeating: 50, count: 4).withUnsafeBufferPointer { squares in
                    SupportVectorLoops.radial(
                        products, squares: squares, square: 50, gamma: 10, into: values)
                }
            }
        }
        #expect(values[0] < 1e-37 && values[3] < 1e-37)
        #expect(values[1] == 1 && values[2] == 1)
    }

    @Test(arguments: [0, 1, 3, 4, 5, 9]) func subtract(rowCount: Int) {
        let count = 2100
        let rows = (0..<rowCount).map { row in
            (0..<count).map { Float(($0 * 7 + row * 3) % 11) }
        }
        let scales = (0..<rowCount).map { Double($0) - 1.5 }
        var values = (0..<count).map(Double.init)
        let memory = rows.map { row in
            let memory = UnsafeMutablePointer<Float>.allocate(capacity: count)
            memory.initialize(from: row, count: count)
            return memory
        }
        defer { for row in memory { row.deallocate() } }
        values.withUnsafeMutableBufferPointer {
            SupportVectorLoops.subtract(
                memory.map { UnsafePointer($0) }, times: scales, from: $0)
        }
        for index in 0..<count {
            let sum = zip(rows, scales).reduce(0) { $0 + $1.1 * Double($1.0[index]) }
            #expect(values[index] == Double(index) - sum)
        }
    }

    @Test(arguments: [8, 16, 40, 800]) func moveAndPartner(count: Int) throws {
        let first = (0..<count).map { Float($0 * 31 % 97) * 0.01 }
        let second = (0..<count).map { Float($0 * 53 % 89) * 0.01 }
        var errors = (0..<count).map { Double($0 * 71 % 83) * 0.1 - 4 }
        var raises = (0..<count).map { $0 % 3 == 0 ? -Double.infinity : 0 }
        var lowers = (0..<count).map { $0 % 4 == 1 ? -Double.infinity : 0 }
        var diagonal = (0..<count).map { 1 + Float($0 % 5) }
        let before = errors
        var found: SupportVectorLoops.Top?
        var partner = 0
        errors.withUnsafeMutableBufferPointer { errors in
            raises.withUnsafeMutableBufferPointer { raises in
                lowers.withUnsafeMutableBufferPointer { lowers in
                    let top = SupportVectorLoops.move(
                        errors, along: first, minus: second, by: 0.5, raises: raises, lowers: lowers
                    )
                    found = top
                    diagonal.withUnsafeMutableBufferPointer { diagonal in
                        partner = SupportVectorLoops.partner(
                            of: errors, row: first, diagonal: diagonal, lowers: lowers,
                            high: top.high, own: 1, curvatureMin: 1e-12)
                    }
                }
            }
        }
        let top = try #require(found)
        for index in 0..<count {
            let moved = before[index] - 0.5 * (Double(first[index]) - Double(second[index]))
            #expect(abs(errors[index] - moved) < 1e-12)
        }
        let open = errors.indices.filter { raises[$0] == 0 }
        let closing = errors.indices.filter { lowers[$0] == 0 }
        #expect(top.high == open.map { errors[$0] }.max())
        #expect(top.raised == open.first { errors[$0] == top.high })
        #expect(top.low == closing.map { errors[$0] }.min())
        let gains = closing.map { index -> Double in
            let gap = top.high - errors[index]
            let curvature = 1 + Double(diagonal[index]) - 2 * Double(first[index])
            return gap > 0 ? gap * gap / curvature : -.infinity
        }
        let best = gains.max() ?? 0
        #expect(abs(gains[closing.firstIndex(of: partner) ?? 0] - best) < 1e-9 * best)
    }
}
