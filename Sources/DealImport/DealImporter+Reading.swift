import DealModel
import DelimitedText
import Diagnostics
import TableFiles

// How it works: a file is read as its first rows are written, and what all its values say is gathered on the way. Only
// where that says otherwise, the files are read once more.

extension DealImporter {
  /// What one reading of all deals files gives.
  private struct DealPass {
    var deals: DealReader
    /// The account of each file, the values with what they say, and the currencies it names.
    var readers: [TableReader]
    var values: [DealValues]
    var currencies: [Set<String>]
  }

  /// Reads the deals files.
  mutating func readDeals(
    _ tables: [InputTable],
    _ plans: [ColumnPlan<DealRole>],
    _ groups: (names: [String], columns: [[Int]]),
    _ zone: ReportTimeZone
  ) -> DealReader {
    let columns = zip(plans, tables).map {
      DealColumns($0, headings: $1.headings, required: configuration.requiredTexts)
    }
    let rules = configuration.deals.map { ValueRules($0) }
    let empty = tables.indices.map { file in
      DealPart(
        reader: TableReader(
          table: tables[file],
          role: "deals",
          lastUsed: plans[file].lastUsed,
          essential: DealColumns.essential(plans[file])
        ),
        file: file,
        zone: zone,
        wantsDealList: wantsDealList,
        groups: groups.columns[file].count,
        values: DealValues(
          rules[file],
          columns[file],
          numbersAreCertain: tables[file].isSheet,
          countsFrom1904: tables[file].countsFrom1904
        )
      )
    }
    var formats = tables.indices.map { file in
      var sample = empty[file]
      sample.read(tables[file].sample, columns: columns[file], groupColumns: groups.columns[file])
      return sample.values.settled(rules[file])
    }
    for file in tables.indices { noteUnits(columns[file], tables[file]) }
    // Optional, so that what is read first is given back before the second reading.
    var pass: DealPass? = readDeals(tables, columns, groups, empty, formats)
    if let first = pass, problems.isEmpty {
      for file in tables.indices where first.readers[file].problem == nil {
        formats[file] = settle(
          first.values[file],
          columns[file],
          tables[file],
          rules[file],
          currencies: first.currencies[file]
        )
      }
    }
    let isSurprised = tables.indices.contains { pass?.values[$0].isSurprised(by: formats[$0]) ?? false }
    if problems.isEmpty, isSurprised {
      pass = nil
      pass = readDeals(tables, columns, groups, empty, formats)
    }
    for (file, reader) in (pass?.readers ?? []).enumerated() {
      finish(reader)
      if reader.problem == nil, let values = pass?.values[file] {
        refuseUnreadable(values, columns[file], tables[file])
      }
      if reader.problem == nil, reader.summary.rowsRead == 0 {
        problems.append(Diagnostic(.fileWithoutRows, at: SourceLocation(file: tables[file].path)))
      }
    }
    return pass?.deals ?? DealReader(reader: empty[0].reader, values: formats[0], files: 0, groups: [])
  }

  private func readDeals(
    _ tables: [InputTable],
    _ columns: [DealColumns],
    _ groups: (names: [String], columns: [[Int]]),
    _ empty: [DealPart],
    _ formats: [DealValues]
  ) -> DealPass {
    var deals = DealReader(reader: empty[0].reader, values: formats[0], files: tables.count, groups: groups.names)
    var readers: [TableReader] = []
    var values: [DealValues] = []
    var currencies: [Set<String>] = []
    for (file, table) in tables.enumerated() {
      let (columns, groupColumns) = (columns[file], groups.columns[file])
      var empty = empty[file]
      empty.values = formats[file]
      let start = empty
      deals.begin(file: file, reader: start.reader, columns: columns, values: formats[file])
      // What is read of the files before is handed over, not copied.
      deals = PartedReading.read(
        table,
        into: consume deals,
        partSize: partSize,
        threads: threads,
        progress: report(table)
      ) { range in
        var part = start
        part.read(range, columns: columns, groupColumns: groupColumns)
        return part
      }
      readers.append(deals.reader)
      values.append(deals.values)
      currencies.append(deals.fileCurrencies)
    }
    return DealPass(deals: deals, readers: readers, values: values, currencies: currencies)
  }

  /// How the dates of a history file are written.
  private struct HistoryFormats {
    var times: DateColumn
    var expected: DateColumn
  }

  /// What one reading of all history files gives.
  private struct HistoryPass {
    var history: HistoryReader
    var readers: [TableReader]
    var times: [DateColumn]
    var expected: [DateColumn]
    /// The accounts and dates of the deals files with entry dates.
    var entryReaders: [TableReader] = []
    var entryDates: [DateColumn] = []
  }

  /// Reads the history files, and the entry dates in deals files.
  mutating func readHistory(
    _ tables: [InputTable],
    _ plans: [ColumnPlan<HistoryRole>],
    _ deals: DealReader,
    _ zone: ReportTimeZone,
    entries: (files: [EntryFile], names: NameNumbers)
  ) -> HistoryReader {
    let rules = configuration.history.map { ValueRules($0) }
    let empty = tables.indices.map { file in
      HistoryPart(
        reader: TableReader(
          table: tables[file],
          role: "history",
          lastUsed: plans[file].lastUsed,
          essential: [plans[file][.to], plans[file][.at]]
        ),
        file: file,
        zone: zone,
        stageNames: deals.stageNames,
        dates: DateColumn(rules[file].dateFormat(countsFrom1904: tables[file].countsFrom1904))
      )
    }
    var formats: [HistoryFormats] = tables.indices.map { file in
      var sample = empty[file]
      sample.read(tables[file].sample, columns: HistoryColumns(plans[file]), deals: deals.book.ids, firstFile: 0)
      return HistoryFormats(times: sample.times.settled(rules[file]), expected: sample.expected.settled(rules[file]))
    }
    let entryRules = entries.files.map { ValueRules(configuration.deals[$0.file]) }
    var entryFormats = zip(entries.files, entryRules).map { entry, rules in
      let dates = DateColumn(rules.dateFormat(countsFrom1904: entry.table.countsFrom1904))
      var sample = EntryDatePart(reader: entry.reader, file: 0, zone: zone, dates: dates)
      sample.read(entry.table.sample, entry, deals.book)
      return sample.dates.settled(rules)
    }
    var pass: HistoryPass? = readHistory(tables, plans, deals, empty, formats, entries, entryFormats, zone)
    if let first = pass {
      for file in tables.indices where first.readers[file].problem == nil {
        report(first.times[file], plans[file][.at], tables[file], rules[file], section: "history")
        let isOfFields = plans[file][.field] >= 0
        let expected = isOfFields ? plans[file][.to] : plans[file][.expectedClose]
        report(first.expected[file], expected, tables[file], rules[file], section: "history")
        formats[file] = HistoryFormats(
          times: first.times[file].settled(rules[file]),
          expected: first.expected[file].settled(rules[file])
        )
      }
    }
    for (number, dates) in (pass?.entryDates ?? []).enumerated() {
      let (entry, rules) = (entries.files[number], entryRules[number])
      if let first = entry.entries.first { report(dates, first.column, entry.table, rules, section: "deals") }
      entryFormats[number] = dates.settled(rules)
    }
    let isSurprised =
      tables.indices.contains {
        pass?.times[$0].format != formats[$0].times.format || pass?.expected[$0].format != formats[$0].expected.format
      } || entryFormats.indices.contains { pass?.entryDates[$0].format != entryFormats[$0].format }
    if problems.isEmpty, isSurprised {
      pass = nil
      pass = readHistory(tables, plans, deals, empty, formats, entries, entryFormats, zone)
    }
    for reader in pass?.readers ?? [] { finish(reader) }
    for (number, entry) in entries.files.enumerated() {
      guard let pass else { continue }
      let entered = pass.history.entered[tables.count + number]
      finish(entry, pass.entryReaders[number], entered: entered, pass.entryDates[number])
    }
    return pass?.history ?? HistoryReader(reader: deals.reader, files: 0, stageNames: deals.stageNames)
  }

  private func readHistory(
    _ tables: [InputTable],
    _ plans: [ColumnPlan<HistoryRole>],
    _ deals: DealReader,
    _ empty: [HistoryPart],
    _ formats: [HistoryFormats],
    _ entries: (files: [EntryFile], names: NameNumbers),
    _ entryFormats: [DateColumn],
    _ zone: ReportTimeZone
  ) -> HistoryPass {
    let (ids, firstFile) = (deals.book.ids, deals.duplicates.count)
    let files = tables.count + entries.files.count
    var history = HistoryReader(reader: deals.reader, files: files, stageNames: entries.names)
    var readers: [TableReader] = []
    history.tellsExpectedClose = plans.contains { $0[.expectedClose] >= 0 }
    var times: [DateColumn] = []
    var expected: [DateColumn] = []
    for (file, table) in tables.enumerated() {
      let columns = HistoryColumns(plans[file])
      var empty = empty[file]
      (empty.times, empty.expected) = (formats[file].times, formats[file].expected)
      empty.stageNames = history.stageNames
      let start = empty
      history.begin(
        file: file,
        reader: start.reader,
        times: formats[file].times,
        expected: formats[file].expected
      )
      history = PartedReading.read(
        table,
        into: consume history,
        partSize: partSize,
        threads: threads,
        progress: report(table)
      ) { range in
        var part = start
        part.read(range, columns: columns, deals: ids, firstFile: firstFile)
        return part
      }
      readers.append(history.reader)
      times.append(history.times)
      expected.append(history.expected)
    }
    var entryReaders: [TableReader] = []
    var entryDates: [DateColumn] = []
    for (number, entry) in entries.files.enumerated() {
      history = read(
        entry,
        number: tables.count + number,
        dates: entryFormats[number],
        into: history,
        deals.book,
        zone
      )
      entryReaders.append(history.reader)
      entryDates.append(history.times)
    }
    return HistoryPass(
      history: history,
      readers: readers,
      times: times,
      expected: expected,
      entryReaders: entryReaders,
      entryDates: entryDates
    )
  }
}

extension InputTable {
  /// The first rows: enough of them to tell how the values of most files are written.
  var sample: Range<Int> {
    var end = min(body.lowerBound + 16 << 10, body.upperBound)
    // A row that is cut off is no harm: what it says is forgotten.
    let last = min(end + 4096, body.upperBound)
    while end < last, bytes[end - 1] != UInt8(ascii: "\n") { end += 1 }
    return body.lowerBound..<end
  }
}
