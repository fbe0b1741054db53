import DelimitedText

/// Finds the dialect, rewrites the table if it must, finds its headings and what is no row: no text may crash that, a
/// rewritten table must not depend on the pieces it was read in, and has the line breaks it had.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = UnsafeRawBufferPointer(start: start, count: count)
  let table = TableStart.detect(in: bytes)
  _ = TableStart.detect(in: bytes, delimiter: bytes.last)
  var dialects = [table.dialect]
  // Any dialect can be rewritten, not only those that detection finds.
  if let choice = bytes.first {
    var other = Dialect(delimiter: UInt8(ascii: ","))
    other.quote = choice & 1 == 0 ? UInt8(ascii: "'") : choice & 2 == 0 ? nil : UInt8(ascii: "\"")
    other.escape = choice & 4 == 0 ? .doubled : .backslash
    other.skipsSpaces = choice & 8 == 0
    dialects.append(other)
  }
  for dialect in dialects {
    let text = UnsafeRawBufferPointer(rebasing: bytes[table.offset...])
    let whole = rewritten(text, dialect, pieces: max(1, text.count))
    precondition(whole == rewritten(text, dialect, pieces: 3))
    precondition(lineBreaks(whole) == lineBreaks(Array(text)))
    whole.withUnsafeBytes { read($0, Dialect(delimiter: dialect.delimiter)) }
  }
  return 0
}

private func rewritten(_ text: UnsafeRawBufferPointer, _ dialect: Dialect, pieces: Int) -> [UInt8] {
  var rewriter = DialectRewriter(dialect: dialect)
  var output: [UInt8] = []
  var position = 0
  while position < text.count {
    let end = min(text.count, position + pieces)
    rewriter.rewrite(UnsafeRawBufferPointer(rebasing: text[position..<end]), into: &output)
    position = end
  }
  rewriter.finish(into: &output)
  return output
}

private func lineBreaks(_ text: [UInt8]) -> [UInt8] {
  text.filter { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
}

private func read(_ bytes: UnsafeRawBufferPointer, _ dialect: Dialect) {
  var scanner = RecordScanner(bytes: bytes, dialect: dialect)
  guard let head = TableHead(&scanner, bytes: bytes, columnLimit: 100) else { return }
  precondition(head.offset < head.end && head.end <= bytes.count && head.headings.count <= head.fieldCount)
  scanner = RecordScanner(bytes: bytes, dialect: dialect, from: head.end)
  var record = RecordFields()
  while scanner.next(&record) {
    precondition(record.start >= head.end && record.end <= bytes.count)
    _ = RowMark.of(record, in: bytes, essential: head.profile.textColumns)
    if record.count < 4 {
      _ = head.profile.furtherTable(at: record.start, in: bytes, delimiter: dialect.delimiter)
    }
  }
}
