import DealModel
import DelimitedText
import Diagnostics
import TableFiles

// How it works: the deals are read first, without a look at the entry dates, for most files have none. Where a file has
// some, its rows are walked through once more as a history of several changes a row, and go the way of all changes. Only
// now it is known which stages and pipelines there are, which the headings may name in another way.

extension DealImporter {
  /// Tells of the columns of a deals file that hold when deals entered and left stages.
  mutating func noteEntries(_ headings: EntryHeadings, _ table: InputTable) {
    if headings.entries.isEmpty || headings.exits.isEmpty { return }
    let names = headings.exits.map { table.headings[$0] }.joined(separator: ", ")
    summary.assumptions.append(.exitDates(file: table.path, headings: names))
  }

  /// The deals files that have entry dates.
  /// - Parameter names: gets the names of stages that only they have.
  mutating func entryFiles(
    _ tables: [InputTable],
    _ plans: [ColumnPlan<DealRole>],
    _ deals: DealReader,
    _ stageRows: [StageRow],
    names: inout NameNumbers
  ) -> [EntryFile] {
    var result: [EntryFile] = []
    for (file, table) in tables.enumerated() {
      let plan = plans[file]
      let headings = EntryHeadings(table.headings, taken: plan.taken, preset: configuration.deals[file].preset)
      if headings.entries.isEmpty { continue }
      let configured = stageRows.flatMap { [$0.stage.name] + $0.stage.aliases }
      let known = EntryStageNames(
        stages: configured + deals.stageNames.names,
        pipelines: deals.pipelineNames.names,
        headings: headings.entries.map(\.stage)
      )
      var entries: [EntryFile.Entry] = []
      // "Entered …" of what is no stage says something else, unless nothing but that tells the stages.
      let needsSureOnes = !stageRows.isEmpty && (plan[.stage] >= 0 || plan[.status] >= 0)
      for (column, text, isSure) in headings.entries {
        var (name, pipeline) = known.stage(text)
        if needsSureOnes, !isSure, !known.isKnown(name) { continue }
        let number = name.withUTF8 {
          names.number(of: UnsafeRawBufferPointer($0), file: file, offset: table.headerOffset)
        }
        let ofPipeline = pipeline.map { UInt16(truncatingIfNeeded: $0) }
        guard let number, !entries.contains(where: { $0.stage == number && $0.pipeline == ofPipeline }) else {
          continue
        }
        entries.append(EntryFile.Entry(column: column, stage: number, pipeline: ofPipeline))
        noteEntries(of: name, column: column, file: file)
      }
      if entries.isEmpty { continue }
      var entry = EntryFile(
        table: table,
        file: file,
        id: plans[file][.id],
        entries: entries,
        reader: TableReader(
          table: table,
          role: "history",
          lastUsed: plans[file].lastUsed,
          essential: DealColumns.essential(plans[file])
        )
      )
      if deals.duplicates[file] > 0 { entry.lastRows = lastRows(entry, deals.book) }
      result.append(entry)
    }
    return result
  }

  /// Where each deal's last row in a file begins.
  private func lastRows(_ entry: EntryFile, _ book: DealBook) -> [Int] {
    guard let zone = ReportTimeZone(name: configuration.timeZone) else { return [] }
    var fields = FieldReader(zone: zone)
    var last = [Int](repeating: -1, count: book.count)
    var reader = entry.reader
    reader.read(entry.table.body) { (_, bytes, record) throws(RowProblem) in
      if let deal = fields.withText(bytes, record, entry.id, { book.ids.find($0) }) { last[deal] = record.start }
    }
    return last
  }

  /// Adds the entries of a file to a history.
  func read(
    _ entry: EntryFile,
    number: Int,
    dates: DateColumn,
    into history: consuming HistoryReader,
    _ book: DealBook,
    _ zone: ReportTimeZone
  ) -> HistoryReader {
    history.begin(file: number, reader: entry.reader, times: dates, expected: DateColumn(DateFormat()))
    let start = EntryDatePart(reader: entry.reader, file: number, zone: zone, dates: dates)
    let reading = PartedReading.read(
      entry.table,
      into: EntryReading(history: history),
      partSize: partSize,
      threads: threads,
      progress: report(entry.table)
    ) { range in
      var part = start
      part.read(range, entry, book)
      return part
    }
    return reading.history
  }

  /// Keeps account of the entries of a file: a row of it is one entry.
  mutating func finish(_ entry: EntryFile, _ reader: TableReader, entered: Int, _ dates: DateColumn) {
    var account = reader.summary
    account.rowsRead = entered
    summary.inputs.append(account)
    summary.unreadable += reader.unreadableValues()
    let unreadable = dates.counts.unreadable
    guard unreadable.count > 2, unreadable.count >= dates.counts.readable * 9, let first = entry.entries.first else {
      return
    }
    let total = "\(unreadable.count + dates.counts.readable)"
    report(
      .columnUnreadable,
      [
        entry.table.headings[first.column], "\(unreadable.count)", total, Term.dates.rawValue,
        FieldText.string(entry.table.bytes, unreadable.first),
      ],
      at: unreadable.first.lowerBound,
      entry.table
    )
  }
}
