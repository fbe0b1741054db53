import Diagnostics

/// A table as lines of plain text in aligned columns, no line longer than a mail's should be.
struct PlainTable {
  /// A column.
  struct Column {
    /// Its heading; broken into lines where it is wider than the cells.
    var heading: String
    /// Whether its cells stand to the right.
    var isNumber: Bool
  }

  /// The widest line that is safe in a mail, without the line's end (RFC 5322, 2.1.1).
  static let lineWidth = 78

  /// The columns; the first takes what the others leave.
  var columns: [Column]
  /// The rows: cells, each of one or more lines.
  var rows: [[[String]]]

  private static let gap = 2
  /// Below that the first column cannot be read.
  private static let leastFirst = 12

  /// The lines: the heading, a rule, the rows.
  func lines() -> [String] {
    guard let first = columns.first else { return [] }
    let natural = columns.indices.map { index in
      rows.flatMap { index < $0.count ? $0[index] : [] }.map(displayWidth).max() ?? 0
    }
    var widths = columns.indices.map { index in
      max(natural[index], longestWord(columns[index].heading), min(displayWidth(columns[index].heading), 16))
    }
    let others = widths.dropFirst().reduce(0) { $0 + $1 + PlainTable.gap }
    let room = PlainTable.lineWidth - others
    if room < min(PlainTable.leastFirst, max(natural[0], displayWidth(first.heading))) { return stacked() }
    widths[0] = min(max(natural[0], displayWidth(first.heading)), room)
    let head = columns.indices.map { wrapped(columns[$0].heading, columns: widths[$0]) }
    var result = row(head, widths, isHead: true)
    result.append(String(repeating: "-", count: widths.reduce(0, +) + PlainTable.gap * (widths.count - 1)))
    for cells in rows {
      let broken = columns.indices.map { index in
        let lines = index < cells.count ? cells[index] : []
        return index == 0 ? lines.flatMap { wrapped($0, columns: widths[0]) } : lines
      }
      result += row(broken, widths, isHead: false)
    }
    return result
  }

  private func longestWord(_ text: String) -> Int { pieces(lineText(text)).map(displayWidth).max() ?? 0 }

  /// The lines of a row; headings stand at its foot, cells at its head.
  private func row(_ cells: [[String]], _ widths: [Int], isHead: Bool) -> [String] {
    let height = cells.map(\.count).max() ?? 0
    return (0..<height).map { line in
      var text = ""
      for (index, lines) in cells.enumerated() {
        let place = isHead ? line - (height - lines.count) : line
        let cell = lines.indices.contains(place) ? lines[place] : ""
        let padding = String(repeating: " ", count: max(0, widths[index] - displayWidth(cell)))
        if index > 0 { text += String(repeating: " ", count: PlainTable.gap) }
        text += columns[index].isNumber ? padding + cell : cell + padding
      }
      while text.last == " " { text.removeLast() }
      return text
    }
  }

  /// Each row as lines of heading and value, where the columns do not fit beside each other.
  private func stacked() -> [String] {
    rows.flatMap { cells in
      var result = (cells.first ?? []).flatMap { wrapped($0, columns: PlainTable.lineWidth) }
      for (column, lines) in zip(columns, cells).dropFirst() where lines.contains(where: { !$0.isEmpty }) {
        let text = column.heading + ": " + lines.filter { !$0.isEmpty }.joined(separator: " / ")
        result += wrapped(text, columns: PlainTable.lineWidth - 2).map { "  " + $0 }
      }
      return result
    }
  }
}
