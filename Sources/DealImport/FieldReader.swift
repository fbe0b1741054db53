import DealModel
import DelimitedText
import Diagnostics

/// Reads typed values from the fields of a record.
///
/// A column number of -1 means that no column is mapped; its value is missing.
struct FieldReader: Sendable {
  private var zone: ReportTimeZone
  private var scratch: [UInt8] = []

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
    let range = record.range(of: column)
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
  mutating func time(_ bytes: UnsafeRawBufferPointer, _ record: RecordFields, _ column: Int) -> Value<Int64> {
    if column < 0 { return .missing }
    let written: Value<WrittenTime> = withText(bytes, record, column) { text in
      if let time = TimeText.plain(text) { return .value(WrittenTime(time: time, offset: nil)) }
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
  mutating func amount(_ bytes: UnsafeRawBufferPointer, _ record: RecordFields, _ column: Int) -> Value<Int64> {
    if column < 0 { return .missing }
    return withText(bytes, record, column) { text in
      guard let value = NumberText.plainAmount(text) ?? NumberText.scaled(text, decimals: 4) else {
        return MissingText.matches(text) ? .missing : .unreadable
      }
      return .value(value)
    }
  }
}
