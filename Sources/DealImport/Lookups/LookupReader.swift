import DealModel
import DelimitedText
import Diagnostics
import TableFiles

/// Reads a lookup table.
struct LookupReader {
  /// The account of the file's rows.
  private(set) var reader: TableReader
  /// The key of each row that can be used.
  private(set) var keys: [String] = []
  /// What each of these rows gives, in the plan's order; `nil` where it says nothing.
  private(set) var values: [[String?]] = []
  let plan: LookupPlan
  private var fields: FieldReader

  /// Makes a reader.
  init(_ table: InputTable, plan: LookupPlan, zone: ReportTimeZone) {
    reader = TableReader(table: table, role: "lookup", lastUsed: plan.lastUsed, essential: [plan.keyColumn])
    self.plan = plan
    fields = FieldReader(zone: zone)
  }

  /// Reads the whole file.
  mutating func read() {
    var account = reader
    account.read(account.table.body) { (_, bytes, record) throws(RowProblem) in
      guard let key = self.text(plan.keyColumn, bytes, record) else {
        throw RowProblem(id: .lookupKeyBlank, field: plan.keyColumn)
      }
      keys.append(key)
      values.append(plan.values.map { self.text($0.column, bytes, record) })
    }
    reader = account
  }

  /// The text in a column; `nil` where it says nothing.
  private mutating func text(_ column: Int, _ bytes: UnsafeRawBufferPointer, _ record: RecordFields) -> String? {
    fields.withText(bytes, record, column) { text in
      MissingText.matches(text) ? nil : String(decoding: text, as: UTF8.self)
    }
  }
}

/// Finds the rows of a lookup table by their keys.
struct LookupIndex {
  /// The row of each key: of several the last.
  private let exact: [String: Int]
  /// The row of each key as `StageName.folded` writes it.
  private let folded: [String: Int]

  init(_ keys: [String]) {
    var (exact, folded): ([String: Int], [String: Int]) = ([:], [:])
    for (row, key) in keys.enumerated() { exact[key] = row }
    for (key, row) in exact {
      let fold = StageName.folded(key)
      folded[fold] = max(folded[fold] ?? row, row)
    }
    (self.exact, self.folded) = (exact, folded)
  }

  /// How many different keys there are.
  var count: Int { exact.count }

  /// The rows that no later one replaces, in their order.
  var rows: [Int] { exact.values.sorted() }

  /// The row for a name: as it is written, else but for case, full-width forms and white space.
  func row(of name: String) -> Int? { exact[name] ?? folded[StageName.folded(name)] }
}
