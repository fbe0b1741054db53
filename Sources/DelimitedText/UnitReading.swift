/// Looks for UTF-16 without a byte order mark, and for what is no text, by the zero bytes.
///
/// In UTF-16 the ASCII characters, of which every table has delimiters and line ends, have a zero byte on one side:
/// behind them where the lower byte comes first, else before them. No other text has zero bytes.
struct UnitReading {
  /// What the units of two bytes are, read in one byte order.
  private struct Tally {
    /// Units that are ASCII.
    var plain = 0
    /// Units from U+00A0 to U+00FF.
    var western = 0

    mutating func count(low: UInt8, high: UInt8) {
      if high != 0 { return }
      if UnitReading.isPlain(low) { plain += 1 } else if low >= 0xA0 { western += 1 }
    }
  }

  /// How many bytes are zero.
  private(set) var zeros = 0
  /// The offset of the first of them.
  private(set) var firstZero: Int?
  /// How many bytes are above 0x7F.
  private var highBytes = 0
  private var littleEndian = Tally()
  private var bigEndian = Tally()
  /// How many units are zero.
  private var zeroUnits = 0

  /// Reads the next byte.
  mutating func read(_ byte: UInt8, previous: UInt8, at offset: Int) {
    if byte == 0 {
      zeros += 1
      if firstZero == nil { firstZero = offset }
    }
    if byte >= 0x80 { highBytes += 1 }
    if offset & 1 == 0 { return }
    if byte == 0, previous == 0 {
      zeroUnits += 1
    } else {
      littleEndian.count(low: previous, high: byte)
      bigEndian.count(low: byte, high: previous)
    }
  }

  /// The byte order if `length` bytes are UTF-16.
  ///
  /// ASCII and Western units must explain nearly all zero bytes and be a fair share of the units. The other units must be
  /// fewer, or look like hanzi or kana: three quarters of the hanzi and a quarter of the kana have a byte above 0x7F, but
  /// none of ASCII with some stray zeros among it.
  func encoding(length: Int) -> TextEncoding? {
    let isLittle = littleEndian.plain >= bigEndian.plain
    let tally = isLittle ? littleEndian : bigEndian
    let units = length / 2
    let explained = tally.plain + tally.western
    let others = units - explained
    guard tally.plain > 0, (zeros - explained) * 4 <= explained, zeroUnits * 64 <= explained,
      tally.plain * 64 >= units, others <= explained || highBytes * 5 >= others
    else { return nil }
    return isLittle ? .utf16LittleEndian : .utf16BigEndian
  }

  /// Whether the zero bytes mean that it is no text: one near the beginning, or more than one in a thousand.
  func isBinary(length: Int) -> Bool {
    guard let firstZero else { return false }
    return firstZero < 65_536 || zeros * 1024 > length
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    (0x20...0x7E).contains(byte) || byte == 0x0A || byte == 0x0D || byte == 0x09
  }
}
