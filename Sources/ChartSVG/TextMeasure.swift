/// Estimates how wide text is drawn, without a font at hand: a little too wide rather than too narrow.
struct TextMeasure {
  /// The font's size in pixels.
  var size: Double
  /// Whether the font is bold.
  var isBold = false

  /// The width in pixels.
  func width(_ text: some StringProtocol) -> Double {
    var ems = 0.0
    for scalar in text.unicodeScalars { ems += TextMeasure.ems(scalar) }
    return ems * size * (isBold ? 1.1 : 1)
  }

  /// The largest size, at most `size`, at which the text is no wider than `room`.
  func size(fitting text: String, in room: Double) -> Double {
    let width = width(text)
    return width > room && room > 0 ? size * room / width : size
  }

  /// The width of a scalar in ems, as in common sans-serif fonts.
  private static func ems(_ scalar: Unicode.Scalar) -> Double {
    switch scalar.value {
    case 0x20: 0.3
    case 0x21, 0x27...0x29, 0x2C, 0x2E, 0x2F, 0x3A, 0x3B, 0x5B...0x5D, 0x60, 0x7C: 0.38
    case 0x49, 0x69, 0x6A, 0x6C, 0x66, 0x72, 0x74: 0.4
    case 0x4D, 0x57, 0x6D, 0x77, 0x25, 0x40: 0.95
    case 0x30...0x39: 0.64
    case 0x41...0x5A: 0.7
    case 0x21...0x7E: 0.6
    case 0..<0x20, 0x7F..<0xA0: 1
    case 0x2026: 0.9
    default: isWide(scalar) ? 1.02 : isDrawnOverOthers(scalar) ? 0 : 0.75
    }
  }

  /// Whether the scalar takes two columns, as Chinese, Japanese, Korean and pictographs do.
  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0xFFFD, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }

  private static func isDrawnOverOthers(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: true
    default: false
    }
  }
}
