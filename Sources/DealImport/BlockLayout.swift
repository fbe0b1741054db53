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
  /// How many stages without rows may follow one another.
  private static let mostPending = 1000

  let table: InputTable
  let bytes: UnsafeRawBufferPointer
  /// What tells rows from sums, footers and further tables.
  private let rule: RowRule
  /// The column of the stage; -1 where lines of their own have it, and there is no column.
  let stage: Int
  /// The column of the id, or else the name.
  private let id: Int
  /// The columns of which a line that names a stage has nothing but the stage: all with a role, but for money and shares.
  private let ofDeals: Set<Int>
  /// The configured stages' names and aliases, normalised; empty where there are none.
  let known: Set<String>
  private var lines = Lines()

  /// What the first rows show.
  private struct Lines {
    /// The stages, in their order, wherever they stand.
    var stages: [String] = []
    /// Whether the first line has one.
    var beginsWithStage = false
    /// The columns in which lines that name a stage have it.
    var columns: Set<Int> = []
    /// Whether such lines have sums with nothing else to tell them by.
    var haveBareSums = false
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
    layout.look(at: layout.sample(table.firstRecord..<end))
    return layout.isOfBlocks ? try layout.rewritten() : nil
  }

  private init(_ table: InputTable, _ plan: ColumnPlan<DealRole>, _ known: Set<String>) {
    (self.table, self.known, bytes) = (table, known, table.bytes)
    rule = RowRule(table, essential: DealColumns.essential(plan), isMissing: { MissingText.matches($0) })
    stage = plan[.stage]
    id = plan[.id] >= 0 ? plan[.id] : plan[.name]
    let mayBeSums: [DealRole] = [.amount, .probability, .settled, .collected]
    ofDeals = Set(plan.columns.filter { !mayBeSums.contains($0.key) }.values)
  }

  /// A record that may be a row, or name a stage.
  struct Line {
    var fields: [Range<Int>]
    var filled: [Int]
    var stage: StageLine?
  }

  /// The first lines that are neither sums nor footers.
  private func sample(_ range: Range<Int>) -> (lines: [Line], isCut: Bool) {
    var scanner = table.scanner(over: range)
    var record = RecordFields()
    var result: [Line] = []
    var isBehindGap = false
    var isCut = range.upperBound < table.body.upperBound
    while scanner.next(&record) {
      if record.end == range.upperBound, range.upperBound < table.body.upperBound { break }
      let kind = kind(of: record, &isBehindGap)
      if case .furtherTable = kind {
        isCut = false
        break
      }
      guard kind == .row else { continue }
      let filled = filledFields(record)
      let fields = (0..<record.count).map { record.range(of: $0) }
      result.append(Line(fields: fields, filled: filled, stage: stageLine(record, filled)))
    }
    // Where rows have a stage of their own, a line with values that has it elsewhere is a row without a stage.
    if result.contains(where: { $0.stage == nil && $0.filled.contains(stage) }) {
      for index in result.indices {
        if let line = result[index].stage, !line.isAlone, line.column != stage { result[index].stage = nil }
      }
    }
    return (result, isCut)
  }

  private mutating func look(at sample: (lines: [Line], isCut: Bool)) {
    var pending: StageLine?
    for (index, line) in sample.lines.enumerated() {
      let isFirst = index == 0
      if var named = line.stage, namesStage(&named, at: index, sample) {
        if isFirst { lines.beginsWithStage = true }
        // Behind the last row it may be anything.
        if let pending { take(pending) }
        pending = named
        continue
      }
      if let named = pending { take(named) }
      pending = nil
      lines.rows += 1
      guard stage >= 0, line.filled.contains(stage) else { continue }
      if isFirst { lines.beginsWithStage = true }
      lines.rowsWithStage += 1
      lines.stages.append(stageText(line.fields[stage]).text)
    }
  }

  /// Whether a line that may name a stage does: it has nothing else, or what it says is that of a stage, or its values are
  /// sums of the rows below.
  private func namesStage(_ line: inout StageLine, at index: Int, _ sample: (lines: [Line], isCut: Bool)) -> Bool {
    if line.isAlone || line.isTold { return true }
    let rows = sample.lines[(index + 1)...].prefix { $0.stage == nil }
    let isCut = sample.isCut && index + 1 + rows.count == sample.lines.count
    line.hasBareSums = !rows.isEmpty && (isCut || hasSums(sample.lines[index], of: rows))
    return line.hasBareSums
  }

  private mutating func take(_ line: StageLine) {
    lines.stages.append(line.stage)
    lines.columns.insert(line.column)
    if line.hasBareSums { lines.haveBareSums = true }
  }

  /// Whether the first rows are those of blocks.
  ///
  /// Each stage stands once, the first line has one, and rows lack it; in rows of deals it stands before the id, for
  /// behind it a blank stage is one that nobody knows. The stages must be configured ones if any are.
  private var isOfBlocks: Bool {
    guard lines.beginsWithStage, !lines.stages.isEmpty, lines.rows > lines.rowsWithStage else { return false }
    guard Set(lines.stages).count == lines.stages.count, lines.columns.count < 2 else { return false }
    if !known.isEmpty, !lines.stages.allSatisfy({ known.contains(Heading.normalised($0)) }) { return false }
    if !lines.columns.isEmpty { return lines.rowsWithStage == 0 }
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
    // The last lines that name a stage: left out if a row follows, and at the end if they say that they are one.
    var pending: [(line: Range<Int>, isTold: Bool)] = []
    func leaveOutPending(isEnd: Bool = false) throws(Diagnostic) {
      for (line, isTold) in pending where isTold || !isEnd {
        try copy(to: line.lowerBound)
        // Rows of a sheet are counted, lines of other tables.
        if !table.isSheet { text += bytes[line].filter { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") } }
        copied = line.upperBound
      }
      pending.removeAll(keepingCapacity: true)
    }
    var scanner = table.scanner(over: table.body)
    var record = RecordFields()
    var current: String?
    var isBehindGap = false
    reading: while scanner.next(&record) {
      switch kind(of: record, &isBehindGap) {
      case .row, .lone: break
      case .furtherTable: break reading
      case .blank, .headings, .total, .footer: continue
      }
      let filled = filledFields(record)
      if let line = stageLine(record, filled), namesStage(line) {
        if pending.count == BlockLayout.mostPending { try leaveOutPending() }
        current = line.stage
        pending.append((record.start..<record.end, line.isTold))
        continue
      }
      if filled.count == 1 { continue }
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
    // What may be anything behind the last row is left to whoever reads the rows.
    try leaveOutPending(isEnd: true)
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
    var fields = (0..<record.count).map { Array(bytes[record.range(of: $0)]) }
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

  /// Whether a line that may name a stage does, going by what the first rows show.
  ///
  /// Behind them it may be one that nobody configured: then the rows below have that, which is a problem with a name, and
  /// not the stage above. A line with sums must be told from a row without a name all the same.
  private func namesStage(_ line: StageLine) -> Bool {
    guard line.column == stage || lines.columns.contains(line.column) else { return false }
    if line.isAlone || line.isTold { return true }
    return lines.haveBareSums && known.isEmpty && !line.stage.utf8.contains { $0 >= 0x30 && $0 <= 0x39 }
  }

  /// What a record is; a line that names a stage counts as a row.
  ///
  /// One that is called like a configured stage is no footer.
  private func kind(of record: RecordFields, _ isBehindGap: inout Bool) -> RecordKind {
    let kind = rule.kind(of: record, in: bytes, isBehindGap: isBehindGap)
    if kind == .lone || kind == .footer && isKnown(record) {
      isBehindGap = false
      return .row
    }
    var loneLines = 0
    isBehindGap = rule.leavesGap(kind, record, in: bytes, loneLines: &loneLines)
    return kind
  }

  /// Whether a record may be a line that names a configured stage.
  private func isKnown(_ record: RecordFields) -> Bool {
    let line = stageLine(record, filledFields(record))
    return line.map { known.contains(Heading.normalised($0.stage)) } ?? false
  }

  private func filledFields(_ record: RecordFields) -> [Int] {
    (0..<record.count).filter { !rule.isBlank(record, $0, in: bytes) }
  }

  /// What a record says if it may be a line that names a stage: it has text in one field, and beside that nothing but
  /// values in columns that may have sums.
  private func stageLine(_ record: RecordFields, _ filled: [Int]) -> StageLine? {
    guard let first = filled.first else { return nil }
    let isAlone = filled.count == 1
    if !isAlone {
      if filled.dropFirst().contains(where: { ofDeals.contains($0) }) { return nil }
      if !RecordShapes(record, of: bytes).isTextBeforeValues { return nil }
    }
    let text = stageText(record.range(of: first))
    let isTold = text.hasMark || known.contains(Heading.normalised(text.text))
    return StageLine(stage: text.text, column: first, isAlone: isAlone, isTold: isTold)
  }
}
