import DealModel
import Diagnostics
import TableFiles

extension DealImporter {
  /// What each lookup table is looked up by, and what it gives.
  mutating func planLookups(
    _ tables: [InputTable],
    _ deals: (tables: [InputTable], plans: [ColumnPlan<DealRole>])
  ) -> [LookupPlan] {
    var plans: [LookupPlan] = []
    for (table, input) in zip(tables, configuration.lookup) {
      let before = problems.count
      var values = configuredValues(table, input)
      // Columns that cannot be found have been told of already.
      if problems.count > before { continue }
      let taken = Set(values.map(\.column))
      guard let (key, column) = lookupKey(table, input, taken: taken, deals.plans) else { continue }
      let given = plans.flatMap(\.values).map(\.group)
      let isThere =
        given.contains(DealRole.groupName(key))
        || deals.tables.indices.contains { file in
          dealColumn(key, deals.tables[file], deals.plans[file]) >= 0
        }
      if !isThere {
        let headings = deals.tables.flatMap(\.headings)
        problems.append(
          Diagnostic(
            .lookupKeyMissing,
            [key, table.path, headings.joined(separator: ", ")],
            at: input.key?.location ?? table.headerPlace().location,
            suggestion: nearestName(to: key, among: headings)
          )
        )
        continue
      }
      if values.isEmpty {
        values = recognisedValues(table, key: key, keyColumn: column)
        if values.isEmpty {
          reportTable(.lookupGivesNothing, [key, table.headings.joined(separator: ", ")], table)
          continue
        }
      }
      plans.append(LookupPlan(key: key, keyColumn: column, values: values))
      noteUses(plans[plans.count - 1], table, input)
    }
    return plans
  }

  /// The column of the deals for a role or a heading, or -1.
  func dealColumn(_ name: String, _ table: InputTable, _ plan: ColumnPlan<DealRole>) -> Int {
    if let role = DealRole(rawValue: name), plan[role] >= 0 { return plan[role] }
    let wanted = Heading.normalised(name)
    return table.headings.firstIndex { Heading.normalised($0) == wanted } ?? -1
  }

  private mutating func configuredValues(_ table: InputTable, _ input: Configuration.Input) -> [LookupPlan.Value] {
    let inOrder = input.columns.sorted { left, right in
      let (first, second) = (left.value.location, right.value.location)
      return (first.line ?? 0, first.column ?? 0, left.key) < (second.line ?? 0, second.column ?? 0, right.key)
    }
    return inOrder.compactMap { role, value in
      table.column(value.heading, for: role, at: value.location, problems: &problems).map {
        LookupPlan.Value(role: role, column: $0)
      }
    }
  }

  /// The columns that are recognised by their headings.
  private mutating func recognisedValues(_ table: InputTable, key: String, keyColumn: Int) -> [LookupPlan.Value] {
    var taken: Set<Int> = [keyColumn]
    return DealRole.recognisedInLookups.filter { $0.rawValue != key }.compactMap { role in
      guard let column = recognised(role.lookupHeadings, table, besides: taken) else { return nil }
      taken.insert(column)
      return LookupPlan.Value(role: role.rawValue, column: column)
    }
  }

  /// The key and its column in the table: as configured; by its heading; the only column that is left over.
  private mutating func lookupKey(
    _ table: InputTable,
    _ input: Configuration.Input,
    taken: Set<Int>,
    _ deals: [ColumnPlan<DealRole>]
  ) -> (key: String, column: Int)? {
    guard let key = input.key else {
      for role in DealRole.lookupKeys where deals.contains(where: { $0[role] >= 0 }) {
        guard let column = recognised(role.headings, table, besides: taken) else { continue }
        summary.assumptions.append(.lookupKey(file: table.path, role: role.rawValue))
        return (role.rawValue, column)
      }
      reportTable(.lookupKeyUnknown, [table.headings.joined(separator: ", ")], table)
      return nil
    }
    if let heading = key.heading {
      return table.column(heading, for: key.name, at: key.location, problems: &problems).map { (key.name, $0) }
    }
    let headings = (DealRole(rawValue: key.name)?.headings ?? []) + [Heading.normalised(key.name)]
    if let column = recognised(headings, table, besides: taken) { return (key.name, column) }
    let others = table.headings.indices.filter { !taken.contains($0) }
    if others.count == 1, !taken.isEmpty { return (key.name, others[0]) }
    reportTable(.lookupKeyColumnMissing, [key.name, table.headings.joined(separator: ", ")], table)
    return nil
  }

  private func recognised(_ headings: [String], _ table: InputTable, besides taken: Set<Int>) -> Int? {
    let own = table.headings.map(Heading.normalised)
    for heading in headings {
      if let column = own.indices.first(where: { own[$0] == heading && !taken.contains($0) }) { return column }
    }
    return nil
  }

  /// Keeps what the columns of a lookup table are used for.
  private mutating func noteUses(_ plan: LookupPlan, _ table: InputTable, _ input: Configuration.Input) {
    let samples = ColumnSample.of(table)
    let columns = table.headings.indices.map { column in
      var use = ColumnUse(number: column + 1, heading: table.headings[column])
      (use.content, use.examples) = (samples[column].content, samples[column].examples)
      let given = plan.values.filter { $0.column == column }.map(\.role)
      let roles =
        (column == plan.keyColumn ? [plan.key] : []) + given.filter { $0 != plan.key || column != plan.keyColumn }
      if roles.isEmpty {
        use.mayServe = ColumnHints.roles(use.heading, use.content) { role in
          role.isGivenByLookup && role.rawValue != plan.key && !plan.values.contains { $0.role == role.rawValue }
        }.filter { DealRole(rawValue: $0) != nil }
      } else {
        let isConfigured = column == plan.keyColumn ? input.key?.heading != nil : !input.columns.isEmpty
        (use.purpose, use.origin) = (.roles(roles), isConfigured ? .configured : .heading)
      }
      return use
    }
    uses[ObjectIdentifier(table)] = TableUse(columns: columns)
  }

  private mutating func reportTable(_ id: MessageID, _ arguments: [String], _ table: InputTable) {
    let (place, text) = table.headerPlace()
    problems.append(Diagnostic(id, arguments, at: place, excerpt: text))
  }

  /// Adds the columns that lookup tables need to those to group by.
  func lookupGroups(
    _ plans: [LookupPlan],
    _ deals: (tables: [InputTable], plans: [ColumnPlan<DealRole>]),
    in groups: inout (names: [String], columns: [[Int]])
  ) -> LookupGroups {
    var result = LookupGroups()
    func place(_ name: String, isShown: Bool) {
      let group = DealRole.groupName(name)
      if let known = result.places[group] {
        if isShown { result.hidden.remove(known) }
        return
      }
      let found = deals.tables.indices.map { dealColumn(name, deals.tables[$0], deals.plans[$0]) }
      guard found.contains(where: { $0 >= 0 }) else { return }
      let same = groups.names.indices.first { number in
        groups.columns.indices.allSatisfy { groups.columns[$0][number] == found[$0] }
      }
      result.places[group] = same ?? groups.names.count
      if same != nil { return }
      if !isShown { result.hidden.insert(groups.names.count) }
      groups.names.append(group)
      for file in found.indices { groups.columns[file].append(found[file]) }
    }
    for plan in plans {
      place(plan.key, isShown: false)
      // Accounts are many: they are grouped by where somebody asks for it.
      for value in plan.values { place(value.role, isShown: value.role != DealRole.account.rawValue) }
    }
    return result
  }
}
