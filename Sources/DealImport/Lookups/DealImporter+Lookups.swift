import DealModel
import Diagnostics
import TableFiles

// How it works: a lookup is made once for each name that a column has, not for each deal; what is found is then put in the
// place of the deals' codes. The tables are looked up one behind the other, so that what one gives may be the key of the next.

/// The lookup tables of a run: what they hold, and where the columns for them stand.
struct Lookups {
  var readers: [LookupReader] = []
  var groups = LookupGroups()
}

extension DealImporter {
  /// Reads the lookup tables.
  mutating func readLookups(
    _ tables: [InputTable],
    _ plans: [LookupPlan],
    _ groups: LookupGroups,
    _ zone: ReportTimeZone
  ) -> Lookups {
    var lookups = Lookups(groups: groups)
    for (table, plan) in zip(tables, plans) {
      var reader = LookupReader(table, plan: plan, zone: zone)
      reader.read()
      finish(reader.reader)
      if reader.reader.problem == nil, reader.reader.summary.rowsRead == 0 {
        problems.append(Diagnostic(.fileWithoutRows, at: SourceLocation(file: table.path)))
      }
      lookups.readers.append(reader)
    }
    return lookups
  }

  /// Gives the deals what the tables say of them.
  /// - Parameter first: the number of the first lookup table among the inputs.
  mutating func apply(_ lookups: Lookups, to book: inout DealBook, first: Int) {
    if lookups.readers.isEmpty { return }
    var places = lookups.groups.places
    for (number, reader) in lookups.readers.enumerated() {
      apply(reader, number: first + number, to: &book, places: &places)
    }
    let shown = book.groups.indices.filter { !lookups.groups.hidden.contains($0) }.map { book.groups[$0] }
    let order = DealReader.groupRoles.map(\.name)
    // Those of roles in the report's order, then the others as they came.
    book.groups =
      order.compactMap { name in shown.first { $0.name == name } } + shown.filter { !order.contains($0.name) }
  }

  private mutating func apply(
    _ reader: LookupReader,
    number: Int,
    to book: inout DealBook,
    places: inout [String: Int]
  ) {
    let (plan, table) = (reader.plan, reader.reader.table)
    guard let keyPlace = places[plan.keyGroup] else { return }
    let index = LookupIndex(reader.keys)
    let rows = found(plan, index, in: book.groups[keyPlace], table, reader.keys)
    var isUsed = Set(rows.used)
    var rowOfCode = rows.ofCode
    summary.lookups.append(rows.summary)
    if plan.listsSellers { list(reader.keys, index, &rowOfCode, keyPlace, &book, &isUsed) }
    summary.inputs[number].duplicates = reader.keys.count - index.count
    summary.inputs[number].leftOut = index.count - isUsed.count

    let key = book.groups[keyPlace]
    for (column, value) in plan.values.enumerated() {
      let texts = rowOfCode.map { row in row.flatMap { reader.values[$0][column] } }
      let place = places[value.group] ?? book.groups.count
      if place == book.groups.count { book.groups.append(GroupColumn(name: value.group, beside: key)) }
      places[value.group] = place
      let replaced = book.groups[place].take(texts, by: key, isNothing: DealImporter.isNothing)
      if replaced > 0 {
        let heading = table.headings[value.column]
        summary.assumptions.append(
          .lookupReplaced(file: table.path, heading: heading, role: value.role, deals: replaced)
        )
      }
      fill(value.role, from: book.groups[place], in: &book)
    }
  }

  /// What is found of the names of a column.
  private func found(
    _ plan: LookupPlan,
    _ index: LookupIndex,
    in column: GroupColumn,
    _ table: InputTable,
    _ keys: [String]
  ) -> (ofCode: [Int?], used: [Int], summary: LookupSummary) {
    var result = LookupSummary(
      file: table.path,
      key: plan.key,
      gives: plan.values.map { LookupSummary.Given(role: $0.role, heading: table.headings[$0.column]) }
    )
    let counts = column.counts
    let listed = Set(column.listed)
    var used: [Int] = []
    var missed: [LookupSummary.MissedKey] = []
    let rows: [Int?] = counts.indices.map { code in
      let name = column.labels.text(code)
      let isThere = counts[code] > 0 || listed.contains(UInt32(code))
      if !isThere || DealImporter.isNothing(name) { return nil }
      guard let row = index.row(of: name) else {
        // What a table of spellings does not have is written as it should be.
        if counts[code] > 0, !plan.isOfSpellings { missed.append(.init(key: name, deals: counts[code], nearest: nil)) }
        return nil
      }
      used.append(row)
      result.found += counts[code]
      return row
    }
    missed.sort { left, right in
      left.deals != right.deals ? left.deals > right.deals : left.key.utf8.lexicographicallyPrecedes(right.key.utf8)
    }
    result.missing = missed.reduce(0) { $0 + $1.deals }
    result.missingKeys = missed.count
    // Comparing with very many names would take longer than all the rest.
    let candidates = index.count <= 20_000 ? index.rows.map { keys[$0] } : []
    result.missed = missed.prefix(LookupSummary.mostListed).map { entry in
      .init(key: entry.key, deals: entry.deals, nearest: nearestName(to: entry.key, among: candidates))
    }
    return (rows, used, result)
  }

  /// Takes up the sellers that a table lists.
  /// - Parameter rows: the row of each code, which new sellers are added to.
  private func list(
    _ keys: [String],
    _ index: LookupIndex,
    _ rows: inout [Int?],
    _ place: Int,
    _ book: inout DealBook,
    _ isUsed: inout Set<Int>
  ) {
    var codes: [Int: [UInt32]] = [:]
    for (code, row) in rows.enumerated() { if let row { codes[row, default: []].append(UInt32(code)) } }
    var known = Set(book.groups[place].listed)
    for row in index.rows {
      isUsed.insert(row)
      var own = codes[row] ?? []
      if own.isEmpty {
        let code = book.groups[place].labels.number(of: keys[row])
        while rows.count <= Int(code) { rows.append(nil) }
        rows[Int(code)] = row
        own = [code]
      }
      for code in own where known.insert(code).inserted {
        for group in book.groups.indices { book.groups[group].listed.append(GroupColumn.noText) }
        book.groups[place].listed[book.groups[place].listed.count - 1] = code
      }
    }
  }

  /// A required field that a table gives is there in the deals that have it now.
  private func fill(_ role: String, from group: GroupColumn, in book: inout DealBook) {
    guard let field = DealField(rawValue: role), field.bit != 0, configuration.requiredTexts.contains(field) else {
      return
    }
    let isThere = (0..<group.labels.count).map { !DealImporter.isNothing(group.labels.text($0)) }
    for row in 0..<book.count where isThere[Int(group.codes[row])] { book.filled[row] |= field.bit }
  }

  /// Whether a text stands for none.
  private static func isNothing(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { MissingText.matches(UnsafeRawBufferPointer($0)) }
  }
}
