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
      guard let value = NumberText.scaled(text, decimals: 4) else {
        return MissingText.matches(text) ? .missing : .unreadable
      }
      return .value(value)
    }
  }
}

/// The names of stages, or of other small sets, numbered as they are met, with where each was met first.
struct NameNumbers: Sendable {
  private(set) var index = KeyIndex()
  private(set) var firstSeen: [(file: Int, offset: Int)] = []

  /// The name's number; names beyond 65,534 all get `nil`.
  mutating func number(of text: UnsafeRawBufferPointer, file: Int, offset: Int) -> UInt16? {
    let (number, isNew) = index.number(of: text)
    if isNew { firstSeen.append((file, offset)) }
    return number < Int(UInt16.max) ? UInt16(number) : nil
  }

  /// Adds the names of another part, which stands behind this one.
  /// - Returns: for each of its numbers the number here, `DealBook.noStage` for names beyond 65,534.
  mutating func merge(_ part: NameNumbers) -> [UInt16] {
    let known = index.count
    let numbers = index.merge(part.index)
    for (other, number) in numbers.enumerated() where Int(number) >= known { firstSeen.append(part.firstSeen[other]) }
    return numbers.map { $0 < UInt32(UInt16.max) ? UInt16($0) : DealBook.noStage }
  }

  /// The names in the order of their numbers.
  var names: [String] { (0..<index.count).map(index.text) }
}
