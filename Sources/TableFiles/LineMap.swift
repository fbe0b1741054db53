package import Diagnostics

/// Turns offsets of a file into lines and columns, only when a message needs them.
package struct LineMap {
  private let path: String
  private let bytes: UnsafeRawBufferPointer
  private var offset = 0
  private var line = 1
  private var lineStart = 0
  private let isSheet: Bool
  /// Whether the offset lies between quotes; asked of sheets only.
  private var isQuoted = false

  /// Makes a map.
  /// - Parameter isSheet: whether the text was made from a sheet: its lines are rows then, and its columns are cells.
  package init(path: String, bytes: UnsafeRawBufferPointer, isSheet: Bool = false) {
    self.path = path
    self.bytes = bytes
    self.isSheet = isSheet
  }

  /// The place of an offset; offsets asked for one after another should ascend, each byte is then read once.
  package mutating func location(of target: Int) -> SourceLocation {
    if target < offset { (offset, line, lineStart, isQuoted) = (0, 1, 0, false) }
    if isSheet { return cell(at: target) }
    while offset < target {
      let byte = bytes[offset]
      offset += 1
      let isReturnOfPair =
        byte == UInt8(ascii: "\r") && offset < bytes.count && bytes[offset] == UInt8(ascii: "\n")
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") && !isReturnOfPair {
        line += 1
        lineStart = offset
      }
    }
    let start = lineStart == 0 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? min(3, target) : lineStart
    let before = String(decoding: bytes[start..<max(start, target)], as: UTF8.self)
    return SourceLocation(file: path, line: line, column: before.unicodeScalars.count + 1)
  }

  /// The row and column of the cell that an offset lies in.
  private mutating func cell(at target: Int) -> SourceLocation {
    while offset < target {
      if bytes[offset] == UInt8(ascii: "\"") { isQuoted.toggle() }
      offset += 1
      if !isQuoted, bytes[offset - 1] == UInt8(ascii: "\n") {
        line += 1
        lineStart = offset
      }
    }
    var (column, isBetween) = (1, false)
    for byte in bytes[lineStart..<max(lineStart, target)] {
      if byte == UInt8(ascii: "\"") { isBetween.toggle() }
      if byte == UInt8(ascii: ","), !isBetween { column += 1 }
    }
    return SourceLocation(file: path, line: line, column: column)
  }

  /// The line in which an offset lies, cut to a bounded length.
  package func text(around target: Int) -> String {
    func isLineEnd(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }
    var start = min(target, bytes.count)
    while start > 0, !isLineEnd(bytes[start - 1]), target - start < 4096 { start -= 1 }
    var end = min(target, bytes.count)
    while end < bytes.count, !isLineEnd(bytes[end]), end - start < 4096 { end += 1 }
    var line = bytes[start..<end]
    if start == 0, line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
    return String(decoding: line, as: UTF8.self)
  }
}
