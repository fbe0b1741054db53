/// A cell's place in a sheet, both counted from 1: `C2` is column 3, row 2.
struct CellReference {
  static let lastColumn = 16_384
  static let lastRow = 1_048_576

  var column: Int
  var row: Int

  /// A known place.
  init(column: Int, row: Int) {
    self.column = column
    self.row = row
  }

  /// Reads `C2`; nil where the text is something else, or lies beyond XFD1048576.
  init?(_ text: UnsafePointer<CChar>) {
    var next = text
    var (column, row) = (0, 0)
    while let digit = CellReference.letter(next.pointee), column <= CellReference.lastColumn {
      column = column * 26 + digit
      next += 1
    }
    while let digit = CellReference.digit(next.pointee), row <= CellReference.lastRow {
      row = row * 10 + digit
      next += 1
    }
    guard next.pointee == 0, column > 0, column <= CellReference.lastColumn, row > 0, row <= CellReference.lastRow
    else {
      return nil
    }
    self.init(column: column, row: row)
  }

  private static func letter(_ character: CChar) -> Int? {
    let position = Int(character | 0x20) - Int(UInt8(ascii: "a"))
    return position >= 0 && position < 26 ? position + 1 : nil
  }

  private static func digit(_ character: CChar) -> Int? {
    let value = Int(character) - Int(UInt8(ascii: "0"))
    return value >= 0 && value < 10 ? value : nil
  }

  /// A number that is not negative, up to a milliard; nil where the text is something else.
  static func number(_ text: UnsafePointer<CChar>) -> Int? {
    var next = text
    var number = 0
    while let digit = digit(next.pointee), number < 100_000_000 {
      number = number * 10 + digit
      next += 1
    }
    return next.pointee == 0 && next != text ? number : nil
  }

  /// `C2`.
  var text: String {
    var letters: [UInt8] = []
    var rest = column
    while rest > 0 {
      letters.append(UInt8(ascii: "A") + UInt8((rest - 1) % 26))
      rest = (rest - 1) / 26
    }
    return String(decoding: letters.reversed(), as: UTF8.self) + "\(row)"
  }
}
