/// How a table is written: what separates fields.
///
/// Quotes are `"`, doubled inside a quoted field (RFC 4180); records end at LF, CRLF or CR.
public struct Dialect: Sendable, Hashable {
  /// The byte between two fields.
  public var delimiter: UInt8

  /// Makes a dialect with the given delimiter.
  public init(delimiter: UInt8) { self.delimiter = delimiter }

  /// Fields separated by commas.
  public static let comma = Dialect(delimiter: UInt8(ascii: ","))

  /// The delimiters that are looked for, the most usual first, with the names a configuration uses.
  public static let known: [(name: String, delimiter: UInt8)] = [
    ("comma", UInt8(ascii: ",")), ("tab", UInt8(ascii: "\t")), ("semicolon", UInt8(ascii: ";")),
    ("pipe", UInt8(ascii: "|")),
  ]

  /// The name of the delimiter as a configuration writes it.
  public var name: String {
    Dialect.known.first { $0.delimiter == delimiter }?.name ?? String(UnicodeScalar(delimiter))
  }

  /// The dialect whose delimiter is called `name`, or is that one character.
  public static func named(_ name: String) -> Dialect? {
    if let known = known.first(where: { $0.name == name || String(UnicodeScalar($0.delimiter)) == name }) {
      return Dialect(delimiter: known.delimiter)
    }
    return nil
  }
}

/// Where a table begins in its file and how it is written.
public struct TableStart: Sendable, Hashable {
  /// The dialect found or given.
  public var dialect: Dialect
  /// The offset of the first record, after a byte order mark and a `sep=` line.
  public var offset: Int

  /// Finds the byte order mark, a `sep=` line, and the delimiter from the beginning of the file.
  ///
  /// The delimiter is the one that splits the first records most evenly: among the candidates that split the first
  /// record, the one with the most records of the same width, then the widest. A table of one column is
  /// taken as comma-separated.
  /// - Complexity: bounded; looks at the first 64 KiB only.
  public static func detect(in bytes: UnsafeRawBufferPointer, dialect: Dialect? = nil) -> TableStart {
    var offset = 0
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { offset = 3 }
    var stated: Dialect?
    if bytes.count >= offset + 5, bytes[offset..<offset + 4].elementsEqual("sep=".utf8) {
      var end = offset + 4
      let delimiter = bytes[end]
      let isStated = delimiter != UInt8(ascii: "\r") && delimiter != UInt8(ascii: "\n")
      if isStated { end += 1 }
      let behind = end
      if end < bytes.count, bytes[end] == UInt8(ascii: "\r") { end += 1 }
      if end < bytes.count, bytes[end] == UInt8(ascii: "\n") { end += 1 }
      // More text in the line: then it is a heading that only looks like a statement.
      if end > behind || end == bytes.count {
        if isStated { stated = Dialect(delimiter: delimiter) }
        offset = end
      }
    }
    if let known = dialect ?? stated { return TableStart(dialect: known, offset: offset) }
    let sample = UnsafeRawBufferPointer(rebasing: bytes[offset..<min(bytes.count, offset + 65_536)])
    return TableStart(dialect: mostEven(in: sample, isWhole: offset + sample.count == bytes.count), offset: offset)
  }

  private static func mostEven(in sample: UnsafeRawBufferPointer, isWhole: Bool) -> Dialect {
    var best = (dialect: Dialect.comma, even: 0, width: 1)
    for candidate in Dialect.known {
      let dialect = Dialect(delimiter: candidate.delimiter)
      var scanner = RecordScanner(bytes: sample, dialect: dialect)
      var record = RecordFields()
      var widths: [Int] = []
      while widths.count < 100, scanner.next(&record) {
        // The last record of a cut sample may be cut itself.
        if record.end == sample.count, !isWhole { break }
        if !record.isBlank { widths.append(record.count) }
      }
      guard let width = widths.first, width > 1 else { continue }
      let even = widths.count { $0 == width }
      if (even, width) > (best.even, best.width) { best = (dialect, even, width) }
    }
    return best.dialect
  }
}
