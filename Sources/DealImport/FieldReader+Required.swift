import DelimitedText
import Diagnostics

/// What a row about a deal cannot do without: whose it is, and when it was.
extension FieldReader {
  /// The time of a row.
  /// - Throws: the reason for which the row cannot be used.
  @inline(__always)
  mutating func requiredTime(
    _ bytes: UnsafeRawBufferPointer,
    _ record: RecordFields,
    _ column: Int,
    _ dates: inout DateColumn
  ) throws(RowProblem) -> Int64 {
    switch time(bytes, record, column, &dates) {
    case .value(let time): return time
    case .missing: throw RowProblem(id: .timeMissing, field: column)
    case .unreadable: throw RowProblem(id: .timeUnreadable, field: column)
    }
  }

  /// Where the id of a row stands, without quotes and white space around; `nil` where a quote is in it.
  /// - Throws: the reason for which the row cannot be used.
  @inline(__always)
  static func requiredID(
    _ bytes: UnsafeRawBufferPointer,
    _ record: RecordFields,
    _ column: Int
  ) throws(RowProblem) -> Range<Int>? {
    // Rows of sheets end at the last filled cell.
    if column >= record.count { throw RowProblem(id: .idMissing, field: column) }
    let id = FieldText.plainRange(bytes, record.range(of: column))
    if let id, id.count < 12, MissingText.matches(UnsafeRawBufferPointer(rebasing: bytes[id])) {
      throw RowProblem(id: .idMissing, field: column)
    }
    return id
  }
}
