/// Reads bytes as Windows-1252, one at a time, and adds up how surprising they are.
///
/// Accented letters of the West stand within words of ASCII letters, small ones behind small ones; signs stand at the
/// edges of words. Two such bytes side by side are seldom, and where bytes of another encoding are read so they are
/// nothing else.
struct WesternReading {
  /// The cost of a euro sign at the edge of a word.
  static let costOfEuro = 16

  /// The cost so far, in halves of a bit.
  private(set) var cost = 0
  /// How many bytes have no meaning in Windows-1252.
  private(set) var misfits = 0

  /// What stands before a byte.
  private enum Neighbour { case boundary, small, capital, digit, accentedSmall, accentedCapital, sign }

  /// Reads the next byte.
  /// - Parameter previous: the byte before it.
  mutating func read(_ byte: UInt8, previous: UInt8) {
    if byte < 0x80 { return }
    let neighbour = WesternReading.neighbour(previous)
    switch byte {
    case 0x81, 0x8D, 0x8F, 0x90, 0x9D:
      cost += CharacterCosts.misfit
      misfits += 1
    case 0xDF...0xF6, 0xF8...0xFF, 0x9A, 0x9C, 0x9E:
      // Eth, thorn, y with accents, s and z with caron: of few languages.
      cost += byte == 0xF0 || byte >= 0xFD || byte < 0xA0 ? 20 : 11
      switch neighbour {
      case .small: break
      case .capital: cost += 1
      case .boundary: cost += 4
      case .digit: cost += 16
      case .accentedSmall: cost += 8
      case .accentedCapital: cost += 10
      case .sign: cost += 8
      }
    case 0xC0...0xD6, 0xD8...0xDE, 0x8A, 0x8C, 0x8E, 0x9F:
      cost += byte == 0xD0 || byte == 0xDE || byte < 0xA0 ? 22 : 13
      switch neighbour {
      case .boundary, .capital: break
      case .small: cost += 20
      case .digit: cost += 16
      case .accentedSmall: cost += 24
      case .accentedCapital: cost += 8
      case .sign: cost += 8
      }
    // Spaces, quotes and ellipsis as word processors put them.
    case 0xA0, 0x85, 0x92, 0x94, 0xBB: cost += 14 + behindLetter(neighbour)
    // Dashes and opening quotes, seldom right behind a letter.
    case 0x91, 0x93, 0x96, 0x97, 0xAB: cost += 14 + behindLetter(neighbour) + (isLetter(neighbour) ? 8 : 0)
    // Spanish sentences begin with them.
    case 0xA1, 0xBF: cost += neighbour == .boundary ? 18 : 30
    // Euro, pound, section, degree, copyright, trade mark and their like.
    case 0x80, 0x95, 0x99, 0xA3, 0xA7, 0xA9, 0xAE, 0xB0, 0xB2, 0xB3, 0xB4, 0xB5, 0xB7, 0xBA, 0xAA:
      cost += WesternReading.costOfEuro + behindLetter(neighbour)
    default: cost += 28 + behindLetter(neighbour)
    }
  }

  private func behindLetter(_ neighbour: Neighbour) -> Int {
    switch neighbour {
    case .accentedSmall, .accentedCapital: 4
    case .sign: 8
    default: 0
    }
  }

  private func isLetter(_ neighbour: Neighbour) -> Bool {
    switch neighbour {
    case .small, .capital, .accentedSmall, .accentedCapital: true
    default: false
    }
  }

  private static func neighbour(_ byte: UInt8) -> Neighbour {
    switch byte {
    case 0x61...0x7A: .small
    case 0x41...0x5A: .capital
    case 0x30...0x39: .digit
    case 0x00...0x7F, 0xA0, 0x91...0x94, 0x96, 0x97, 0xAB, 0xBB: .boundary
    case 0xDF...0xF6, 0xF8...0xFF, 0x9A, 0x9C, 0x9E: .accentedSmall
    case 0xC0...0xD6, 0xD8...0xDE, 0x8A, 0x8C, 0x8E, 0x9F: .accentedCapital
    default: .sign
    }
  }
}
