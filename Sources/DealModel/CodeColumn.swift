/// A column of small numbers, in as few bytes each as the largest needs.
public struct CodeColumn: Sendable, RandomAccessCollection {
  @usableFromInline var bytes: [UInt8] = []
  @usableFromInline var words: [UInt16] = []
  @usableFromInline var codes: [UInt32] = []
  @usableFromInline var width = 1
  private var reserved = 0

  /// Makes a column.
  public init(_ codes: [UInt32] = []) { append(contentsOf: codes) }

  /// The first row.
  @inlinable
  public var startIndex: Int { 0 }
  /// Behind the last row.
  @inlinable
  public var endIndex: Int { count }
  /// How many rows there are.
  @inlinable
  public var count: Int { width == 1 ? bytes.count : width == 2 ? words.count : codes.count }

  /// The number of a row.
  @inlinable
  public subscript(row: Int) -> UInt32 {
    get { width == 1 ? UInt32(bytes[row]) : width == 2 ? UInt32(words[row]) : codes[row] }
    set {
      widen(for: newValue)
      switch width {
      case 1: bytes[row] = UInt8(truncatingIfNeeded: newValue)
      case 2: words[row] = UInt16(truncatingIfNeeded: newValue)
      default: codes[row] = newValue
      }
    }
  }

  /// The numbers of all rows.
  public var all: [UInt32] {
    Array(unsafeUninitializedCapacity: count) { buffer, initialized in
      copy(0..<count, into: buffer)
      initialized = count
    }
  }

  /// Copies the numbers of some rows: the width is asked for once, not with each.
  public func copy(_ rows: Range<Int>, into buffer: UnsafeMutableBufferPointer<UInt32>) {
    switch width {
    case 1: CodeColumn.copy(bytes, rows, into: buffer)
    case 2: CodeColumn.copy(words, rows, into: buffer)
    default: CodeColumn.copy(codes, rows, into: buffer)
    }
  }

  @inline(__always)
  private static func copy<Code: FixedWidthInteger>(
    _ codes: [Code],
    _ rows: Range<Int>,
    into buffer: UnsafeMutableBufferPointer<UInt32>
  ) {
    codes.withUnsafeBufferPointer { codes in
      let codes = codes[rows]
      precondition(codes.count <= buffer.count)
      for (place, code) in codes.enumerated() { buffer[place] = UInt32(truncatingIfNeeded: code) }
    }
  }

  /// Adds a row.
  public mutating func append(_ code: UInt32) { append(contentsOf: [code]) }

  /// Sets the number of a row, which is at most the one behind the last.
  public mutating func put(_ code: UInt32, at row: Int) {
    if row == count { append(code) } else { self[row] = code }
  }

  /// Adds rows behind.
  public mutating func append(contentsOf more: [UInt32]) {
    if let largest = more.max() { widen(for: largest) }
    add(more) { $0 }
  }

  /// Adds rows behind.
  /// - Parameter numbers: for each number of `more` the one that is added in its place.
  public mutating func append(contentsOf more: [UInt32], renumbered numbers: [UInt32]) {
    if let largest = numbers.max() { widen(for: largest) }
    numbers.withUnsafeBufferPointer { numbers in add(more) { numbers[Int($0)] } }
  }

  /// Adds rows behind, for which the column is wide enough.
  @inline(__always)
  private mutating func add(_ more: [UInt32], _ code: (UInt32) -> UInt32) {
    switch width {
    case 1: CodeColumn.add(more, to: &bytes) { UInt8(truncatingIfNeeded: code($0)) }
    case 2: CodeColumn.add(more, to: &words) { UInt16(truncatingIfNeeded: code($0)) }
    default: CodeColumn.add(more, to: &codes, code)
    }
  }

  /// Adds values at once: an array that is appended to asks each time whether it has room.
  @inline(__always)
  private static func add<Code: BitwiseCopyable>(
    _ more: [UInt32],
    to codes: inout [Code],
    _ code: (UInt32) -> Code
  ) {
    withUnsafeTemporaryAllocation(of: Code.self, capacity: more.count) { buffer in
      for index in more.indices { buffer.initializeElement(at: index, to: code(more[index])) }
      codes.append(contentsOf: buffer)
    }
  }

  /// Makes room for so many rows.
  public mutating func reserve(_ rows: Int) {
    reserved = rows
    switch width {
    case 1: bytes.reserveCapacity(rows)
    case 2: words.reserveCapacity(rows)
    default: codes.reserveCapacity(rows)
    }
  }

  @usableFromInline
  mutating func widen(for code: UInt32) {
    let needed = code <= UInt8.max ? 1 : code <= UInt16.max ? 2 : 4
    if needed <= width { return }
    if needed == 2 {
      words.reserveCapacity(Swift.max(reserved, bytes.count))
      words.append(contentsOf: bytes.lazy.map { UInt16($0) })
    } else {
      codes.reserveCapacity(Swift.max(reserved, count))
      codes.append(contentsOf: self)
    }
    (bytes, words) = ([], needed == 2 ? words : [])
    width = needed
  }
}
