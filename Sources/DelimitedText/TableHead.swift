// How the headings are found. The records at the beginning are cut into paragraphs by blank lines. Paragraphs of lines
// with one filled field, or of pairs such as `Report run:,2025-01-01`, are titles if a wider paragraph follows. In the
// first other one the usual number of filled fields is that of the table, and the headings are in the first record with
// about as many: a title has fewer. Two lines together are the headings where neither is whole, as merged cells come out
// of sheets, or where the names of the second come again and the first tells them apart.

/// The headings of a table and where its records begin.
public struct TableHead: Sendable, Hashable {
  /// The headings, without quotes and white space around them; no more than were asked for.
  public var headings: [String]
  /// How many fields the record with the headings has.
  public var fieldCount: Int
  /// The offset of the record with the headings, or of the first of two.
  public var offset: Int
  /// The offset behind the headings.
  public var end: Int
  /// Whether the headings stand in two records.
  public var hasTwoLines: Bool
  /// The records above that are no headings, titles, and where the first of them begins.
  public var titles: (count: Int, first: Int)?
  /// The blank lines above the headings.
  public var blankLines: Int
  /// What the first rows below look like.
  public var profile: TableProfile

  /// Whether both say the same.
  public static func == (left: TableHead, right: TableHead) -> Bool {
    left.headings == right.headings && left.offset == right.offset && left.end == right.end
  }

  /// Puts the place and the headings into the hash.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(offset)
    hasher.combine(headings)
  }

  /// Finds the headings of a table, which is of RFC 4180 but for its delimiter; `nil` where there is no record.
  /// - Complexity: bounded by 64 KiB, or by the first record where that is longer.
  /// - Parameter columnLimit: no more headings are read.
  public init?(_ scanner: inout RecordScanner, bytes: UnsafeRawBufferPointer, columnLimit: Int) {
    let search = HeadSearch(&scanner, bytes, columnLimit)
    guard let found = search.headings() else { return nil }
    let lines = search.lines
    let (first, last) = (lines[found.first], lines[found.last])
    offset = first.start
    end = last.next
    hasTwoLines = found.last > found.first
    headings = found.names ?? last.texts(bytes)
    fieldCount = max(headings.count, last.shapes.fieldCount)
    let above = lines[..<found.first]
    titles = above.first.map { (above.count, $0.start) }
    blankLines = first.blankBefore
    let rows = lines[(found.last + 1)...]
    let block = rows.prefix { $0.paragraph == last.paragraph }
    profile = TableProfile(names: headings, fieldCount: fieldCount, rows: block.isEmpty ? rows : block, bytes)
  }
}

/// A record at the beginning of a table.
struct HeadLine {
  let start: Int
  /// The offset of the record behind.
  let next: Int
  let fields: [Range<Int>]
  let shapes: RecordShapes
  /// The number of the paragraph.
  let paragraph: Int
  /// The blank lines before it, of the whole table.
  let blankBefore: Int

  /// The texts of the fields.
  func texts(_ bytes: UnsafeRawBufferPointer) -> [String] { fields.map { FieldText.string(bytes, $0) } }
}

/// Searches the first records of a table for its headings.
struct HeadSearch {
  private(set) var lines: [HeadLine] = []
  private let bytes: UnsafeRawBufferPointer
  private static let mostLines = 200

  init(_ scanner: inout RecordScanner, _ bytes: UnsafeRawBufferPointer, _ columnLimit: Int) {
    self.bytes = bytes
    let start = scanner.offset
    var record = RecordFields()
    var (paragraph, blank) = (0, 0)
    while lines.count < HeadSearch.mostLines, lines.isEmpty || scanner.offset - start < TableStart.sampleSize,
      scanner.next(&record)
    {
      let shapes = RecordShapes(record, of: bytes)
      if shapes.filled == 0, record.count <= 10_000 {
        blank += 1
        if lines.last?.paragraph == paragraph { paragraph += 1 }
        continue
      }
      lines.append(
        HeadLine(
          start: record.start,
          next: scanner.offset,
          fields: (0..<min(record.count, columnLimit)).map { record.range(of: $0) },
          shapes: shapes,
          paragraph: paragraph,
          blankBefore: blank
        )
      )
    }
  }

  /// The lines of the headings, and their names where they are put together from two.
  func headings() -> (first: Int, last: Int, names: [String]?)? {
    guard let block = paragraph() else { return lines.isEmpty ? nil : (0, 0, nil) }
    let usual = usualFilled(block)
    let least = usual - max(1, usual / 4)
    for line in block {
      if let names = joined(line, block, least) { return (line, line + 1, names) }
      let shapes = lines[line].shapes
      let isBlankFirst = shapes.first ?? 0 > 0 && !shapes.shapes.dropFirst(shapes.first ?? 0).contains(.blank)
      let isEnough = shapes.filled >= max(2, least) || usual == 2 && isBlankFirst
      if !isEnough || isTitle(line, block, usual, isBlankFirst) || isGroupLine(line, block) { continue }
      if line > block.lowerBound, let names = grouped(line) { return (line - 1, line, names) }
      return (line, line, nil)
    }
    return (block.lowerBound, block.lowerBound, nil)
  }

  /// The lines of the paragraph that is the table; `nil` where none has two fields.
  private func paragraph() -> Range<Int>? {
    guard let widest = lines.map(\.shapes.filled).max(), widest > 1 else { return nil }
    var start = 0
    while start < lines.count {
      let number = lines[start].paragraph
      let end = lines[start...].firstIndex { $0.paragraph != number } ?? lines.count
      let block = start..<end
      let behind = lines[end...].map(\.shapes.filled).max() ?? 0
      if !isTitleParagraph(block, behind) { return block }
      start = end
    }
    return nil
  }

  private func isTitleParagraph(_ block: Range<Int>, _ widthBehind: Int) -> Bool {
    let filled = lines[block].map(\.shapes.filled)
    if filled.allSatisfy({ $0 < 2 }) { return widthBehind > 1 }
    guard filled.allSatisfy({ $0 < 3 }), widthBehind > 2, block.count <= 30 else { return false }
    // One pair alone is no table if headings follow.
    if block.count == 1, let next = lines[block.upperBound...].first?.shapes {
      return next.filled > 2 && next.looksLikeHeadings
    }
    return lines[block].allSatisfy { $0.shapes.filled < 2 || $0.shapes.shapes.contains(.value) || hasColon($0) }
  }

  private func hasColon(_ line: HeadLine) -> Bool {
    line.fields.contains { range in
      let text = FieldText.string(bytes, range)
      return text.hasSuffix(":") || text.hasSuffix("：")
    }
  }

  /// The number of filled fields that explains most of a paragraph: the most frequent one, weighed by itself.
  private func usualFilled(_ block: Range<Int>) -> Int {
    var weight: [Int: Int] = [:]
    for line in lines[block] { weight[line.shapes.filled, default: 0] += line.shapes.filled }
    weight[1] = nil
    return weight.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 1
  }

  /// Whether a line with nearly as many fields as the table is a title all the same: the next fuller one looks like
  /// headings, and this one does not, or values stand below that one.
  private func isTitle(_ line: Int, _ block: Range<Int>, _ usual: Int, _ isBlankFirst: Bool) -> Bool {
    let shapes = lines[line].shapes
    if shapes.filled > usual { return isProse(line, block, usual) }
    if shapes.filled == usual || isBlankFirst { return false }
    let fuller = lines[(line + 1)..<block.upperBound].firstIndex { $0.shapes.filled > shapes.filled }
    guard let fuller, lines[fuller].shapes.looksLikeHeadings else { return false }
    let hasWideGap = shapes.hasGap && lines[fuller].shapes.filled > shapes.filled + 1
    return hasWideGap || shapes.shapes.contains(.value) || hasColon(lines[line]) || valuesStand(below: fuller, block)
  }

  /// Whether a line repeats the names of groups over the headings in the next one: `Deal,Deal,Money,Money`.
  private func isGroupLine(_ line: Int, _ block: Range<Int>) -> Bool {
    let lower = line + 1
    guard lower + 1 < block.upperBound, lines[line].shapes.looksLikeHeadings, lines[lower].shapes.looksLikeHeadings,
      lines[lower].shapes.filled >= lines[line].shapes.filled, lines[lower].fields.count <= 10_000
    else { return false }
    let upper = lines[line].texts(bytes).filter { !$0.isEmpty }
    // Names that stand side by side, and each of at least two columns on average.
    var names: [String] = []
    for name in upper where name != names.last { names.append(name) }
    guard names.count * 2 <= upper.count, Set(names).count == names.count else { return false }
    // What comes again below is told apart by its group.
    let below = lines[lower].texts(bytes)
    let whole = zip(lines[line].texts(bytes), below).map { $0 + "\n" + $1 }
    let filled = zip(whole, below).filter { !$1.isEmpty }.map(\.0)
    return Set(filled).count == filled.count && valuesStand(below: lower, block)
  }

  /// Whether a line with more fields than all others is a sentence with the delimiter in it.
  private func isProse(_ line: Int, _ block: Range<Int>, _ usual: Int) -> Bool {
    let behind = (line + 1)..<block.upperBound
    guard behind.count > 1, lines[behind].allSatisfy({ $0.shapes.filled == usual }), usual > 1 else { return false }
    func isSpaced(_ line: HeadLine) -> Bool {
      line.fields.dropFirst().contains { !$0.isEmpty && bytes[$0.lowerBound] == UInt8(ascii: " ") }
    }
    return isSpaced(lines[line]) && !isSpaced(lines[line + 1]) && lines[line + 1].shapes.looksLikeHeadings
      && valuesStand(below: line + 1, block)
  }

  /// Whether a column has text in this line and mostly values below.
  private func valuesStand(below line: Int, _ block: Range<Int>) -> Bool {
    let shapes = lines[line].shapes
    let below = lines[(line + 1)..<block.upperBound]
    return shapes.shapes.indices.contains { column in
      guard shapes[column] == .text else { return false }
      let filled = below.map { $0.shapes[column] }.filter { $0 != .blank }
      return !filled.isEmpty && filled.count { $0 == .value } * 2 > filled.count
    }
  }

  /// The names of headings in two lines that fill each other's gaps: what is merged over two columns is put before both.
  private func joined(_ line: Int, _ block: Range<Int>, _ least: Int) -> [String]? {
    guard line + 1 < block.upperBound else { return nil }
    let (upper, lower) = (lines[line].shapes, lines[line + 1].shapes)
    guard upper.hasGap || upper.shapes.count < lower.shapes.count, lower.hasGap else { return nil }
    guard upper.filled > 1, upper.looksLikeHeadings, lower.looksLikeHeadings, line + 2 < block.upperBound else {
      return nil
    }
    let width = max(upper.shapes.count, lower.shapes.count)
    guard width >= max(3, least), lines[line + 2].shapes.filled > max(upper.filled, lower.filled) else { return nil }
    for column in 0..<width {
      let isUnder = lower[column] != .blank
      if upper[column] == .blank, !isUnder { return nil }
      // Both: only where the upper one is merged over the next column too.
      if upper[column] != .blank, isUnder, upper[column + 1] != .blank || lower[column + 1] == .blank { return nil }
    }
    return names(lines[line].texts(bytes), lines[line + 1].texts(bytes), width: lines[line + 1].fields.count) { _ in
      true
    }
  }

  /// The names of headings of which some come again, with those of the line above that tell them apart.
  private func grouped(_ line: Int) -> [String]? {
    let upper = lines[line - 1].shapes
    guard upper.looksLikeHeadings, upper.hasGap || upper.filled > 1, upper.shapes.count > 1 else { return nil }
    let lower = lines[line].texts(bytes)
    let again = Set(lower.filter { name in !name.isEmpty && lower.count { $0 == name } > 1 })
    if again.isEmpty || lower.count > 10_000 { return nil }
    let result = names(lines[line - 1].texts(bytes), lower, width: lower.count) { again.contains($0) }
    return Set(result).count > Set(lower).count ? result : nil
  }

  private func names(_ upper: [String], _ lower: [String], width: Int, _ wants: (String) -> Bool) -> [String] {
    var group = ""
    return (0..<max(width, upper.count)).map { column in
      let above = column < upper.count ? upper[column] : ""
      let below = column < lower.count ? lower[column] : ""
      if !above.isEmpty { group = above }
      if below.isEmpty {
        // What stands alone over two rows ends a group.
        group = ""
        return above
      }
      return group.isEmpty || !wants(below) ? below : group + " " + below
    }
  }
}
