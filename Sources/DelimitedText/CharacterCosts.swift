// What a character of two bytes tells about its encoding: its cost.
//
// Each encoding is a way to explain the same bytes, and the best one is that under which they are least surprising: the
// cost is the surprise, -log2 of how often such a character occurs in the text of a table in that encoding, in halves of
// a bit. Characters are not counted one by one but by their rank class, which each standard has built in:
// - GB 2312-80: rows 16–55 (lead bytes B0–D7) hold the 3,755 hanzi of level 1, "commonly used", by pronunciation; rows
//   56–87 (D8–F7) the 3,008 of level 2, by radical. GBK adds 14,240 seldom ones around them (leads 81–A0; trails below A1).
//   Rows 1–9 are signs, full-width ASCII, kana, Greek, Cyrillic, pinyin. (Lunde, "CJKV Information Processing", 2nd
//   edition, chapter 3 and appendices; GB 18030-2005 for the private areas AAA1–AFFE, F8A1–FEFE and A140–A7A0.)
// - Big5: A440–C67E holds 5,401 frequent hanzi, C940–F9D5 7,652 less frequent; both by strokes. Hong Kong's additions lie
//   around them.
// - JIS X 0208: 2,965 kanji of level 1 (889F–9872), 3,390 of level 2 (989F–EAA4), kana in rows of their own (829F–8396).
// About three quarters of the characters of a table are among some hundred (`CommonCharacters`), nearly all of the others
// of the frequent level: log2(600 / 0.75) is 10 bits, log2(3,000 / 0.2) is 14, log2(3,000 / 0.01) is 18.

/// The costs of all characters of two bytes in one encoding.
struct CharacterCosts: Sendable {
  /// Where no character is.
  static let none: UInt8 = 0
  /// Where a character of four bytes may begin.
  static let fourBytes: UInt8 = 255
  /// The cost of a byte that does not fit: as rare as one in sixteen million, so that one damaged byte in a whole table
  /// is outweighed by a few characters that fit.
  static let misfit = 48

  private static let veryCommon: UInt8 = 16
  private static let common: UInt8 = 20
  /// How many of the common characters are very common.
  private static let veryCommonCount = 120
  private static let privateUse: UInt8 = 56

  /// By first byte × 256 + second byte.
  let pairs: [UInt8]

  private init(common characters: String, encoding: String, _ cost: (_ first: UInt8, _ second: UInt8) -> UInt8) {
    var pairs = [UInt8](repeating: CharacterCosts.none, count: 65_536)
    for first in 0x81...0xFE as ClosedRange<UInt8> {
      for second in 0x30...0xFE as ClosedRange<UInt8> where second != 0x7F {
        pairs[Int(first) << 8 | Int(second)] = cost(first, second)
      }
    }
    var rank = 0
    for code in CharacterCosts.codes(of: characters, in: encoding) where pairs[code] > CharacterCosts.common {
      pairs[code] = rank < CharacterCosts.veryCommonCount ? CharacterCosts.veryCommon : CharacterCosts.common
      rank += 1
    }
    self.pairs = pairs
  }

  /// Those of GB18030.
  static let gb18030 = CharacterCosts(common: CommonCharacters.simplified, encoding: "GB18030") { first, second in
    if second < 0x40 { return second <= 0x39 ? fourBytes : none }
    if second < 0xA1 {
      switch first {
      case 0xA1...0xA7: return privateUse
      default: return 42
      }
    }
    switch first {
    case 0x81...0xA0: return 42
    case 0xA1: return 26
    case 0xA2: return 28
    case 0xA3: return 22
    case 0xA4, 0xA5: return 34
    case 0xA6...0xA9: return 36
    case 0xB0...0xD6: return 28
    case 0xD7: return second >= 0xFA ? privateUse : 28
    case 0xD8...0xF7: return 36
    default: return privateUse
    }
  }

  /// Those of Big5 with Hong Kong's additions.
  static let big5 = CharacterCosts(common: CommonCharacters.traditional, encoding: "BIG5-HKSCS") { first, second in
    if second < 0x40 || (0x7F...0xA0).contains(second) || first < 0x87 { return none }
    switch first {
    case 0xA1: return 26
    case 0xA2: return 30
    case 0xA3: return 34
    case 0xA4...0xC5: return 28
    case 0xC6: return second <= 0x7E ? 28 : 40
    case 0xC9...0xF9: return 38
    default: return 44
    }
  }

  /// Those of Shift-JIS.
  static let shiftJIS = CharacterCosts(common: CommonCharacters.japanese, encoding: "CP932") { first, second in
    if second < 0x40 || second > 0xFC { return none }
    switch first {
    case 0x81: return 24
    case 0x82: return second >= 0x9F ? (second <= 0xF1 ? 14 : none) : 20
    case 0x83: return second <= 0x96 ? 15 : 34
    case 0x84: return 34
    case 0x87: return 32
    case 0x88: return second >= 0x9F ? 28 : none
    case 0x89...0x97: return 28
    case 0x98: return second <= 0x72 ? 28 : 38
    case 0x99...0x9F, 0xE0...0xEA: return 38
    case 0xED, 0xEE, 0xFA...0xFC: return 40
    case 0xF0...0xF9: return privateUse
    default: return none
    }
  }

  /// The codes of those characters that have two bytes in the encoding; none if the C library lacks it.
  private static func codes(of text: String, in encoding: String) -> [Int] {
    guard var conversion = CharacterConversion(from: "UTF-8", to: encoding) else { return [] }
    return withUnsafeTemporaryAllocation(byteCount: 8, alignment: 8) { output in
      var codes: [Int] = []
      for character in text.unicodeScalars {
        let bytes = Array(String(character).utf8)
        bytes.withUnsafeBytes { input in
          var position = 0
          var filled = 0
          let stop = conversion.convert(input, from: &position, into: output, filled: &filled)
          if stop == .done, filled == 2 { codes.append(Int(output[0]) << 8 | Int(output[1])) }
        }
      }
      return codes
    }
  }
}
