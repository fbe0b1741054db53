/// What must hold of every text that is read as a value, whatever it is.
enum ValueSoundness {
  private static let months = MonthTable.shared

  /// Reads one text as every kind of value, as fuzzing does.
  /// - Returns: whether what was read is in range and the fast ways agree with the slow ones; `nil` for a text that no
  ///   slow way looks at.
  static func isSound(_ text: UnsafeRawBufferPointer) -> Bool? {
    let fast = NumberText.grouped(text)
    let plainTime = TimeText.plain(text, months)
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
}
