public import DealModel
public import Diagnostics

/// A row that could not be used, as it is written to `rejects.csv`.
public struct RejectedRow: Sendable, Hashable {
  /// Where the value, or else the row, begins.
  public var location: SourceLocation
  /// The heading of the column; empty where it is the whole row.
  public var column: String
  /// The value that is at fault; empty where it is the whole row.
  public var value: String
  /// Why.
  public var reason: Diagnostic
  /// The row as it stands in the file.
  public var row: String
}

/// All that an import gives: the deals and how they were read.
public struct ImportResult: Sendable {
  /// The deals.
  public var book: DealBook
  /// How they were read; its accounts are completed once the as-of date is known.
  public var summary: ImportSummary
  /// The records of the deals, where the book does not keep their texts itself.
  public var records: DealRecords?
  /// The rows that could not be used, file by file, in the files' order.
  public var rejects: [RejectedRow]
  /// What no report could be made for, where the importer hands it over; what is named in it was read as well as it could
  /// be.
  public var problems: [Diagnostic] = []
  /// Rows of the history whose deals are not there, not yet in words.
  var unknownRows: [UnknownRows] = []

  /// The history files with rows whose deals are not there, with the first ids.
  public var unknownDeals: [UnknownDeals] { unknownRows.map { $0.inWords() } }

  /// The texts of some deals, in the order of `rows`.
  /// - Throws: a diagnostic where somebody wrote to a file since it was read.
  public func texts(of rows: [Int]) throws(Diagnostic) -> [DealText] {
    if let records { return try records.texts(of: rows) }
    return rows.map { row in
      var text = DealText()
      text.id = book.ids.text(row)
      if row < book.names.count { (text.name, text.account) = (book.names.text(row), book.accounts.text(row)) }
      return text
    }
  }
}
