internal import Foundation

/// Rows of cells as lines: the first column to the left, the others to the right, two spaces
/// between. The one table for people's terminals.
///
/// - Parameter rows: as many cells each; no lines where there are none.
public func aligned(_ rows: [[String]]) -> String {
    let widths = (rows.first ?? []).indices.map { column in
        rows.map { $0[column].count }.max() ?? 0
    }
    return rows.map { row in
        row.indices.map { column in
            let space = String(repeating: " ", count: widths[column] - row[column].count)
            return column == 0 ? row[column] + space : space + row[column]
        }.joined(separator: "  ")
    }.joined(separator: "\n")
}

/// A number with so many digits behind the point.
func number(_ value: Double, _ digits: Int) -> String { String(format: "%.\(digits)f", value) }
