import DealModel

/// Which deal a row of a list is about: the columns that every list of deals begins with.
struct DealIdentity: Sendable {
  /// The columns, as far as the inputs tell of them.
  let columns: [ReportColumn]
  private let book: DealBook
  private let groups: [GroupColumn]
  private let hasNames: Bool
  private let hasPipelines: Bool

  init(_ book: DealBook, _ texts: Texts) {
    self.book = book
    hasNames = book.names.count == book.count && book.count > 0
    hasPipelines = book.processes.count > 1
    var columns = [ReportColumn("deal", texts[.deal], .text)]
    if hasNames {
      columns += [ReportColumn("name", texts[.name], .text), ReportColumn("account", texts[.account], .text)]
    }
    var groups: [GroupColumn] = []
    for (name, heading) in [("owner", ReportText.owner), ("team", .team)] {
      guard let group = book.groups.first(where: { $0.name == name }) else { continue }
      groups.append(group)
      columns.append(ReportColumn(name, texts[heading], .text))
    }
    if hasPipelines { columns.append(ReportColumn("pipeline", texts[.pipeline], .text)) }
    self.columns = columns
    self.groups = groups
  }

  /// The cells of a book's row.
  func cells(_ row: Int) -> [Cell] {
    var cells: [Cell] = [.text(book.ids.text(row))]
    if hasNames { cells += [.text(book.names.text(row)), .text(book.accounts.text(row))] }
    cells += groups.map { .text($0.text(row)) }
    if hasPipelines { cells.append(.text(book.processes[Int(book.process[row])].name)) }
    return cells
  }
}
