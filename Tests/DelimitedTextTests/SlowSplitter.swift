/// Splits a table byte by byte, as RFC 4180 reads, in the plainest way.
///
/// A field that begins with a quote is quoted up to the next quote that is not doubled; what stands between that one and
/// the end of the field is text. In a field that does not begin with a quote, quotes are text.
struct SlowSplitter {
  /// The records, each a list of texts with the white space around them left out.
  private(set) var records: [[String]] = []
  /// Where the quote that is never closed stands.
  private(set) var openQuote: Int?

  init(_ bytes: [UInt8], delimiter: UInt8 = UInt8(ascii: ",")) {
    var offset = 0
    while offset < bytes.count {
      var record: [String] = []
      var endsRecord = false
      while !endsRecord {
        let start = offset
        var text: [UInt8] = []
        if offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") {
          offset += 1
          var isClosed = false
          while offset < bytes.count, !isClosed {
            if bytes[offset...].starts(with: "\"\"".utf8) {
              text.append(UInt8(ascii: "\""))
              offset += 2
            } else if bytes[offset] == UInt8(ascii: "\"") {
              isClosed = true
              offset += 1
            } else {
              text.append(bytes[offset])
              offset += 1
            }
          }
          if !isClosed {
            openQuote = start
            return
          }
        }
        while offset < bytes.count, bytes[offset] != delimiter, SlowSplitter.lineEnd(bytes, offset) == 0 {
          text.append(bytes[offset])
          offset += 1
        }
        record.append(SlowSplitter.trimmed(text))
        if offset < bytes.count, bytes[offset] == delimiter {
          offset += 1
        } else {
          offset += SlowSplitter.lineEnd(bytes, offset)
          endsRecord = true
        }
      }
      records.append(record)
    }
  }

  /// The length of the line end at `offset`: CRLF, LF or CR; 0 where there is none.
  private static func lineEnd(_ bytes: [UInt8], _ offset: Int) -> Int {
    if bytes[offset...].starts(with: "\r\n".utf8) { return 2 }
    return bytes[offset...].starts(with: "\n".utf8) || bytes[offset...].starts(with: "\r".utf8) ? 1 : 0
  }

  private static func trimmed(_ text: [UInt8]) -> String {
    let isSpace: (UInt8) -> Bool = { " \t\n\r\u{B}\u{C}".utf8.contains($0) }
    var part = text[...]
    while let first = part.first, isSpace(first) { part = part.dropFirst() }
    while let last = part.last, isSpace(last) { part = part.dropLast() }
    return String(decoding: part, as: UTF8.self)
  }
}
