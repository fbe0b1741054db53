import DealModel
import DelimitedText
import Diagnostics

/// Reads typed values from the fields of a record.
///
/// A column number of -1 means that no column is mapped; its value is missing.
struct FieldReader: Sendable {
  private var zone: ReportTimeZone
  private var scratch: [UInt8] = []
  private let months = MonthTable.shared

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

    /// Whether there is none.
    var isMissing: Bool { if case .missing = self { true } else { false } }
  }

  /// A time in microseconds of the report's local civil time.
  ///
  /// What a value says about the order of dates is noted in `dates`; plain ones say nothing.
  @inline(__always)
  mutating func time(
    _ bytes: UnsafeRawBufferPointer,
    _ record: RecordFields,
    _ column: Int,
    _ dates: inout DateColumn
  ) -> Value<Int64> {
    if column < 0 || column >= record.count { return .missing }
    let range = record.range(of: column)
    if range.isEmpty { return .missing }
    // Most are written plainly, with neither quotes nor spaces around.
    if let time = TimeText.plain(UnsafeRawBufferPointer(rebasing: bytes[range]), months) { return .value(time) }
    return otherTime(bytes, range, &dates)
  }

  @inline(never)
  private mutating func otherTime(
    _ bytes: UnsafeRawBufferPointer,
    _ range: Range<Int>,
    _ dates: inout DateColumn
  ) -> Value<Int64> {
    let written: Value<WrittenTime> = withText(bytes, range) { text in
      if let written = TimeText.parse(text) { return .value(written) }
      if MissingText.matches(text) { return .missing }
      guard let folded = FoldedText(text) else { return .unreadable }
      guard let readings = DateText.parse(folded, countsFrom1904: dates.format.countsFrom1904) else {
        return MissingText.matches(folded) ? .missing : .unreadable
      }
      dates.note(readings, range)
      return readings[dates.format].map { .value(WrittenTime(time: $0, offset: readings.offset)) } ?? .unreadable
    }
    switch written {
    case .value(let written): return .value(written.offset == nil ? written.time : zone.local(written))
    case .missing: return .missing
    case .unreadable: return .unreadable
    }
  }

  /// An amount in ten-thousandths, with the currency that is written beside it.
  typealias Amount = (amount: Int64, currency: WrittenCurrency)

  /// An amount; what it says about the decimal sign is noted in `amounts`.
  @inline(__always)
  mutating func amount(
    _ bytes: UnsafeRawBufferPointer,
    _ record: RecordFields,
    _ column: Int,
    _ amounts: inout AmountColumn
  ) -> Value<Amount> {
    if column < 0 || column >= record.count { return .missing }
    let range = record.range(of: column)
    if amounts.format.isPlain, let plain = NumberText.plain(UnsafeRawBufferPointer(rebasing: bytes[range])) {
      if plain.shape == .whole { return .value((plain.amount, .none)) }
      amounts.evidence.note(plain.shape == .point ? 1 : 3, range)
      if amounts.format.decimal == .point { return .value((plain.amount, .none)) }
      // With a comma for decimals, a point stands between groups of three digits or makes no number.
      return plain.shape == .either ? .value((plain.amount &* 1000, .none)) : .unreadable
    }
    return otherAmount(bytes, range, &amounts)
  }

  @inline(never)
  private mutating func otherAmount(
    _ bytes: UnsafeRawBufferPointer,
    _ range: Range<Int>,
    _ amounts: inout AmountColumn
  ) -> Value<Amount> {
    if amounts.format.numbersAreCertain {
      let number = UnsafeRawBufferPointer(rebasing: bytes[range])
      if let amount = NumberText.scaled(number, decimals: 4 + amounts.format.exponent) {
        return .value((amount, .none))
      }
    }
    return withText(bytes, range) { text in
      if let plain = amounts.format.exponent == 0 ? NumberText.grouped(text) : nil {
        if plain.shape == .whole { return .value((plain.amount, .none)) }
        if plain.shape == .point || amounts.format.decimal == .point {
          amounts.evidence.note(plain.shape == .point ? 1 : 3, range)
          return amounts.format.decimal == .point ? .value((plain.amount, .none)) : .unreadable
        }
      }
      if MissingText.matches(text) { return .missing }
      guard let folded = FoldedText(text) else { return .unreadable }
      guard let readings = AmountText.parse(folded, exponent: amounts.format.exponent) else {
        return MissingText.matches(folded) ? .missing : .unreadable
      }
      amounts.note(readings, range)
      return readings[amounts.format.decimal].map { .value(($0, readings.currency)) } ?? .unreadable
    }
  }

  /// A share in millionths; what it says about the decimal sign and the unit is noted in `shares`.
  @inline(__always)
  mutating func share(
    _ bytes: UnsafeRawBufferPointer,
    _ record: RecordFields,
    _ column: Int,
    _ shares: inout ShareColumn
  ) -> Value<Int32> {
    if column < 0 || column >= record.count { return .missing }
    let range = record.range(of: column)
    if range.isEmpty { return .missing }
    if let plain = ShareText.plain(UnsafeRawBufferPointer(rebasing: bytes[range])) {
      if !plain.isOfUnit { return .value(plain.share) }
      if shares.format.isPlain {
        shares.evidence.note(1, range)
        shares.units.note(1, range)
        return .value(plain.share)
      }
    }
    return otherShare(bytes, range, &shares)
  }

  @inline(never)
  private mutating func otherShare(
    _ bytes: UnsafeRawBufferPointer,
    _ range: Range<Int>,
    _ shares: inout ShareColumn
  ) -> Value<Int32> {
    let field = UnsafeRawBufferPointer(rebasing: bytes[range])
    let isCertain = shares.format.numbersAreCertain && NumberText.isBare(field)
    if isCertain, shares.format.isOfUnit, let plain = ShareText.plain(field), plain.isOfUnit {
      shares.units.note(1, range)
      return .value(plain.share)
    }
    return withText(bytes, range) { text in
      if MissingText.matches(text) { return .missing }
      guard let folded = FoldedText(text) else { return .unreadable }
      guard var readings = ShareText.parse(folded) else {
        return MissingText.matches(folded) ? .missing : .unreadable
      }
      // It says nothing about the sign.
      if isCertain { readings.comma = readings.point }
      shares.note(readings, range)
      return shares.share(readings).map { .value($0) } ?? .unreadable
    }
  }
}
