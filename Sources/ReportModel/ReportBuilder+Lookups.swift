import DealModel

extension ReportBuilder {
  /// What lookup tables gave the deals, and the names that stand in none of their rows.
  func lookupTables() -> [ReportTable] {
    if summary.lookups.isEmpty { return [] }
    let columns = [
      ReportColumn("file", texts[.file], .text), ReportColumn("lookupKey", texts[.lookupKey], .text),
      ReportColumn("lookupGives", texts[.lookupGives], .text),
      ReportColumn("lookup.found", texts[.lookupFound], .count),
      ReportColumn("lookup.missing", texts[.lookupMissing], .count),
    ]
    let rows: [[Cell]] = summary.lookups.map { lookup in
      let gives = lookup.gives.map {
        $0.role == $0.heading ? texts.role($0.role) : texts[.lookupGiven, texts.role($0.role), $0.heading]
      }
      return [
        .text(lookup.file), .text(texts.role(lookup.key)), .text(gives.joined(separator: texts[.listComma])),
        .count(lookup.found), .count(lookup.missing),
      ]
    }
    let table = ReportTable(id: "lookups", title: texts[.lookups], columns: columns, rows: rows)
    return summary.lookups.allSatisfy(\.missed.isEmpty) ? [table] : [table, missedTable()]
  }

  private func missedTable() -> ReportTable {
    let columns = [
      ReportColumn("file", texts[.file], .text), ReportColumn("lookupKey", texts[.lookupKey], .text),
      ReportColumn("missed", texts[.lookupMissed], .text),
      ReportColumn("lookup.deals", texts[.deals], .count),
      ReportColumn("nearest", texts[.lookupNearest], .text),
    ]
    let rows: [[Cell]] = summary.lookups.flatMap { lookup in
      lookup.missed.map { missed in
        [
          .text(lookup.file), .text(texts.role(lookup.key)), .text(missed.key), .count(missed.deals),
          .text(missed.nearest ?? NumberFormat.dash),
        ]
      }
    }
    let notes = summary.lookups.filter { $0.missingKeys > $0.missed.count }.map { lookup in
      let (keys, listed) = (lookup.missingKeys - lookup.missed.count, lookup.missed.reduce(0) { $0 + $1.deals })
      return texts[.noteMoreMissed, lookup.file, texts.count(keys), texts.count(lookup.missing - listed)]
    }
    return ReportTable(id: "lookup-misses", title: texts[.lookupMisses], columns: columns, rows: rows, notes: notes)
  }
}
