import DealModel
import DelimitedText
import Diagnostics

/// Histories of fields: a row for each field of a deal that was changed, with the value before and behind.
extension HistoryPart {
  /// What a row is about.
  enum ChangedField: UInt32 {
    case other, stage, closeDate

    init(_ name: String) {
      switch Heading.normalised(name) {
      case "stagename", "stage", "stage name", "deal stage", "阶段", "商机阶段", "销售阶段": self = .stage
      case "closedate", "close date", "expected close", "expected close date", "预计成交日期", "结束日期": self = .closeDate
      default: self = .other
      }
    }
  }

  /// What a row is about.
  @inline(never)
  mutating func changedField(
    _ bytes: UnsafeRawBufferPointer,
    _ record: RecordFields,
    _ columns: HistoryColumns
  ) -> ChangedField {
    guard columns.field < record.count else { return .other }
    let key = FieldKey(bytes, record.range(of: columns.field))
    if let key, let known = changedFields.number(of: key).flatMap(ChangedField.init(rawValue:)) { return known }
    let field = fields.withText(bytes, record, columns.field) { ChangedField(String(decoding: $0, as: UTF8.self)) }
    if let key { changedFields.remember(field.rawValue, of: key) }
    return field
  }

  /// Reads a row that says when the close was expected, and when it is now.
  @inline(never)
  mutating func readCloseDate(
    _ account: inout TableReader,
    _ bytes: UnsafeRawBufferPointer,
    _ record: RecordFields,
    _ columns: HistoryColumns,
    _ index: KeyIndex
  ) throws(RowProblem) {
    let time = try fields.requiredTime(bytes, record, columns.at, &times)
    if fields.withText(bytes, record, columns.id, MissingText.matches) {
      throw RowProblem(id: .idMissing, field: columns.id)
    }
    hasCloseRows = true
    guard let deal = fields.withText(bytes, record, columns.id, { index.find($0) }) else {
      unknownDeals += 1
      return
    }
    // The first row of a deal tells also what was expected before.
    for column in [columns.from, columns.to] {
      switch fields.time(bytes, record, column, &expected) {
      case .value(let close):
        let day = Int32(truncatingIfNeeded: CivilTime.day(of: close))
        expectedCloses.append(deal: UInt32(truncatingIfNeeded: deal), time: time, day: day)
      case .missing: break
      case .unreadable: account.noteUnreadable(.dateUnreadable, field: column, record)
      }
    }
  }
}
