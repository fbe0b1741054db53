import DelimitedText
import Diagnostics

/// The text that a sheet becomes: one record a row, from row 1 on, each ended by a line feed.
///
/// A row's record goes up to its last cell that is not empty; a row without one is an empty line. An empty text is the
/// same as no cell: a row of nothing else is an empty line too, which no reader of tables takes for data, where `""`
/// would be a record with an empty field. Behind the last row that has a cell nothing is written.
struct RecordText {
  private static let commas = [UInt8](repeating: UInt8(ascii: ","), count: CellReference.lastColumn)

  /// Written, but not handed on.
  private(set) var bytes: [UInt8] = []
  /// The last row that has something in it; 0 before the first.
  private(set) var row = 0
  /// The column behind the last field of that row; fields go to the right.
  private(set) var column = 1
  /// Where the field of the last cell begins in `bytes`.
  private var fieldStart = 0
  /// The empty fields to the left of cells so far.
  private(set) var padding = 0
  /// The widest column so far.
  private(set) var columns = 0
  /// How much was handed on.
  private var handedOn = 0

  /// All bytes so far.
  var count: Int { handedOn + bytes.count }

  /// The field that was written last, as long as it was not handed on.
  var field: ArraySlice<UInt8> { bytes[fieldStart...] }

  /// Goes to a cell that is to the right of or below the last one; its field must be written next.
  mutating func advance(to place: CellReference) {
    if place.row != row {
      for _ in max(row, 1)..<place.row { bytes.append(UInt8(ascii: "\n")) }
      row = place.row
      column = 1
    }
    padding += max(0, place.column - column - 1)
    switch place.column - column {
    case 0: break
    case 1: bytes.append(UInt8(ascii: ","))
    case let count: bytes.append(contentsOf: RecordText.commas[..<count])
    }
    column = place.column
    fieldStart = bytes.count
    columns = max(columns, column)
  }

  /// Writes a field that is quoted already, or needs no quotes.
  mutating func write(_ field: ArraySlice<UInt8>) {
    if count == 0, RecordText.isMistakable(field) { return RecordWriter.appendQuoted(field, to: &bytes) }
    bytes.append(contentsOf: field)
  }

  /// Writes a field, quoted where it must be.
  /// - Parameter isText: whether it is no number, so that it must not look like one.
  mutating func writeQuoting(_ field: [UInt8], isText: Bool) {
    if count == 0, RecordText.isMistakable(field[...]) { return RecordWriter.appendQuoted(field, to: &bytes) }
    if isText { TextCell.append(field, to: &bytes) } else { RecordWriter.append(field, to: &bytes) }
  }

  /// At the very beginning, a byte order mark would vanish and `sep=;` would be taken for a statement.
  private static func isMistakable(_ field: ArraySlice<UInt8>) -> Bool {
    field.starts(with: "sep=".utf8) || field.starts(with: [0xEF, 0xBB, 0xBF])
  }

  /// Ends the last record.
  mutating func finish() { if row > 0 { bytes.append(UInt8(ascii: "\n")) } }

  /// Hands on what was written.
  mutating func handOn(to sink: (UnsafeRawBufferPointer) throws(Diagnostic) -> Void) throws(Diagnostic) {
    var problem: Diagnostic?
    bytes.withUnsafeBytes { buffer in
      do throws(Diagnostic) { try sink(buffer) } catch { problem = error }
    }
    if let problem { throw problem }
    handedOn += bytes.count
    bytes.removeAll(keepingCapacity: true)
    fieldStart = 0
  }
}
