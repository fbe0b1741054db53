import DealModel
import ReportModel

/// Estimates of how much room texts need, in digits of the standard font.
enum TextWidth {
  /// The columns a text takes on one line: a Chinese, Japanese or Korean character takes two, a combining one none.
  static func of(_ text: some StringProtocol) -> Int {
    text.utf8.allSatisfy { $0 < 0x80 } ? text.utf8.count : text.unicodeScalars.reduce(0) { $0 + columns($1) }
  }

  private static func columns(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case ..<0x300: 1
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      2
    default:
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark, .format: 0
      default: 1
      }
    }
  }

  /// The lines a text takes when it is broken at spaces, and anywhere in wide script.
  static func lines(_ text: String, within width: Int) -> Int {
    let width = max(1, width)
    return text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).reduce(0) { lines, paragraph in
      var (count, used) = (1, 0)
      for word in paragraph.split(separator: " ") {
        let length = of(word)
        let gap = used == 0 ? 0 : 1
        if used + gap + length <= width {
          used += gap + length
        } else if length <= width && length < 2 * word.unicodeScalars.count {
          (count, used) = (count + 1, length)
        } else {
          let end = used + gap + length
          (count, used) = (count + (end - 1) / width, (end - 1) % width + 1)
        }
      }
      return lines + count
    }
  }
}

/// Widths of a sheet's columns, estimated from what its tables hold.
struct ColumnWidths {
  /// The narrowest column.
  static let least = 8
  /// The widest column; longer texts are wrapped.
  static let most = 60
  /// The room beside a cell's text: an indent and the cell's own margins.
  static let padding = 3

  /// The widths so far.
  private(set) var widths: [Int] = []
  private let format: NumberFormat

  /// No columns yet.
  init(format: NumberFormat) { self.format = format }

  /// Makes room for a table.
  /// - Parameters:
  ///   - spread: a column that is spread over several, which needs no room of its own.
  ///   - button: room for a filter button in the heads.
  mutating func add(_ columns: [ReportColumn], rows: some Sequence<[Cell]>, spread: Int? = nil, button: Int = 0) {
    while widths.count < columns.count { widths.append(ColumnWidths.least) }
    for (column, description) in columns.enumerated() where column != spread {
      widen(column, to: ColumnWidths.head(description.heading) + button)
    }
    for row in rows {
      for (column, cell) in row.enumerated() where column != spread && column < columns.count {
        widen(column, to: width(cell) + ColumnWidths.padding)
      }
    }
  }

  /// Makes a column at least so wide, within the bounds.
  mutating func widen(_ column: Int, to width: Int) {
    widths[column] = max(widths[column], min(width, ColumnWidths.most))
  }

  /// Adds columns of a width until there are so many.
  mutating func pad(to count: Int, width: Int) {
    while widths.count < count { widths.append(width) }
  }

  /// The width of several columns together.
  func total(_ columns: ClosedRange<Int>) -> Int {
    widths[columns.clamped(to: 0...max(0, widths.count - 1))].reduce(0, +)
  }

  /// The columns a cell's text takes.
  func width(_ cell: Cell) -> Int {
    let length = TextWidth.of(format.text(cell))
    return switch cell {
    // Workbooks show two decimals more.
    case .money: length + 3
    // The year comes first in a workbook.
    case .date: max(length, 10)
    default: length
    }
  }

  /// The least width at which a heading takes at most two lines, and a short one only one.
  static func head(_ heading: String) -> Int {
    var width = max(least - padding, min(TextWidth.of(heading), 10))
    while width < most, TextWidth.lines(heading, within: width) > 2 || !fits(heading, width) { width += 1 }
    return width + padding
  }

  /// Whether no word is wider than the column.
  private static func fits(_ heading: String, _ width: Int) -> Bool {
    heading.split(separator: " ").allSatisfy { TextWidth.of($0) <= width || TextWidth.of($0) > $0.unicodeScalars.count }
  }
}
