import DealModel

extension DealReader {
  /// Takes up the deals of a part that stands behind; a deal that is there already is replaced.
  mutating func merge(_ part: DealReader) {
    reader.merge(part.reader)
    book.rowsStateStage = book.rowsStateStage || part.book.rowsStateStage
    mergeDateRoles(part.book.dateRoles)
    for file in duplicates.indices { duplicates[file] += part.duplicates[file] }
    let stages = stageNames.merge(part.stageNames)
    let pipelines = pipelineNames.merge(part.pipelineNames)
    let currencyNumbers = currencyNames.merge(part.currencyNames)
    let known = book.count
    let rows = book.ids.merge(part.book.ids)
    for row in rows where Int(row) < known { duplicates[Int(book.file[Int(row)])] += 1 }
    func renamed(_ numbers: [UInt16], _ names: [UInt16]) -> [UInt16] {
      numbers.map { $0 == DealBook.noStage ? $0 : names[Int($0)] }
    }
    let target = Target(rows: rows, known: known)
    target.put(renamed(part.book.process, pipelines), into: &book.process)
    target.put(renamed(part.book.stage, stages), into: &book.stage)
    target.put(renamed(part.book.lostStage, stages), into: &book.lostStage)
    target.put(part.book.status, into: &book.status)
    target.put(part.book.amounts, into: &book.amounts)
    target.put(part.book.created, into: &book.created)
    target.put(part.book.closed, into: &book.closed)
    target.put(part.book.stageEntered, into: &book.stageEntered)
    target.put(part.book.expectedClose, into: &book.expectedClose)
    target.put(part.book.probability, into: &book.probability)
    target.put(part.book.file, into: &book.file)
    target.put(part.currencies.map { currencyNumbers[Int($0)] }, into: &currencies)
    for group in book.groups.indices {
      let codes = book.groups[group].labels.merge(part.book.groups[group].labels)
      target.put(part.book.groups[group].codes.map { codes[Int($0)] }, into: &book.groups[group].codes)
    }
    for (index, row) in rows.enumerated() where part.book.names.count > 0 {
      book.names.set(part.book.names, index, at: Int(row))
      book.accounts.set(part.book.accounts, index, at: Int(row))
    }
  }

  private mutating func mergeDateRoles(_ other: DateRoles) {
    book.dateRoles.created = book.dateRoles.created && other.created
    book.dateRoles.closed = book.dateRoles.closed && other.closed
    book.dateRoles.stageEntered = book.dateRoles.stageEntered && other.stageEntered
  }

  /// Where the rows of a part go in the whole.
  private struct Target {
    let rows: [UInt32]
    /// Whether no deal was there before, so that the part's columns stand behind the whole's as they are.
    let isAppended: Bool

    init(rows: [UInt32], known: Int) {
      self.rows = rows
      isAppended =
        rows.first.map { Int($0) == known } ?? true && rows.last.map { Int($0) == known + rows.count - 1 } ?? true
    }

    func put<Element>(_ values: [Element], into column: inout [Element]) {
      if isAppended {
        column.append(contentsOf: values)
        return
      }
      for (index, row) in rows.enumerated() {
        if Int(row) == column.count { column.append(values[index]) } else { column[Int(row)] = values[index] }
      }
    }
  }
}
