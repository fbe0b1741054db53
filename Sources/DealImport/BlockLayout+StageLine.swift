import DelimitedText

/// A line that names the stage of the rows below, or may do so.
struct StageLine {
  /// The stage, without `Stage:` before it, and without a count in brackets behind.
  var stage: String
  /// The column it stands in.
  var column: Int
  /// Whether nothing else is in the line.
  var isAlone: Bool
  /// Whether the text says that it is a stage: it is a configured one, or stands before a count or behind `Stage:`.
  var isTold: Bool
  /// Whether it is taken for one because its values are sums of the rows below.
  var hasBareSums = false
}

extension BlockLayout {
  /// The stage in a field: without `Stage:` before it, and without a count in brackets behind; and whether it has these.
  func stageText(_ field: Range<Int>) -> (text: String, hasMark: Bool) {
    let whole = FieldText.string(bytes, field)
    var text = whole[...]
    if let colon = text.firstIndex(where: { ":：".contains($0) }), colon != text.startIndex {
      let heading = Heading.normalised(String(text[..<colon]))
      if DealRole.stage.headings.contains(heading) { text = text[text.index(after: colon)...] }
    }
    if let last = text.last, ")）".contains(last), let open = text.lastIndex(where: { "(（".contains($0) }),
      text[open...].contains(where: \.isWholeNumber), open != text.startIndex
    {
      text = text[..<open]
    }
    return (trimmed(text), text.count < whole.count)
  }

  /// Whether a value of a line is the number of the rows below, or the sum of their values in its column.
  func hasSums(_ line: Line, of rows: ArraySlice<Line>) -> Bool {
    line.filled.dropFirst().contains { column in
      [DecimalSign.point, .comma].contains { sign in
        guard let value = amount(line.fields[column], sign) else { return false }
        if value == Int64(rows.count) * 10_000 { return true }
        var sum: Int64 = 0
        for row in rows where row.filled.contains(column) {
          guard let summand = amount(row.fields[column], sign) else { return false }
          let (next, overflow) = sum.addingReportingOverflow(summand)
          if overflow { return false }
          sum = next
        }
        return value == sum
      }
    }
  }

  /// An amount in ten-thousandths.
  private func amount(_ field: Range<Int>, _ sign: DecimalSign) -> Int64? {
    guard let text = FieldText.plain(bytes, field), let folded = FoldedText(text) else { return nil }
    return AmountText.parse(folded)?[sign]
  }
}
