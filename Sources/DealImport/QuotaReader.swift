import DealModel
import DelimitedText
import Diagnostics
import TableFiles

// How it works: a quota file is small. It is read once to see how its amounts are written, and once more to take them.

/// Reads a quota file.
struct QuotaReader {
  /// A quota as its row says it.
  struct Row {
    var period: Period
    var owner: String?
    var team: String?
    var pipeline: String?
    /// In ten-thousandths of its currency.
    var amount: Int64
    var currency: WrittenCurrency
    /// Where the row begins.
    var offset: Int
  }

  /// The account of the file's rows.
  private(set) var reader: TableReader
  /// The rows that can be used.
  private(set) var rows: [Row] = []
  /// The amounts, with what they say about the way they are written.
  private(set) var amounts: AmountColumn
  private let plan: ColumnPlan<QuotaRole>
  private let fiscalYearStart: Int
  private var fields: FieldReader

  /// Makes a reader.
  /// - Parameter amounts: how the amounts are read.
  init(
    _ table: InputTable,
    plan: ColumnPlan<QuotaRole>,
    amounts: AmountColumn,
    fiscalYearStart: Int,
    zone: ReportTimeZone
  ) {
    reader = TableReader(table: table, role: "quotas", lastUsed: plan.lastUsed, essential: [plan[.period]])
    self.plan = plan
    self.amounts = amounts
    self.fiscalYearStart = fiscalYearStart
    fields = FieldReader(zone: zone)
  }

  /// Reads the whole file.
  mutating func read() {
    var account = reader
    account.read(account.table.body) { (_, bytes, record) throws(RowProblem) in
      try self.row(bytes, record)
    }
    reader = account
  }

  private mutating func row(_ bytes: UnsafeRawBufferPointer, _ record: RecordFields) throws(RowProblem) {
    guard let text = text(.period, bytes, record) else {
      throw RowProblem(id: .periodMissing, field: plan[.period])
    }
    guard let period = PeriodText.parse(text, fiscalYearStart: fiscalYearStart) else {
      throw RowProblem(id: .periodUnreadable, field: plan[.period])
    }
    let column = plan[.amount]
    switch fields.amount(bytes, record, column, &amounts) {
    case .value(let value):
      if value.amount < 0 { throw RowProblem(id: .quotaUnreadable, field: column) }
      rows.append(
        Row(
          period: period,
          owner: self.text(.owner, bytes, record),
          team: self.text(.team, bytes, record),
          pipeline: self.text(.pipeline, bytes, record),
          amount: value.amount,
          currency: value.currency,
          offset: record.start
        )
      )
    case .missing: throw RowProblem(id: .quotaMissing, field: column)
    case .unreadable: throw RowProblem(id: .quotaUnreadable, field: column)
    }
  }

  /// The text in a role's column; `nil` where it says nothing.
  private mutating func text(_ role: QuotaRole, _ bytes: UnsafeRawBufferPointer, _ record: RecordFields) -> String? {
    fields.withText(bytes, record, plan[role]) { text in
      MissingText.matches(text) ? nil : String(decoding: text, as: UTF8.self)
    }
  }
}
