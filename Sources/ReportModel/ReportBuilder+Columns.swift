import DealModel

extension ReportBuilder {
  /// What every column of every file was taken for, and how that was settled.
  func columnTable() -> ReportTable { texts.columnTable(of: summary.inputs) }
}

extension Texts {
  /// How many columns of a file that are not read have a row of their own; some exports have hundreds.
  private static let unreadLimit = 20

  /// What every column of every file was taken for, and how that was settled.
  func columnTable(of inputs: [InputSummary]) -> ReportTable {
    let columns = [
      ReportColumn("file", self[.file], .text), ReportColumn("column", self[.column], .text),
      ReportColumn("takenAs", self[.takenAs], .text), ReportColumn("columnKey", self[.columnKey], .text),
      ReportColumn("taken", self[.taken], .text), ReportColumn("examples", self[.examples], .text),
    ]
    var rows: [[Cell]] = []
    for input in inputs {
      let unread = input.columns.filter { $0.purpose == .none }
      let left = Set(unread.dropFirst(Texts.unreadLimit).map(\.number))
      for use in input.columns where !left.contains(use.number) { rows.append(row(use, of: input)) }
      if left.isEmpty { continue }
      rows.append([
        .text(input.file), .text(self[.furtherColumns, count(left.count)]), .text(self[.notRead]),
        .text(NumberFormat.dash), .text(NumberFormat.dash), .text(NumberFormat.dash),
      ])
    }
    return ReportTable(id: "columns", title: self[.columnUses], columns: columns, rows: rows)
  }

  private func row(_ use: ColumnUse, of input: InputSummary) -> [Cell] {
    let purpose =
      switch use.purpose {
      case .roles(let roles):
        (roles.map(role).joined(separator: self[.listComma]), roles.joined(separator: ", "))
      case .entries(let stage): (self[.entryDatesOf, stage], NumberFormat.dash)
      case .group: (self[.takenGroup], "group_by")
      case .none: (self[.notRead], NumberFormat.dash)
      }
    return [
      .text(input.file), .text(use.heading), .text(purpose.0), .text(purpose.1), .text(taken(use, input)),
      .text(use.examples.isEmpty ? NumberFormat.dash : use.examples.joined(separator: self[.exampleSeparator])),
    ]
  }

  /// How a column came to its purpose; of one that is not read what it may serve.
  private func taken(_ use: ColumnUse, _ input: InputSummary) -> String {
    switch use.origin {
    case .configured: self[.takenConfigured]
    case .heading: self[.takenByHeading]
    case .export: self[.takenByExport, input.exportTitle?[format.language] ?? ""]
    case nil:
      use.mayServe.isEmpty
        ? NumberFormat.dash : self[.mayServe, use.mayServe.joined(separator: self[.listComma])]
    }
  }
}

extension Texts {
  /// A role in words; the role itself where it has none.
  func role(_ role: String) -> String { Texts.roles[role].map { self[$0] } ?? role }

  private static let roles: [String: ReportText] = [
    "id": .columnId, "name": .name, "account": .account, "owner": .owner, "team": .team, "pipeline": .pipeline,
    "stage": .stage, "status": .columnStatus, "lost_stage": .columnLostStage, "amount": .amount,
    "won_amount": .columnWonAmount, "currency": .columnCurrency, "probability": .winProbability,
    "created": .createdDate, "expected_close": .expectedClose, "closed": .closedDate, "lost_at": .columnLostAt,
    "close_any": .columnCloseAny, "stage_entered": .columnStageEntered, "last_activity": .lastActivity,
    "next_step": .nextStep, "source": .source, "product": .product, "region": .region, "segment": .segment,
    "competitor": .competitor, "loss_reason": .lossReason, "settled": .settled, "collected": .collected,
    "from": .columnFrom, "to": .columnTo, "at": .columnAt, "field": .columnField, "period": .quotaPeriod,
    "kind": .columnActivityKind, "outcome": .columnActivityOutcome,
  ]
}
