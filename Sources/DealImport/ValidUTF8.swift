import DelimitedText

/// Tells which records of a part are UTF-8, checking many of them at a time.
struct ValidUTF8 {
  /// What fits a core's near cache, where the scanner has just brought it.
  private static let step = 32_768

  let bytes: UnsafeRawBufferPointer
  /// All up to here has been found valid, from a record's beginning on.
  private var validEnd: Int
  private let end: Int

  init(bytes: UnsafeRawBufferPointer, start: Int, end: Int) {
    self.bytes = bytes
    self.end = end
    validEnd = start
  }

  /// The offset of the first byte of the record that does not fit UTF-8; records are asked for in their order.
  @inline(__always)
  mutating func firstInvalid(in record: Range<Int>) -> Int? {
    record.upperBound <= validEnd ? nil : check(record)
  }

  private mutating func check(_ record: Range<Int>) -> Int? {
    let stepEnd = min(end, record.lowerBound + ValidUTF8.step)
    let invalid = UTF8Check.firstInvalid(in: bytes, from: record.lowerBound, to: stepEnd)
    // A character that the step's end cuts in two is invalid to this check, and its record is looked at alone.
    validEnd = invalid ?? stepEnd
    if record.upperBound <= validEnd { return nil }
    return UTF8Check.firstInvalid(in: bytes, from: record.lowerBound, to: record.upperBound)
  }
}
