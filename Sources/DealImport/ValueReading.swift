import DealModel

/// The reading of values, as the micro benchmarks measure it: whole columns at a time, for a call across targets would
/// cost more than a value.
package enum ValueReading {
  /// Reads times; returns something that depends on all of them.
  package static func times(in texts: [[UInt8]]) -> Int {
    let months = MonthTable()
    return texts.reduce(0) { sum, text in
      text.withUnsafeBytes { bytes in
        sum &+ Int(truncatingIfNeeded: TimeText.plain(bytes, months) ?? TimeText.parse(bytes)?.time ?? 0)
      }
    }
  }

  /// Reads amounts; returns something that depends on all of them.
  package static func amounts(in texts: [[UInt8]]) -> Int {
    texts.reduce(0) { sum, text in
      text.withUnsafeBytes { bytes in
        sum &+ Int(NumberText.plainAmount(bytes) ?? NumberText.scaled(bytes, decimals: 4) ?? 0)
      }
    }
  }

  /// Reads one text as every kind of value, as fuzzing does.
  /// - Returns: whether what was read is in range and the fast ways agree with the slow ones; `nil` for a text that no
  ///   slow way looks at.
  package static func isSound(_ text: UnsafeRawBufferPointer) -> Bool? {
    let fast = NumberText.grouped(text)
    let plainTime = TimeText.plain(text, MonthTable())
    if let plain = NumberText.plain(text), let fast, plain != fast { return false }
    guard let folded = FoldedText(text) else { return nil }
    _ = MissingText.matches(text) || MissingText.matches(folded)
    _ = WrittenCurrency(folded, 0..<folded.count)
    let amount = AmountText.parse(folded)
    if let fast, amount?.point != fast.amount { return false }
    let limit: UInt64 = 1_000_000_000_000_000_000
    for exponent in [0, 4, 12] {
      guard let readings = AmountText.parse(folded, exponent: exponent) else { continue }
      if (readings.point ?? 0).magnitude > limit || (readings.comma ?? 0).magnitude > limit { return false }
    }
    let shares = ShareText.parse(folded)
    if let plain = ShareText.plain(text), shares?.point.share != plain.share { return false }
    for reading in [shares?.point.share, shares?.point.percent, shares?.comma.share, shares?.comma.percent] {
      if let share = reading ?? nil, !(0...1_000_000).contains(share) { return false }
    }
    let date = DateText.parse(folded)
    if let plainTime, TimeText.parse(text)?.time != plainTime { return false }
    // Whatever the plain forms are read as, the general way reads the same.
    if let written = TimeText.parse(text), date?.dayFirst != written.time || date?.offset != written.offset {
      return false
    }
    for time in [date?.dayFirst, date?.monthFirst, date?.yearFirst] {
      // The years 1 to 9999, in microseconds since 1970.
      if let time = time ?? nil, !(-62_135_596_800_000_000..<253_402_300_800_000_000).contains(time) { return false }
    }
    return true
  }

  /// Reads a text as the heading of amounts.
  package static func unit(inHeading heading: String) -> Int { HeadingUnit(heading: heading).exponent }

  /// Numbers the names in fields of a table; returns something that depends on all of them.
  package static func names(in table: (bytes: [UInt8], fields: [Range<Int>], count: Int)) -> Int {
    guard let zone = ReportTimeZone(name: "UTC") else { return 0 }
    var names = NameNumbers()
    var fields = FieldReader(zone: zone)
    return table.bytes.withUnsafeBytes { bytes in
      table.fields.reduce(0) { $0 &+ Int(names.number(bytes, $1, file: 0, &fields)) }
    }
  }
}
