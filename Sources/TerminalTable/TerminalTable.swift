import Diagnostics
public import ReportModel

/// Sets tables of a report in columns, for a terminal.
public struct TerminalTable {
  /// How values are put into digits.
  private let format: NumberFormat
  /// Whether titles and headings are set off by control sequences; a file or a pipe gets none.
  private let isStyled: Bool
  /// The word before the totals.
  private let total: String

  /// Makes a renderer.
  public init(format: NumberFormat, isStyled: Bool, total: String) {
    self.format = format
    self.isStyled = isStyled
    self.total = total
  }

  /// The table's title, headings, rows, totals and notes, a line each; numbers stand to the right.
  /// - Parameter keys: the columns to show, by their keys; all of them without any. A key the table lacks is passed over.
  public func text(_ table: ReportTable, columns keys: [String] = []) -> String {
    let shown =
      keys.isEmpty
      ? Array(table.columns.indices) : keys.compactMap { key in table.columns.firstIndex { $0.key == key } }
    let columns = shown.map { table.columns[$0] }
    let head = columns.map { printable($0.heading) }
    let rows = table.rows.map { row in shown.map { printable(format.text(row[$0]), limit: 500) } }
    var body = rows
    if let totals = table.totals {
      body.append(shown.map { $0 == 0 && totals[0] == .empty ? total : printable(format.text(totals[$0])) })
    }
    let widths = head.indices.map { column in
      ([head] + body).map { displayWidth($0[column]) }.max() ?? 0
    }
    func line(_ cells: [String]) -> String {
      var text = " "
      for (index, cell) in cells.enumerated() {
        let padding = String(repeating: " ", count: widths[index] - displayWidth(cell))
        let isLast = index == cells.count - 1
        text += " "
        text += columns[index].kind == .text ? cell + (isLast ? "" : padding) : padding + cell
        if !isLast { text += " " }
      }
      while text.last == " " { text.removeLast() }
      return text
    }
    var result = styled(printable(table.title), bold) + "\n" + styled(line(head), dim) + "\n"
    for (index, cells) in body.enumerated() {
      result += index < rows.count ? line(cells) : styled(line(cells), bold)
      result += "\n"
    }
    for note in table.notes { result += "  " + printable(note, limit: 1000) + "\n" }
    return result
  }

  private var bold: String { "1" }
  private var dim: String { "2" }

  private func styled(_ text: String, _ style: String) -> String {
    isStyled ? "\u{1B}[\(style)m\(text)\u{1B}[0m" : text
  }
}
