/// Where a table begins in its file and how it is written.
public struct TableStart: Sendable, Hashable {
  /// The dialect found or given.
  public var dialect: Dialect
  /// The offset of the first record, after byte order marks and a `sep=` line.
  public var offset: Int

  /// A table that is known to begin at an offset.
  public init(dialect: Dialect, offset: Int) { (self.dialect, self.offset) = (dialect, offset) }

  /// How much of a table is looked at.
  public static let sampleSize = 65_536

  /// Finds the byte order mark, a `sep=` line, and the dialect from the beginning of the file.
  /// - Parameter delimiter: the delimiter, where it is known; one that can separate nothing is not taken.
  /// - Complexity: bounded; looks at the first 64 KiB only.
  public static func detect(in bytes: UnsafeRawBufferPointer, delimiter: UInt8? = nil) -> TableStart {
    var offset = behindMarks(bytes, 0)
    var stated: UInt8?
    if let line = SeparatorLine(bytes, at: offset) {
      stated = line.delimiter
      offset = behindMarks(bytes, line.end)
    }
    let sample = UnsafeRawBufferPointer(rebasing: bytes[offset..<min(bytes.count, offset + sampleSize)])
    let detection = DialectDetection(sample: sample, isWhole: offset + sample.count == bytes.count)
    let known = (delimiter ?? stated).flatMap { Dialect.canSeparate($0) ? $0 : nil }
    return TableStart(dialect: detection.dialect(delimiter: known), offset: offset)
  }

  /// Files that were put together or saved twice have more than one mark.
  private static func behindMarks(_ bytes: UnsafeRawBufferPointer, _ start: Int) -> Int {
    var offset = start
    while bytes.count - offset >= 3, bytes[offset] == 0xEF, bytes[offset + 1] == 0xBB, bytes[offset + 2] == 0xBF {
      offset += 3
    }
    return offset
  }
}

/// A line `sep=;` as Excel writes and obeys it, also in quotes.
private struct SeparatorLine {
  /// The delimiter; `nil` where the line states none.
  var delimiter: UInt8?
  /// The offset behind the line.
  var end: Int

  /// Reads the line at an offset; `nil` where there is none.
  init?(_ bytes: UnsafeRawBufferPointer, at start: Int) {
    let quote = UInt8(ascii: "\"")
    let line = bytes[start..<min(bytes.count, start + 10)]
    let isQuoted = line.first == quote
    var offset = start + (isQuoted ? 1 : 0)
    let word = bytes[min(offset, bytes.count)...].prefix(4)
    guard word.count == 4, zip(word, "sep=".utf8).allSatisfy({ $0 | 0x20 == $1 | 0x20 }) else { return nil }
    offset += 4
    func isLineEnd(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\r") || byte == UInt8(ascii: "\n") }
    if offset < bytes.count, !isLineEnd(bytes[offset]), !(isQuoted && bytes[offset] == quote) {
      delimiter = bytes[offset]
      offset += 1
    }
    if isQuoted {
      guard offset < bytes.count, bytes[offset] == quote else { return nil }
      offset += 1
    }
    let behind = offset
    if offset < bytes.count, bytes[offset] == UInt8(ascii: "\r") { offset += 1 }
    if offset < bytes.count, bytes[offset] == UInt8(ascii: "\n") { offset += 1 }
    // More text in the line: then it is a heading that only looks like a statement. So is `sep=` alone in a file.
    guard offset > behind || offset == bytes.count && delimiter != nil else { return nil }
    if let stated = delimiter, !Dialect.canSeparate(stated) { return nil }
    end = offset
  }
}
