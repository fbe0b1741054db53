/// An amount as it stands in a file, read with each decimal sign.
struct AmountReadings: Equatable {
  /// The amount in ten-thousandths if decimals stand behind a point; `nil` where it is none then.
  var point: Int64?
  /// The same with a comma.
  var comma: Int64?
  /// The currency that stands beside it.
  var currency = WrittenCurrency.none

  subscript(sign: DecimalSign) -> Int64? { sign == .point ? point : comma }
}

/// Reads amounts as people and programs write them.
///
/// Around a number (`Numeral`) may stand one sign, in front or behind, or brackets for less than zero; a currency in
/// front, behind, or both if they agree; a unit behind, such as 万 or k. Between them may be spaces.
enum AmountText {
  /// The readings, or `nil` where it is no amount with either decimal sign.
  /// - Parameter exponent: the power of ten that a number without a unit is multiplied with.
  static func parse(_ text: FoldedText, exponent: Int = 0) -> AmountReadings? {
    guard var frame = Frame(text), frame.peel() else { return nil }
    let number = frame.first..<frame.end
    let power = 4 + (frame.unit ?? exponent)
    func reading(_ sign: DecimalSign) -> Int64? {
      guard let value = Numeral.magnitude(text, number, sign, exponent: power) else { return nil }
      return frame.isNegative ? -value : value
    }
    let isSimple = !number.contains { text[$0] == 0x2C || text[$0] == 0x2E }
    let point = reading(.point)
    let comma = isSimple ? point : reading(.comma)
    guard point != nil || comma != nil else { return nil }
    return AmountReadings(point: point, comma: comma, currency: frame.currency)
  }

  /// What stands around a number, taken off from both ends.
  private struct Frame {
    let text: FoldedText
    var first = 0
    var end: Int
    var isNegative = false
    var unit: Int?
    var currency = WrittenCurrency.none
    private var hasSign = false
    private var opened = false
    private var closed = false
    private var currencies = 0

    init?(_ text: FoldedText) {
      guard text.count > 0 else { return nil }
      self.text = text
      end = text.count
    }

    /// Takes everything off but the number; `false` where something else stands there.
    mutating func peel() -> Bool {
      while first < end, !isDigit(text[first]), text[first] != 0x2E, text[first] != 0x2C {
        guard peelFront() else { return false }
      }
      while first < end, !isDigit(text[end - 1]) {
        guard peelBack() else { return false }
      }
      return first < end && opened == closed
    }

    private mutating func peelFront() -> Bool {
      switch text[first] {
      case 0x20: first += 1
      case 0x2B, 0x2D:
        guard sign(text[first]) else { return false }
        first += 1
      case 0x28:
        guard !opened, sign(0x2D) else { return false }
        opened = true
        first += 1
      default:
        let start = first
        while first < end, isWord(text[first]) { first += 1 }
        guard add(WrittenCurrency(text, start..<first)) else { return false }
        // "Rs. 500"; behind other words a point is the decimal sign.
        if text[first] == 0x2E, ["rs", "fr"].contains(text.string(start..<first)) { first += 1 }
      }
      return true
    }

    private mutating func peelBack() -> Bool {
      switch text[end - 1] {
      case 0x20: end -= 1
      case 0x2B, 0x2D:
        guard sign(text[end - 1]) else { return false }
        end -= 1
      case 0x29:
        guard opened, !closed else { return false }
        closed = true
        end -= 1
      default:
        let hasDot = text[end - 1] == 0x2E
        let last = hasDot ? end - 1 : end
        var start = last
        while start > first, isWord(text[start - 1]) { start -= 1 }
        guard start < last else { return false }
        end = start
        if !hasDot, let currency = WrittenCurrency(text, start..<last) { return add(currency) }
        guard unit == nil, let (power, length) = AmountUnit.prefix(text, start..<last) else { return false }
        unit = power
        if start + length == last { return true }
        return add(WrittenCurrency(text, start + length..<last))
      }
      return true
    }

    private mutating func sign(_ scalar: UInt32) -> Bool {
      if hasSign { return false }
      hasSign = true
      isNegative = scalar == 0x2D
      return true
    }

    private mutating func add(_ other: WrittenCurrency?) -> Bool {
      guard let other, currencies < 2, let agreed = currency.agreed(with: other) else { return false }
      currencies += 1
      currency = agreed
      return true
    }

    private func isWord(_ scalar: UInt32) -> Bool {
      !isDigit(scalar) && ![0x20, 0x28, 0x29, 0x2B, 0x2C, 0x2D, 0x2E, 0x27, 0x25].contains(scalar)
    }
  }
}

/// Units of numbers: thousands, ten thousands, millions.
enum AmountUnit {
  /// Units in folded form with their powers of ten, longer ones first.
  ///
  /// `M` is a million, as CRMs write it; Roman thousands are not known to any of them.
  private static let units: [(word: [UInt32], power: Int)] =
    [
      ("thousand", 3), ("million", 6), ("billion", 9), ("百万", 6), ("千万", 7), ("万亿", 12), ("十万", 5), ("tsd", 3),
      ("mio", 6), ("mrd", 9), ("mn", 6), ("mm", 6), ("bn", 9), ("k", 3), ("m", 6), ("b", 9), ("t", 3), ("千", 3),
      ("万", 4),
      ("亿", 8),
    ].map { word, power in (word.unicodeScalars.map(\.value), power) }

  /// The unit at the front of a part of a text, and how many scalars it takes.
  static func prefix(_ text: FoldedText, _ range: Range<Int>) -> (power: Int, length: Int)? {
    for (word, power) in units where word.count <= range.count {
      guard word.indices.allSatisfy({ text[range.lowerBound + $0] == word[$0] }) else { continue }
      // "T€" is a thousand; a lone "t" is a tonne.
      if word == [0x74], range.count == 1 { continue }
      return (power, word.count)
    }
    return nil
  }
}
