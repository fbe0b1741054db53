import DealModel
import DelimitedText
import Diagnostics

/// Reads typed values from the fields of a record.
///
/// A column number of -1 means that no column is mapped; its value is missing.
struct FieldReader: Sendable {
  private var zone: ReportTimeZone
  private var scratch: [UInt8] = []
  private let months = MonthTable()

  init(zone: ReportTimeZone) { self.zone = zone }

  /// Hands the field's text to `body`, without quotes and white space around; the bytes are valid in `body` only.
  @inline(__always)
  mutating func withText<Result>(
    _ bytes: UnsafeRawBufferPointer,
    _ record: RecordFields,
    _ column: Int,
    _ body: (UnsafeRawBufferPointer) -> Result
  ) -> Result {
    if column < 0 || column >= record.count { return body(UnsafeRawBufferPointer(start: nil, count: 0)) }
    return withText(bytes, record.range(of: column), body)
  }

  /// Hands the text in a range to `body`, as that of a field.
  @inline(__always)
  mutating func withText<Result>(
    _ bytes: UnsafeRawBufferPointer,
    _ range: Range<Int>,
    _ body: (UnsafeRawBufferPointer) -> Result
  ) -> Result {
    if let plain = FieldText.plain(bytes, range) { return body(plain) }
    FieldText.unescape(bytes, range, into: &scratch)
    return scratch.withUnsafeBytes(body)
  }

  /// A value that is there and readable, not there, or there and not readable.
  enum Value<Wrapped> {
    case value(Wrapped)
    case missing
    case unreadable
  }

  /// A time in microseconds of the report's local civil time.
  @inline(__always)
  mutating func time(_ bytes: UnsafeRawBufferPointer, _ record: RecordFields, _ column: Int) -> Value<Int64> {
    if column < 0 || column >= record.count { return .missing }
    let range = record.range(of: column)
    if range.isEmpty { return .missing }
    // Most are written plainly, with neither quotes nor spaces around.
    if let time = TimeText.plain(UnsafeRawBufferPointer(rebasing: bytes[range]), months) { return .value(time) }
    return otherTime(bytes, range)
  }

  @inline(never)
  private mutating func otherTime(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> Value<Int64> {
    let written: Value<WrittenTime> = withText(bytes, range) { text in
      if let written = TimeText.parse(text) { return .value(written) }
      return MissingText.matches(text) ? .missing : .unreadable
    }
    switch written {
    case .value(let written): return .value(written.offset == nil ? written.time : zone.local(written))
    case .missing: return .missing
    case .unreadable: return .unreadable
    }
  }

  /// An amount in ten-thousandths.
  @inline(__always)
  mutating func amount(_ bytes: UnsafeRawBufferPointer, _ record: RecordFields, _ column: Int) -> Value<Int64> {
    if column < 0 || column >= record.count { return .missing }
    let range = record.range(of: column)
    if let amount = NumberText.plainAmount(UnsafeRawBufferPointer(rebasing: bytes[range])) { return .value(amount) }
    return otherAmount(bytes, range)
  }

  @inline(never)
  private mutating func otherAmount(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> Value<Int64> {
    withText(bytes, range) { text in
      guard let value = NumberText.scaled(text, decimals: 4) else {
        return MissingText.matches(text) ? .missing : .unreadable
      }
      return .value(value)
    }
  }
}
