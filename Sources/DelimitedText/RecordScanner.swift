/// The fields of one record, as ranges of the table's bytes.
///
/// One value is used again for all records.
public struct RecordFields: Sendable {
  /// The offset of the record's first byte.
  public fileprivate(set) var start = 0
  /// The offset behind the record's last byte, before its line end.
  public fileprivate(set) var end = 0
  /// How many fields the record has; an empty line has one empty field.
  public fileprivate(set) var count = 0
  /// The offset behind each field's last byte; the field before ends one byte before the field begins.
  @usableFromInline var ends: [Int] = []

  /// Makes an empty list.
  public init() {}

  /// Whether the record is an empty line.
  public var isBlank: Bool { count == 1 && start == end }

  /// The raw bytes of a field, quotes and all, as offsets into the table.
  @inlinable
  public func range(of field: Int) -> Range<Int> {
    Range(uncheckedBounds: (field == 0 ? start : ends[field - 1] + 1, ends[field]))
  }

  fileprivate mutating func begin(at offset: Int) {
    start = offset
    count = 0
  }

  fileprivate mutating func append(end: Int) {
    if count < ends.count { ends[count] = end } else { ends.append(end) }
    count += 1
  }

  fileprivate mutating func finish(in bytes: UnsafeRawBufferPointer, at terminator: Int) {
    var last = terminator
    if last > start, last < bytes.count, bytes[last] == UInt8(ascii: "\n"), bytes[last - 1] == UInt8(ascii: "\r") {
      last -= 1
    }
    append(end: last)
    end = last
  }
}

/// Walks over the records of a table in memory.
///
/// The caller keeps the bytes alive and unchanged; the scanner reads them in blocks of 32 KiB.
public struct RecordScanner {
  /// Offsets stay below 2³² inside a block, and a block's positions stay in the processor's near cache.
  private static let blockSize = 32_768

  private let bytes: UnsafeRawBufferPointer
  private let fieldIndex: FieldIndex
  private var positions: [UInt32]
  private var positionCount = 0
  private var nextPosition = 0
  private var blockStart: Int
  private var blockEnd: Int
  private var recordStart: Int
  private var state = QuoteState.fieldStart
  /// A field longer than this ends the scan.
  private let longestField: Int

  /// The offset of the opening quote of a field that is still open at the end of the table, once that is reached.
  public private(set) var openQuote: Int?
  /// The offset of a field longer than the limit; the scan ends there.
  public private(set) var tooLongField: Int?

  /// Makes a scanner that begins at `start`, which is outside quotes.
  public init(
    bytes: UnsafeRawBufferPointer,
    dialect: Dialect,
    from start: Int = 0,
    longestField: Int = 1 << 20
  ) {
    self.bytes = bytes
    self.longestField = longestField
    fieldIndex = FieldIndex(delimiter: dialect.delimiter)
    positions = Array(repeating: 0, count: RecordScanner.blockSize)
    blockStart = start
    blockEnd = start
    recordStart = start
  }

  /// The offset up to which the table has been read; bytes before the current record are not read again.
  public var offset: Int { recordStart }

  /// Reads the next record; `false` at the end of the table, or where a field is too long.
  public mutating func next(_ record: inout RecordFields) -> Bool {
    if recordStart >= bytes.count || tooLongField != nil { return false }
    record.begin(at: recordStart)
    var fieldStart = recordStart
    while true {
      while nextPosition < positionCount {
        let position = blockStart + Int(positions[nextPosition])
        nextPosition += 1
        if position - fieldStart > longestField, !isLineEnd(position, afterFieldFrom: fieldStart) {
          tooLongField = fieldStart
          return false
        }
        fieldStart = position + 1
        if bytes[position] == fieldIndex.delimiter {
          record.append(end: position)
        } else {
          record.finish(in: bytes, at: position)
          recordStart = position + 1
          return true
        }
      }
      if blockEnd - fieldStart > longestField {
        tooLongField = fieldStart
        return false
      }
      if blockEnd == bytes.count {
        if state == .quoted { openQuote = fieldStart }
        record.finish(in: bytes, at: bytes.count)
        recordStart = bytes.count
        return openQuote == nil
      }
      indexNextBlock()
    }
  }

  /// Whether a field just fits, the CR of a CRLF behind it not counted.
  private func isLineEnd(_ position: Int, afterFieldFrom start: Int) -> Bool {
    bytes[position] == UInt8(ascii: "\n") && bytes[position - 1] == UInt8(ascii: "\r")
      && position - 1 - start <= longestField
  }

  private mutating func indexNextBlock() {
    blockStart = blockEnd
    blockEnd = min(bytes.count, blockStart + RecordScanner.blockSize)
    positionCount = 0
    nextPosition = 0
    let (start, end, before) = (blockStart, blockEnd, state)
    var count = 0
    state = positions.withUnsafeMutableBufferPointer { buffer in
      // The buffer is never empty: its size is the block's.
      guard let base = buffer.baseAddress else { return before }
      return fieldIndex.index(bytes, from: start, to: end, after: before, into: base, count: &count)
    }
    positionCount = count
  }
}
