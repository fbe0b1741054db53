import DealModel
import Diagnostics
import TableFiles

extension DealImporter {
  /// The columns of a deals file.
  mutating func planDeals(_ table: InputTable, _ input: Configuration.Input) -> ColumnPlan<DealRole> {
    let export = KnownExport.of(table.headings, .deals, preset: input.preset)
    noteExport(export, table, input)
    var plan = ColumnPlan<DealRole>(table: table, configured: input.columns, export: export, problems: &problems)
    if plan[.closeAny] >= 0, input.columns["close_any"] == nil {
      // "Close Date" alone is both; beside a column of its own for one of the two, it is the other.
      if plan[.closed] < 0, plan[.expectedClose] >= 0 {
        plan.rename(.closeAny, to: .closed)
      } else if plan[.closed] >= 0, plan[.expectedClose] < 0 {
        plan.rename(.closeAny, to: .expectedClose)
      } else if plan[.closed] >= 0 {
        plan.remove(.closeAny)
      } else {
        summary.assumptions.append(.closeDateServesBoth(file: table.path, heading: table.headings[plan[.closeAny]]))
      }
    }
    noteRepeated(plan, table)
    if plan.export?.rules.contains(.lossReasonMeansLost) ?? false, plan[.lossReason] >= 0, !plan.isConfigured(.status) {
      summary.assumptions.append(
        .lossReasonMeansLost(file: table.path, heading: table.headings[plan[.lossReason]])
      )
    }
    if plan[.id] < 0, plan[.name] >= 0 {
      summary.assumptions.append(.nameAsId(file: table.path, heading: table.headings[plan[.name]]))
      plan.share(.name, with: .id)
    }
    // A configured heading that is not there has been reported already.
    if plan[.id] < 0, input.columns["id"] == nil { reportMissing("id", table) }
    let entries = EntryHeadings(table.headings, taken: plan.taken, preset: input.preset)
    plan.further = entries.entries.map(\.column)
    noteEntries(entries, table)
    let isConfigured = input.columns["stage"] != nil || input.columns["status"] != nil
    let hasHistory = !configuration.history.isEmpty || !entries.entries.isEmpty
    if plan[.stage] < 0, plan[.status] < 0, !isConfigured, !hasHistory {
      let (place, text) = table.headerPlace()
      problems.append(
        Diagnostic(.stageOrStatusMissing, [table.headings.joined(separator: ", ")], at: place, excerpt: text)
      )
    }
    return plan
  }

  /// The columns of a history file.
  mutating func planHistory(_ table: InputTable, _ input: Configuration.Input) -> ColumnPlan<HistoryRole> {
    let export = KnownExport.of(table.headings, .history, preset: input.preset)
    noteExport(export, table, input)
    let plan = ColumnPlan<HistoryRole>(table: table, configured: input.columns, export: export, problems: &problems)
    noteRepeated(plan, table)
    for role in [HistoryRole.id, .to, .at] where plan[role] < 0 && input.columns[role.rawValue] == nil {
      reportMissing(role.rawValue, table)
    }
    return plan
  }

  /// The tables, those of blocks with the stage in every row.
  mutating func fillBlocks(_ opened: [InputTable], _ stageRows: [StageRow]) -> [InputTable] {
    let names = stageRows.flatMap { [$0.stage.name] + $0.stage.aliases }
    let known = Set(names.map(Heading.normalised))
    return zip(opened, configuration.deals).map { table, input in
      var ignored: [Diagnostic] = []
      let export = KnownExport.of(table.headings, .deals, preset: input.preset)
      let plan = ColumnPlan<DealRole>(table: table, configured: input.columns, export: export, problems: &ignored)
      let hasHistory = !configuration.history.isEmpty
      do throws(Diagnostic) {
        guard let filled = try BlockLayout.filled(table, plan, stages: known, hasHistory: hasHistory) else {
          return table
        }
        tables = tables.map { $0 === table ? filled : $0 }
        return filled
      } catch {
        problems.append(error)
        return table
      }
    }
  }

  /// The columns to group by: for each group its name, and for each file the group's column.
  /// - Parameter given: what lookup tables give: it needs no column.
  mutating func planGroups(
    _ tables: [InputTable],
    _ plans: [ColumnPlan<DealRole>],
    given: [String]
  ) -> (names: [String], columns: [[Int]]) {
    var names: [String] = []
    var columns: [[Int]] = Array(repeating: [], count: tables.count)
    func add(_ name: String, _ column: (Int) -> Int) -> Bool {
      let found = tables.indices.map(column)
      guard found.contains(where: { $0 >= 0 }) else { return false }
      let isThere = names.indices.contains { group in tables.indices.allSatisfy { columns[$0][group] == found[$0] } }
      if isThere { return true }
      names.append(name)
      for file in tables.indices { columns[file].append(found[file]) }
      return true
    }
    for (role, name) in DealReader.groupRoles { _ = add(name) { plans[$0][role] } }
    for (name, location) in configuration.groupBy where !names.contains(name) {
      let isThere = add(name) { dealColumn(name, tables[$0], plans[$0]) }
      if !isThere, !given.contains(name) {
        let headings = tables.flatMap(\.headings)
        problems.append(
          Diagnostic(
            .columnMissing,
            [name, "group_by", tables.map(\.path).joined(separator: ", "), headings.joined(separator: ", ")],
            at: location,
            suggestion: nearestName(to: name, among: headings)
          )
        )
      }
    }
    return (names, columns)
  }

  /// Tells which known export a table was recognised as; nothing of one that the configuration names.
  mutating func noteExport(_ export: KnownExport?, _ table: InputTable, _ input: Configuration.Input) {
    guard let export, input.preset == nil else { return }
    summary.assumptions.append(.recognisedExport(file: table.path, title: export.title))
  }

  /// Tells of headings that stand over several columns, of which the first is taken.
  mutating func noteRepeated<Role>(_ plan: ColumnPlan<Role>, _ table: InputTable) {
    for (role, columns) in plan.repeated where columns.first == plan[role] {
      let numbers = columns.map { "\($0 + 1)" }.joined(separator: ", ")
      var place = table.headerPlace().location
      place.column = nil
      let heading = table.headings[plan[role]]
      summary.assumptions.append(.layout(Diagnostic(.headingTwice, [heading, numbers], at: place)))
    }
  }

  mutating func reportMissing(_ role: String, _ table: InputTable) {
    let (place, text) = table.headerPlace()
    problems.append(
      Diagnostic(.roleMissing, [role, table.headings.joined(separator: ", ")], at: place, excerpt: text)
    )
  }
}
