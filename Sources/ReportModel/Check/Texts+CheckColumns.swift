import DealModel

extension Texts {
  /// How many columns of a file are offered; some exports have hundreds.
  private static let shownColumns = 20

  /// What the columns were taken for, a table a file: its name stands once.
  func columnTables(of inputs: [InputSummary]) -> [ReportTable] {
    inputs.filter { !$0.columns.isEmpty }.map { input in
      var table = columnTable(of: [input])
      table.title = input.file
      table.columns.removeFirst()
      for index in table.rows.indices { table.rows[index].removeFirst() }
      return table
    }
  }

  /// The columns that are not read and that may serve.
  func columnFindings(of inputs: [InputSummary]) -> [Finding] {
    inputs.flatMap { input in
      input.columns.filter { $0.purpose == .none && !$0.mayServe.isEmpty }.prefix(Texts.shownColumns)
        .map { finding(of: $0, in: input) }
    }
  }

  private func finding(of use: ColumnUse, in input: InputSummary) -> Finding {
    let names = use.mayServe.joined(separator: check(.orRole))
    var finding = Finding(.columnNotRead, [.text(use.heading), .text(input.file), .text(names)], in: self)
    finding.file = input.file
    let first = use.mayServe.first ?? "group_by"
    finding.configuration =
      first == "group_by" ? "group_by: [\(YAMLText.scalar(use.heading))]" : YAMLText.column(first, use.heading)
    finding.examples = use.examples.map { Finding.Example(file: input.file, text: $0) }
    return finding
  }
}
