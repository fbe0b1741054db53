/// Numbers as files have them (`1.2345E3`, `0.30000000000000004`) written as people do: `1234.5`, `0.3`.
///
/// Never with an exponent, without a point where there is nothing behind it, and with no more than the 15 significant
/// digits that spreadsheet programs show: what lies behind them is the noise of binary fractions. Whole numbers are
/// exact: they keep all digits that the file writes, as ids must.
struct DecimalText {
  /// The significant digits, without zeros at either end; none for zero.
  private var digits: [UInt8] = []
  /// Where the point stands: before the first digit at 0, behind it at 1.
  private var point = 0
  private var isNegative = false
  /// Whether the number is written with digits only.
  private var isPlainInteger = false

  /// Writes the number that the text is.
  /// - Parameter shift: by how many digits to move the point to the right: 2 for percent.
  /// - Returns: whether the text is a number; nothing is written otherwise.
  mutating func append(_ text: [UInt8], shiftedBy shift: Int = 0, to bytes: inout [UInt8]) -> Bool {
    if shift == 0, DecimalText.isWritten(text) {
      bytes.append(contentsOf: text)
      return true
    }
    guard read(text) else { return false }
    if (digits.count > 15 && !isPlainInteger) || !(-330...330).contains(point) {
      // What counts is the binary number that the text is read as, and the shortest decimal that means the same.
      guard let number = Double(String(decoding: text, as: UTF8.self)), number.isFinite else { return false }
      _ = read(Array(number.description.utf8))
      if digits.count > 15, number != number.rounded() || abs(number) >= 0x1p53 { round(to: 15) }
    }
    write(shift, to: &bytes)
    return true
  }

  /// Whether the text is written as it is to be: up to 15 digits, no zeros too many.
  private static func isWritten(_ text: [UInt8]) -> Bool {
    let start = text.first == UInt8(ascii: "-") ? 1 : 0
    guard text.count > start, text.count <= 16 else { return false }
    if text[start] == UInt8(ascii: "0") { return text.count == 1 }
    var point = 0
    for position in start..<text.count {
      let byte = text[position]
      if byte == UInt8(ascii: "."), point == 0, position > start {
        point = position
      } else if byte < UInt8(ascii: "0") || byte > UInt8(ascii: "9") {
        return false
      }
    }
    if point == 0 { return true }
    return point < text.count - 1 && text[text.count - 1] != UInt8(ascii: "0")
  }

  /// Reads `-12.5e3`; false where the text is something else.
  private mutating func read(_ text: [UInt8]) -> Bool {
    digits.removeAll(keepingCapacity: true)
    (point, isNegative, isPlainInteger) = (0, false, true)
    var position = 0
    if text.first == UInt8(ascii: "-") || text.first == UInt8(ascii: "+") {
      isNegative = text[0] == UInt8(ascii: "-")
      position = 1
    }
    var (isBehindPoint, hasDigit) = (false, false)
    while position < text.count {
      let byte = text[position]
      if byte == UInt8(ascii: ".") {
        if isBehindPoint { return false }
        (isBehindPoint, isPlainInteger) = (true, false)
      } else if byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
        hasDigit = true
        let isLeadingZero = digits.isEmpty && byte == UInt8(ascii: "0")
        if !isLeadingZero { digits.append(byte) }
        if isBehindPoint == isLeadingZero { point += isLeadingZero ? -1 : 1 }
      } else {
        break
      }
      position += 1
    }
    guard hasDigit, readExponent(text[position...]) else { return false }
    while digits.last == UInt8(ascii: "0") { digits.removeLast() }
    if digits.isEmpty { point = 0 }
    return true
  }

  private mutating func readExponent(_ text: ArraySlice<UInt8>) -> Bool {
    var rest = text
    guard let letter = rest.popFirst() else { return true }
    guard letter | 0x20 == UInt8(ascii: "e") else { return false }
    isPlainInteger = false
    let isSmall = rest.first == UInt8(ascii: "-")
    if isSmall || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    guard !rest.isEmpty, rest.count < 6 else { return false }
    var exponent = 0
    for byte in rest {
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return false }
      exponent = exponent * 10 + Int(byte - UInt8(ascii: "0"))
    }
    point += isSmall ? -exponent : exponent
    return true
  }

  /// Keeps that many digits; half is rounded away from zero.
  private mutating func round(to count: Int) {
    let isUp = digits[count] >= UInt8(ascii: "5")
    digits.removeLast(digits.count - count)
    if isUp {
      while digits.last == UInt8(ascii: "9") { digits.removeLast() }
      if digits.isEmpty {
        digits.append(UInt8(ascii: "1"))
        point += 1
      } else {
        digits[digits.count - 1] += 1
      }
    }
    while digits.last == UInt8(ascii: "0") { digits.removeLast() }
  }

  private func write(_ shift: Int, to bytes: inout [UInt8]) {
    if digits.isEmpty { return bytes.append(UInt8(ascii: "0")) }
    let whole = point + shift
    if isNegative { bytes.append(UInt8(ascii: "-")) }
    if whole <= 0 {
      bytes.append(UInt8(ascii: "0"))
    } else {
      bytes.append(contentsOf: digits.prefix(whole))
      bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: max(0, whole - digits.count)))
    }
    if whole >= digits.count { return }
    bytes.append(UInt8(ascii: "."))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: max(0, -whole)))
    bytes.append(contentsOf: digits.dropFirst(max(0, whole)))
  }
}
