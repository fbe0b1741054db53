/// The fields of one record, as ranges of the table's bytes.
///
/// One value is used again for all records; its fields are known until the scanner moves on.
public struct RecordFields {
  /// The offset of the record's first byte.
  public fileprivate(set) var start = 0
  /// The offset behind the record's last byte, before its line end.
  public fileprivate(set) var end = 0
  /// How many fields the record has; an empty line has one empty field.
  public fileprivate(set) var count = 0
  /// The offset that those in `offsets` are counted from.
  @usableFromInline var base = 0
  /// The offset of the byte behind each field but the last.
  @usableFromInline var offsets: UnsafePointer<UInt32>?

  /// Makes an empty list.
  public init() {}

  /// Whether the record is an empty line.
  public var isBlank: Bool { count == 1 && start == end }

  /// The raw bytes of a field, quotes and all, as offsets into the table.
  @inlinable
  @inline(__always)
  public func range(of field: Int) -> Range<Int> {
    precondition(field >= 0 && field < count, "a record has no such field")
    let first = field == 0 ? start : offset(field &- 1) &+ 1
    return Range(uncheckedBounds: (first, field == count &- 1 ? end : offset(field)))
  }

  @inlinable
  @inline(__always)
  func offset(_ field: Int) -> Int {
    // A record of more than one field always has them.
    base &+ Int(offsets.unsafelyUnwrapped[field])
  }
}

/// Walks over the records of a table in memory.
///
/// The caller keeps the bytes alive and unchanged; the scanner reads them in blocks of 32 KiB. It owns the positions
/// that records point into, so that it cannot be copied.
public struct RecordScanner: ~Copyable {
  /// A block's positions stay in the processor's near cache.
  private static let blockSize = 32_768

  private let bytes: UnsafeRawBufferPointer
  private let fieldIndex: FieldIndex
  private var positions = StructuralPositions(capacity: RecordScanner.blockSize)
  /// What the offsets in `positions` are counted from: the beginning of a record.
  private var base: Int
  /// The next of the records in `positions`, and the first of its offsets.
  private var nextRecord = 0
  private var nextOffset = 0
  /// The end of what is in `positions`.
  private var blockEnd: Int
  private var recordStart: Int
  private var state = QuoteState.fieldStart
  /// A field longer than this ends the scan.
  private let longestField: Int
  /// So does a record longer than this.
  private let longestRecord: Int
  /// How many fields of the record that goes on in the next block were found short enough, and where the next begins.
  private var checked: (fields: Int, end: Int) = (0, 0)

  /// A record may be this many times as long as a field, but for short ones.
  public static let fieldsPerRecord = 64
  /// Below this no record is too long, whatever the limit of a field.
  private static let smallestLimit = 1 << 20

  /// The longest record in bytes, from the longest field.
  ///
  /// Positions in it are kept until it ends, and have 32 bits: so it needs a bound of its own.
  public static func longestRecord(ofFields longestField: Int) -> Int {
    let limit = longestField.multipliedReportingOverflow(by: fieldsPerRecord)
    return min(max(limit.overflow ? Int.max : limit.partialValue, smallestLimit), Int(UInt32.max) / 2)
  }

  /// The offset of the opening quote of a field that is still open at the end of the table, once that is reached.
  public private(set) var openQuote: Int?
  /// The offset of a field longer than the limit; the scan ends there.
  public private(set) var tooLongField: Int?
  /// The offset of a record longer than the limit; the scan ends there.
  public private(set) var tooLongRecord: Int?

  /// Makes a scanner that begins at `start`, which is outside quotes.
  public init(
    bytes: UnsafeRawBufferPointer,
    dialect: Dialect,
    from start: Int = 0,
    longestField: Int = 1 << 20
  ) {
    self.bytes = bytes
    self.longestField = longestField
    longestRecord = RecordScanner.longestRecord(ofFields: longestField)
    fieldIndex = FieldIndex(delimiter: dialect.delimiter)
    base = start
    blockEnd = start
    recordStart = start
  }

  /// The offset up to which the table has been read; bytes before the current record are not read again.
  public var offset: Int { recordStart }

  /// Reads the next record; `false` at the end of the table, or where a field or record is too long.
  public mutating func next(_ record: inout RecordFields) -> Bool {
    while nextRecord == positions.recordCount {
      if recordStart >= bytes.count || tooLongField != nil || tooLongRecord != nil { return false }
      if blockEnd == bytes.count { return lastRecord(&record) }
      if pendingIsTooLong() { return false }
      indexNextBlock()
    }
    let lastField = Int(positions.recordEnds[nextRecord])
    let terminator = base &+ Int(positions.offsets[lastField])
    set(&record, fields: lastField &- nextOffset &+ 1, end: terminator)
    if terminator > recordStart, bytes[terminator] == UInt8(ascii: "\n"), bytes[terminator - 1] == UInt8(ascii: "\r") {
      record.end = terminator - 1
    }
    if record.end - recordStart > longestField, isTooLong(record) { return false }
    nextRecord += 1
    nextOffset = lastField + 1
    recordStart = terminator + 1
    return true
  }

  /// The record that no line end follows.
  private mutating func lastRecord(_ record: inout RecordFields) -> Bool {
    set(&record, fields: positions.count - nextOffset + 1, end: bytes.count)
    if isTooLong(record) { return false }
    if state == .quoted { openQuote = record.range(of: record.count - 1).lowerBound }
    recordStart = bytes.count
    return openQuote == nil
  }

  private func set(_ record: inout RecordFields, fields: Int, end: Int) {
    record.start = recordStart
    record.base = base
    record.offsets = UnsafePointer(positions.offsets + nextOffset)
    record.count = fields
    record.end = end
  }

  private mutating func isTooLong(_ record: borrowing RecordFields) -> Bool {
    if record.end - record.start > longestRecord {
      tooLongRecord = record.start
      return true
    }
    for field in 0..<record.count where record.range(of: field).count > longestField {
      tooLongField = record.range(of: field).lowerBound
      return true
    }
    return false
  }

  /// Whether what is there of a record that goes on in the next block is too long already.
  ///
  /// One byte more than the limit may be the CR of a line end. Each field is looked at once, in however many blocks the
  /// record goes on.
  private mutating func pendingIsTooLong() -> Bool {
    if blockEnd - recordStart <= min(longestField, longestRecord) { return false }
    if blockEnd - recordStart > longestRecord + 1 {
      tooLongRecord = recordStart
      return true
    }
    if checked.end < recordStart { checked = (0, recordStart) }
    var fieldStart = checked.end
    var index = nextOffset + checked.fields
    while index < positions.count {
      let end = base + Int(positions.offsets[index])
      if end - fieldStart > longestField { break }
      fieldStart = end + 1
      index += 1
    }
    checked = (index - nextOffset, fieldStart)
    let isTooLong = blockEnd - fieldStart > longestField + 1
    if isTooLong { tooLongField = fieldStart }
    return isTooLong
  }

  private mutating func indexNextBlock() {
    // What is there of an unfinished record stays in front.
    positions.keep(
      from: nextOffset,
      movedBy: UInt32(truncatingIfNeeded: recordStart - base),
      andReserve: RecordScanner.blockSize
    )
    base = recordStart
    nextRecord = 0
    nextOffset = 0
    let start = blockEnd
    blockEnd = min(bytes.count, start + RecordScanner.blockSize)
    state = fieldIndex.index(bytes, from: start, to: blockEnd, base: base, after: state, into: &positions)
  }
}
