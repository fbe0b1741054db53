/// Reads the text of a field from its raw bytes.
public enum FieldText {
  /// The field's bytes without its quotes, or `nil` where they need unescaping because a quote is inside.
  ///
  /// White space around the text is left out, as it is in every comparison and value.
  @inlinable
  public static func plain(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> UnsafeRawBufferPointer? {
    guard let range = plainRange(bytes, range) else { return nil }
    return UnsafeRawBufferPointer(rebasing: bytes[range])
  }

  /// Where the bytes stand that `plain` gives.
  @inlinable
  @inline(__always)
  public static func plainRange(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> Range<Int>? {
    // Most fields neither begin nor end with what could be left out: quotes and white space come before all of these.
    if !range.isEmpty, bytes[range.lowerBound] > UInt8(ascii: "\""), bytes[range.upperBound - 1] > UInt8(ascii: " ") {
      return range
    }
    return trimmedRange(bytes, range)
  }

  @inlinable
  static func trimmedRange(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> Range<Int>? {
    var start = range.lowerBound
    var end = range.upperBound
    if start < end, bytes[start] == UInt8(ascii: "\"") {
      if end - start < 2 || bytes[end - 1] != UInt8(ascii: "\"") { return nil }
      start += 1
      end -= 1
      var index = start
      while index < end {
        if bytes[index] == UInt8(ascii: "\"") { return nil }
        index += 1
      }
    }
    while start < end, isSpace(bytes[start]) { start += 1 }
    while end > start, isSpace(bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  /// Whether the byte is white space of ASCII.
  @inlinable
  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }

  /// Writes the field's text into `buffer`: quotes taken off, doubled quotes made single, white space around left out.
  public static func unescape(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>, into buffer: inout [UInt8]) {
    unescapeExactly(bytes, range, into: &buffer)
    while let last = buffer.last, isSpace(last) { buffer.removeLast() }
    let leading = buffer.prefix { isSpace($0) }.count
    if leading > 0 { buffer.removeFirst(leading) }
  }

  /// Writes the field's text into `buffer`: quotes taken off, doubled quotes made single, all white space kept.
  public static func unescapeExactly(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>, into buffer: inout [UInt8]) {
    buffer.removeAll(keepingCapacity: true)
    let quote = UInt8(ascii: "\"")
    var index = range.lowerBound
    if index < range.upperBound, bytes[index] == quote {
      index += 1
      while index < range.upperBound {
        if bytes[index] == quote {
          index += 1
          // A quote that is not doubled closes the quoted part; what follows it is literal.
          if index >= range.upperBound || bytes[index] != quote { break }
        }
        buffer.append(bytes[index])
        index += 1
      }
    }
    if index < range.upperBound { buffer.append(contentsOf: bytes[index..<range.upperBound]) }
  }

  /// The field's text; bytes that are not UTF-8 become U+FFFD.
  public static func string(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> String {
    if let plain = plain(bytes, range) { return String(decoding: plain, as: UTF8.self) }
    var buffer: [UInt8] = []
    unescape(bytes, range, into: &buffer)
    return String(decoding: buffer, as: UTF8.self)
  }
}

/// Writes records as RFC 4180 with commas and LF.
public enum RecordWriter {
  /// The text with an apostrophe before it where a spreadsheet would take it for a formula; a plain number is none,
  /// whatever its sign.
  public static func formulaSafe(_ text: String) -> String {
    guard let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) else { return text }
    return Double(text) != nil ? text : "'" + text
  }

  /// Appends one record; a field is quoted where its text needs it.
  public static func append(_ fields: [String], to bytes: inout [UInt8]) {
    for (index, field) in fields.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      append(field.utf8, to: &bytes)
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  /// Appends one field, in quotes where its text needs them.
  @inlinable
  public static func append(_ field: some Collection<UInt8>, to bytes: inout [UInt8]) {
    let needsQuotes = field.contains {
      $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r")
    }
    guard needsQuotes else {
      bytes.append(contentsOf: field)
      return
    }
    appendQuoted(field, to: &bytes)
  }

  /// Appends one field in quotes, whether its text needs them or not.
  @inlinable
  public static func appendQuoted(_ field: some Collection<UInt8>, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for byte in field {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
