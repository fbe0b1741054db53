import Foundation

/// Writes a file piece by piece, so that a table of any size needs one buffer's memory.
struct ByteWriter: ~Copyable {
  private static let flushSize = 1 << 20

  private let file: FileHandle
  private var buffer: [UInt8] = []

  /// Creates the file, or empties the one that is there.
  init(directory: URL, name: String) throws {
    let url = directory.appendingPathComponent(name)
    try Data().write(to: url)
    file = try FileHandle(forWritingTo: url)
    buffer.reserveCapacity(Self.flushSize + 4_096)
  }

  /// Writes one byte.
  mutating func byte(_ byte: UInt8) {
    buffer.append(byte)
  }

  /// Writes bytes as they are.
  mutating func bytes(_ bytes: [UInt8]) {
    buffer.append(contentsOf: bytes)
  }

  /// Writes a text as it is.
  mutating func text(_ text: String) {
    buffer.append(contentsOf: text.utf8)
  }

  /// Ends a field.
  mutating func comma() {
    buffer.append(UInt8(ascii: ","))
  }

  /// Writes two texts as one field, with something between them.
  mutating func joined(_ first: Term, _ separator: [UInt8], _ second: Term) {
    let quoted = first.needsQuotes || second.needsQuotes
    if quoted {
      buffer.append(UInt8(ascii: "\""))
    }
    buffer.append(contentsOf: first.inner)
    buffer.append(contentsOf: separator)
    buffer.append(contentsOf: second.inner)
    if quoted {
      buffer.append(UInt8(ascii: "\""))
    }
  }

  /// Writes a whole number that is not negative, filled up with zeros to a width.
  mutating func number(_ value: Int, width: Int = 1) {
    let start = buffer.count
    var rest = value
    var digits = 0
    repeat {
      buffer.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
      digits += 1
    } while rest > 0 || digits < width
    var low = start
    var high = buffer.count - 1
    while low < high {
      buffer.swapAt(low, high)
      low += 1
      high -= 1
    }
  }

  /// Ends a row, and hands the buffer on to the file when it is full.
  mutating func endRow() throws {
    buffer.append(UInt8(ascii: "\n"))
    if buffer.count >= Self.flushSize {
      try flush()
    }
  }

  /// Writes what is left and closes the file.
  consuming func close() throws {
    try flush()
    try file.close()
  }

  private mutating func flush() throws {
    try file.write(contentsOf: Data(buffer))
    buffer.removeAll(keepingCapacity: true)
  }
}
