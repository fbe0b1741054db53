/// What kind of value a cell says that it has.
enum CellKind {
  case number, shared, inline, formulaText, boolean, error, date, unknown

  /// The kind by the attribute `t`.
  init(_ text: UnsafePointer<CChar>) {
    let name = XMLName(text)
    switch name.letter {
    case UInt8(ascii: "s"): self = .shared
    case UInt8(ascii: "n"): self = .number
    case UInt8(ascii: "b"): self = .boolean
    case UInt8(ascii: "e"): self = .error
    case UInt8(ascii: "d"): self = .date
    default: self = name == "inlineStr" ? .inline : name == "str" ? .formulaText : .unknown
    }
  }

  /// Whether white space at its ends may belong to it.
  var isText: Bool { self == .inline || self == .formulaText }
}

/// A cell's value as a person sees it, but for the number of digits.
struct CellValue {
  /// The value; empty for nothing.
  private(set) var bytes: [UInt8] = []
  private var decimal = DecimalText()

  /// Takes a value as the file has it.
  ///
  /// What is not what its kind says stays as it is, for a person to look at.
  mutating func set(_ text: [UInt8], _ kind: CellKind, format: NumberFormat, uses1904: Bool) {
    bytes.removeAll(keepingCapacity: true)
    switch kind {
    case .number: setNumber(text, format, uses1904)
    case .boolean: bytes.append(contentsOf: text == [UInt8(ascii: "1")] ? "TRUE".utf8 : boolean(text))
    case .date: SerialDate.appendISO(text[...], to: &bytes)
    case .shared, .inline, .formulaText, .error, .unknown: bytes.append(contentsOf: text)
    }
  }

  private func boolean(_ text: [UInt8]) -> String.UTF8View {
    text == [UInt8(ascii: "0")] ? "FALSE".utf8 : String(decoding: text, as: UTF8.self).uppercased().utf8
  }

  private mutating func setNumber(_ text: [UInt8], _ format: NumberFormat, _ uses1904: Bool) {
    let isDate = format == .date || format == .time || format == .duration
    if isDate, let serial = CellValue.double(text),
      SerialDate.append(serial, as: format, uses1904: uses1904, to: &bytes)
    {
      return
    }
    if decimal.append(text, shiftedBy: format == .percent ? 2 : 0, to: &bytes) {
      if format == .percent { bytes.append(UInt8(ascii: "%")) }
    } else {
      bytes.append(contentsOf: text)
    }
  }

  /// A whole number that is not negative; -1 where the text is something else.
  static func index(_ text: [UInt8]) -> Int {
    if text.isEmpty || text.count > 10 { return -1 }
    var number = 0
    for byte in text {
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return -1 }
      number = number * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return number
  }

  /// The number that a text is; the usual ones, of digits and a point, without the detour of a string.
  private static func double(_ text: [UInt8]) -> Double? {
    if text.count <= 16 {
      var mantissa = 0
      var scale = 1
      var isBehindPoint = false
      for byte in text {
        if byte == UInt8(ascii: "."), !isBehindPoint {
          isBehindPoint = true
        } else if byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
          mantissa = mantissa * 10 + Int(byte - UInt8(ascii: "0"))
          if isBehindPoint { scale *= 10 }
        } else {
          return Double(String(decoding: text, as: UTF8.self))
        }
      }
      // Both are exact up to 2⁵³, so that the quotient is rounded once, as reading the text would be.
      if mantissa < 1 << 53 { return Double(mantissa) / Double(scale) }
    }
    return Double(String(decoding: text, as: UTF8.self))
  }
}
