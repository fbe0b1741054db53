public import DealModel
import DelimitedText
public import Diagnostics
import TableFiles

extension DealRecords {
  /// The columns with dates of the files that some deals stand in, file by file, in their order.
  func dates(of rows: [Int]) throws(Diagnostic) -> [ColumnDates] {
    var found: [[ColumnDates]] = tables.map { table in
      table.headings.map { ColumnDates(file: table.path, heading: $0) }
    }
    var scratch: [UInt8] = []
    try read(rows) { _, file, bytes, record in
      for column in 0..<min(record.count, found[file].count) {
        let range = record.range(of: column)
        if range.isEmpty { continue }
        if let plain = FieldText.plain(bytes, range) {
          found[file][column].note(plain)
        } else {
          FieldText.unescape(bytes, range, into: &scratch)
          scratch.withUnsafeBytes { found[file][column].note($0) }
        }
      }
    }
    return found.flatMap { $0 }.filter { $0.dates > 0 }
  }
}

extension ColumnDates {
  fileprivate mutating func note(_ text: UnsafeRawBufferPointer) {
    if MissingText.matches(text) { return }
    if let written = TimeText.parse(text) {
      dates += 1
      let day = CivilDate(dayNumber: Int(CivilTime.day(of: written.time)))
      latest = max(latest ?? day, day)
    } else if let folded = FoldedText(text), AmountText.parse(folded) == nil, DateText.parse(folded) != nil {
      dates += 1
    } else {
      others += 1
    }
  }
}

extension ImportResult {
  /// Where the rows of some deals stand, in the order of `rows`; nothing of deals whose records are not kept.
  public func locations(of rows: [Int]) -> [SourceLocation] { records?.locations(of: rows) ?? [] }

  /// The columns in which some deals have dates, file by file.
  /// - Throws: a diagnostic where somebody wrote to a file since it was read.
  public func dates(of rows: [Int]) throws(Diagnostic) -> [ColumnDates] { try records?.dates(of: rows) ?? [] }
}
