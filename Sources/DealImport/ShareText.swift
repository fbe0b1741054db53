/// A share as it stands in a file, read with each decimal sign: 0…1 in millionths, or `nil` where it is none then.
struct ShareReadings: Equatable {
  /// What the number is if it is a share of 1.
  struct Reading: Equatable {
    var share: Int32?
    /// What it is if it is a percentage.
    var percent: Int32?
  }

  var point = Reading()
  var comma = Reading()

  subscript(sign: DecimalSign) -> Reading { sign == .point ? point : comma }
}

/// Reads probabilities and other shares: `0.35`, `35%`, `35 %`, `35,5 %`, and `35` where the column is one of percents.
enum ShareText {
  /// The readings, or `nil` where it is no number.
  static func parse(_ text: FoldedText) -> ShareReadings? {
    var (first, end) = (0, text.count)
    let isPercent = end > 0 && text[end - 1] == 0x25
    if isPercent {
      end -= 1
      while end > 0, text[end - 1] == 0x20 { end -= 1 }
    }
    if text[0] == 0x2B { first = 1 }
    guard first < end else { return nil }
    func reading(_ sign: DecimalSign) -> ShareReadings.Reading {
      let percent = share(text, first..<end, sign, exponent: 4)
      let share = isPercent ? percent : share(text, first..<end, sign, exponent: 6)
      return ShareReadings.Reading(share: share, percent: percent)
    }
    let readings = ShareReadings(point: reading(.point), comma: reading(.comma))
    return readings == ShareReadings() ? nil : readings
  }

  private static func share(_ text: FoldedText, _ range: Range<Int>, _ sign: DecimalSign, exponent: Int) -> Int32? {
    guard let value = Numeral.magnitude(text, range, sign, exponent: exponent) else { return nil }
    return value <= 1_000_000 ? Int32(value) : nil
  }

  /// The share in a text as most files write it, `35%` or `0.35`, and whether the second, a number of the unit, it is.
  ///
  /// The fast twin of `parse` for these.
  @inline(__always)
  static func plain(_ text: UnsafeRawBufferPointer) -> (share: Int32, isOfUnit: Bool)? {
    let count = text.count
    guard count >= 2, count <= 8 else { return nil }
    if text[count - 1] == UInt8(ascii: "%") {
      guard count <= 4 else { return nil }
      var value: Int32 = 0
      for index in 0..<count - 1 {
        let digit = text[index] &- 0x30
        if digit > 9 { return nil }
        value = value &* 10 &+ Int32(digit)
      }
      return value <= 100 ? (value &* 10_000, false) : nil
    }
    guard count >= 3, text[0] == UInt8(ascii: "0"), text[1] == UInt8(ascii: ".") else { return nil }
    var value: Int32 = 0
    for index in 2..<count {
      let digit = text[index] &- 0x30
      if digit > 9 { return nil }
      value = value &* 10 &+ Int32(digit)
    }
    for _ in count..<8 { value = value &* 10 }
    return value == 0 ? nil : (value, true)
  }
}
