import DelimitedText
import Diagnostics
import TableFiles

// How it works: sheets kept by hand name a stage once, above the rows of its deals: in a line of its own, or in the first
// of the rows with blanks below, as merged cells come out of a sheet. Whether a table is written so shows in its first
// rows. Such tables are written anew once, to a spool file, with the stage in every row, in place of teaching every reader
// what stands above a row. Lines stay where they are, so that places are those of the file.

/// Gives every deal its stage where a table has it once above the rows of a block.
struct BlockLayout {
  /// How much text is handed on at once, about.
  private static let blockSize = 1 << 16

  private let table: InputTable
  /// The column of the stage; -1 where lines of their own have it, and there is no column.
  private let stage: Int
  /// The column of the id, or else the name.
  private let id: Int
  /// The configured stages' names and aliases, normalised; empty where there are none.
  private let known: Set<String>
  private var lines = Lines()

  /// What the first rows show.
  private struct Lines {
    /// The stages, in their order, wherever they stand.
    var stages: [String] = []
    /// Whether the first line has one.
    var beginsWithStage = false
    /// The columns in which lines of one field have it.
    var loneColumns: Set<Int> = []
    var rows = 0
    var rowsWithStage = 0
  }

  /// The table with a stage in every row, if it is one of blocks.
  /// - Parameter stages: the configured stages' names and aliases; empty where there are none.
  /// - Throws: a diagnostic where there is no room for the text.
  static func filled(
    _ table: InputTable,
    _ plan: ColumnPlan<DealRole>,
    stages: Set<String>,
    hasHistory: Bool
  ) throws(Diagnostic) -> InputTable? {
    if plan[.stage] < 0, plan[.status] >= 0 || hasHistory && stages.isEmpty { return nil }
    var layout = BlockLayout(table, plan, stages)
    let end = min(table.body.upperBound, table.firstRecord + TableStart.sampleSize)
    layout.look(at: table.firstRecord..<end)
    return layout.isOfBlocks ? try layout.rewritten() : nil
  }

  private init(_ table: InputTable, _ plan: ColumnPlan<DealRole>, _ known: Set<String>) {
    (self.table, self.known) = (table, known)
    stage = plan[.stage]
    id = plan[.id] >= 0 ? plan[.id] : plan[.name]
  }

  private mutating func look(at range: Range<Int>) {
    var scanner = table.scanner(over: range)
    var record = RecordFields()
    var lastLone: (stage: String, column: Int)?
    while scanner.next(&record) {
      if record.end == range.upperBound, range.upperBound < table.body.upperBound { break }
      let filled = filledFields(record)
      if filled.isEmpty || table.isHeader(record.start..<record.end) { continue }
      if isMarked(record, filled) { continue }
      let isFirst = lines.rows == 0 && lines.stages.isEmpty && lastLone == nil
      if filled.count == 1 {
        if isFirst { lines.beginsWithStage = true }
        // Behind the last row it may be anything.
        if let lastLone { take(lastLone) }
        lastLone = (stageText(record, filled[0]), filled[0])
        continue
      }
      if let lone = lastLone { take(lone) }
      lastLone = nil
      lines.rows += 1
      guard stage >= 0, filled.contains(stage) else { continue }
      if isFirst { lines.beginsWithStage = true }
      lines.rowsWithStage += 1
      lines.stages.append(stageText(record, stage))
    }
  }

  private mutating func take(_ lone: (stage: String, column: Int)) {
    lines.stages.append(lone.stage)
    lines.loneColumns.insert(lone.column)
  }

  /// Whether the first rows are those of blocks.
  ///
  /// Each stage stands once, the first line has one, and rows lack it; in rows of deals it stands before the id, for
  /// behind it a blank stage is one that nobody knows. The stages must be configured ones if any are.
  private var isOfBlocks: Bool {
    guard lines.beginsWithStage, !lines.stages.isEmpty, lines.rows > lines.rowsWithStage else { return false }
    guard Set(lines.stages).count == lines.stages.count, lines.loneColumns.count < 2 else { return false }
    if !known.isEmpty, !lines.stages.allSatisfy({ known.contains(Heading.normalised($0)) }) { return false }
    if !lines.loneColumns.isEmpty { return lines.rowsWithStage == 0 }
    return stage < id
  }

  private func rewritten() throws(Diagnostic) -> InputTable? {
    var (count, first) = (0, 0)
    let file = try MappedFile.spooled(name: table.path, origin: table.origin) { sink throws(Diagnostic) in
      (count, first) = try write(to: sink)
    }
    if count == 0 { return nil }
    var map = table.lineMap()
    let place = SourceLocation(file: table.path, line: map.location(of: first).line)
    return InputTable(
      table,
      file: file,
      headings: stage < 0 ? table.headings + ["stage"] : table.headings,
      note: Diagnostic(.stageAboveRows, ["\(count)"], at: place)
    )
  }

  /// Hands on the whole text with a stage in every row.
  /// - Returns: how many rows got one, and where the first of them is.
  private func write(to sink: ByteSink) throws(Diagnostic) -> (count: Int, first: Int) {
    let bytes = table.bytes
    var text: [UInt8] = []
    var (count, first) = (0, 0)
    // Up to where the table's text is in `text` or in the sink; what stays as it is is copied late.
    var copied = 0
    func copy(to end: Int) throws(Diagnostic) {
      if text.count + end - copied < BlockLayout.blockSize {
        text += bytes[copied..<end]
      } else {
        try send(text, to: sink)
        text.removeAll(keepingCapacity: true)
        try sink(UnsafeRawBufferPointer(rebasing: bytes[copied..<end]))
        table.release(copied..<end)
      }
      copied = end
    }
    // The last line that names a stage: left out if a row follows.
    var pending: Range<Int>?
    func leaveOutPending() throws(Diagnostic) {
      guard let line = pending else { return }
      try copy(to: line.lowerBound)
      // Rows of a sheet are counted, lines of other tables.
      if !table.isSheet { text += bytes[line].filter { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") } }
      copied = line.upperBound
      pending = nil
    }
    var scanner = table.scanner(over: table.body)
    var record = RecordFields()
    var current: String?
    var isBehindBlank = false
    while scanner.next(&record) {
      if table.isHeader(record.start..<record.end) {
        isBehindBlank = false
        continue
      }
      let filled = filledFields(record)
      if isBehindBlank,
        table.profile.furtherTable(at: record.start, in: bytes, delimiter: table.start.dialect.delimiter) != nil
      {
        break
      }
      isBehindBlank = filled.isEmpty
      if filled.isEmpty || isMarked(record, filled) { continue }
      if filled.count == 1 {
        if namesStage(filled[0]) {
          try leaveOutPending()
          current = stageText(record, filled[0])
          pending = record.start..<record.end
        }
        continue
      }
      try leaveOutPending()
      if filled.contains(stage) {
        current = FieldText.string(bytes, record.range(of: stage))
      } else if let current {
        if count == 0 { first = record.start }
        count += 1
        try copy(to: record.start)
        append(current, to: record, &text)
        copied = record.end
      }
      if record.end - copied >= BlockLayout.blockSize { try copy(to: record.end) }
    }
    try copy(to: bytes.count)
    try send(text, to: sink)
    return (count, first)
  }

  /// Appends a record with the stage in its column, or in a new one behind those that have headings.
  ///
  /// A row that is too wide keeps all its fields, so that it stays too wide and is rejected.
  private func append(_ current: String, to record: RecordFields, _ text: inout [UInt8]) {
    let delimiter = table.start.dialect.delimiter
    let width = table.headings.count
    var fields = (0..<record.count).map { Array(table.bytes[record.range(of: $0)]) }
    while fields.count < (stage < 0 ? width : stage + 1) { fields.append([]) }
    var quoted = [UInt8(ascii: "\"")]
    for byte in current.utf8 { quoted += byte == UInt8(ascii: "\"") ? [byte, byte] : [byte] }
    quoted.append(UInt8(ascii: "\""))
    if stage >= 0 {
      fields[stage] = quoted
    } else {
      fields.insert(quoted, at: width)
    }
    text += fields.joined(separator: [delimiter])
  }

  /// Whether a line of one field names a stage, going by the field's column.
  ///
  /// Behind the first rows it may be one that nobody configured: then the rows below have that, which is a problem with a
  /// name, and not the stage above.
  private func namesStage(_ column: Int) -> Bool { column == stage || lines.loneColumns.contains(column) }

  /// Whether a record is one of sums, or a footer that is not called like a configured stage.
  private func isMarked(_ record: RecordFields, _ filled: [Int]) -> Bool {
    let essential = filled.count == 1 || stage < 0 ? [] : [stage]
    switch RowMark.of(record, in: table.bytes, essential: essential) {
    case nil: return false
    case .total: return true
    case .footer:
      guard let first = filled.first, filled.count == 1 || first == stage else { return true }
      return !known.contains(Heading.normalised(stageText(record, first)))
    }
  }

  private func filledFields(_ record: RecordFields) -> [Int] {
    (0..<record.count).filter { isFilled(record, $0) }
  }

  private func isFilled(_ record: RecordFields, _ field: Int) -> Bool {
    FieldText.plain(table.bytes, record.range(of: field)).map { !$0.isEmpty } ?? true
  }

  /// The stage in a field: without `Stage:` before it, and without a count in brackets behind.
  private func stageText(_ record: RecordFields, _ field: Int) -> String {
    var text = FieldText.string(table.bytes, record.range(of: field))[...]
    for prefix in ["Stage:", "Opportunity Stage:", "Deal stage:", "阶段：", "阶段:", "商机阶段：", "销售阶段："]
    where text.hasPrefix(prefix) {
      text = text.dropFirst(prefix.count)
    }
    if let last = text.last, ")）".contains(last), let open = text.lastIndex(where: { "(（".contains($0) }),
      text[open...].contains(where: \.isWholeNumber), open != text.startIndex
    {
      text = text[..<open]
    }
    return trimmed(text)
  }
}
