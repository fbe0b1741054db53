public import DealModel
import TableFiles

/// What a table and its columns are used for.
struct TableUse {
  var columns: [ColumnUse]
  /// The known export that it is.
  var export: KnownExport?
}

extension DealImporter {
  /// Keeps what the columns of a table are used for, until the table's account is closed.
  mutating func noteUses<Role: ColumnRole>(
    _ plan: ColumnPlan<Role>,
    _ table: InputTable,
    _ input: Configuration.Input,
    grouped: Set<Int> = []
  ) {
    let samples = ColumnSample.of(table)
    let roles = Dictionary(grouping: Role.allCases.filter { plan[$0] >= 0 }) { plan[$0] }
    let columns = table.headings.indices.map { column in
      var use = ColumnUse(number: column + 1, heading: table.headings[column])
      (use.content, use.examples) = (samples[column].content, samples[column].examples)
      if let roles = roles[column] {
        use.purpose = .roles(roles.map(\.rawValue))
        use.origin = origin(roles, use.heading, plan, input)
      } else if grouped.contains(column) {
        (use.purpose, use.origin) = (.group, .configured)
      } else if let plan = plan as? ColumnPlan<DealRole>, !EntryHeading.isAny(use.heading) {
        use.mayServe = ColumnHints.roles(use.heading, use.content) { role in
          plan[role] < 0 && !(plan[.closeAny] >= 0 && [.closed, .expectedClose].contains(role))
        }
      }
      return use
    }
    uses[ObjectIdentifier(table)] = TableUse(columns: columns, export: plan.export)
  }

  private func origin<Role: ColumnRole>(
    _ roles: [Role],
    _ heading: String,
    _ plan: ColumnPlan<Role>,
    _ input: Configuration.Input
  ) -> ColumnUse.Origin {
    if roles.contains(where: { input.columns[$0.rawValue] != nil }) { return .configured }
    let own = Heading.normalised(heading)
    // A role may have been found under a name that it has no longer: one close date is the actual one beside another.
    return plan.export?.ownHeadings.contains(own) ?? false ? .export : .heading
  }

  /// The files with what their columns are used for, of a run that ended with problems; nothing where not even the columns
  /// could be looked at.
  public var knownInputs: [InputSummary] {
    let roles = [
      ("deals", configuration.deals), ("history", configuration.history), ("quotas", configuration.quotas),
      ("activities", configuration.activities), ("lookup", configuration.lookup),
    ].flatMap { role, files in files.map { _ in role } }
    return zip(tables, roles).compactMap { table, role in
      guard uses[ObjectIdentifier(table)] != nil else { return nil }
      var account = TableReader(table: table, role: role, lastUsed: -1).summary
      addUses(of: table, to: &account)
      return account
    }
  }

  /// Adds to a file's account what its columns are used for.
  func addUses(of table: InputTable, to account: inout InputSummary) {
    guard let use = uses[ObjectIdentifier(table)] else { return }
    account.columns = use.columns
    (account.export, account.exportTitle) = (use.export?.name, use.export?.title)
  }

  /// Notes that a column of a deals file holds when deals entered a stage.
  mutating func noteEntries(of stage: String, column: Int, file: Int) {
    guard summary.inputs.indices.contains(file), summary.inputs[file].columns.indices.contains(column) else { return }
    summary.inputs[file].columns[column].purpose = .entries(stage: stage)
    summary.inputs[file].columns[column].origin = .heading
  }
}
