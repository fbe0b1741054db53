/// Reads bytes as UTF-8, one at a time, counts what fits and adds up how surprising it is.
///
/// That a sequence fits is itself strong evidence; but two bytes of GBK such as `元` (D4 AA) fit as well, as a letter
/// that nobody uses: so what a sequence of two bytes means is looked at too.
struct UTF8Reading {
  /// The cost so far, in halves of a bit; as the encoding of nearly all new files UTF-8 begins with a little credit.
  private(set) var cost = -8
  /// The cost of a letter that nobody uses.
  private static let seldom = 44

  /// How many bytes did not fit.
  private(set) var misfits = 0
  /// How many sequences of several bytes fit.
  private(set) var sequences = 0

  /// How many of them had more than two bytes.
  private var longSequences = 0
  /// How many of them were letters that nobody uses.
  private var unusual = 0

  /// The bytes of the sequence so far, how many, and how many are to come.
  private var first: UInt8 = 0
  private var second: UInt8 = 0
  private var length = 0
  private var missing = 0
  private var isBehindLetter = false

  /// Whether all that was read is judged.
  var isIdle: Bool { missing == 0 }

  /// Whether nearly all of many sequences fit: then it is UTF-8, whatever else fits too.
  var isProven: Bool { sequences >= 64 && misfits * 8 <= sequences }

  /// Whether all fits and means what people write: then it is UTF-8 without comparing it with anything.
  var isPlausible: Bool { misfits == 0 && unusual == 0 && (longSequences >= 2 || sequences >= 6) }

  /// Reads the next byte.
  /// - Parameter previous: the byte before it.
  mutating func read(_ byte: UInt8, previous: UInt8) {
    if missing > 0 {
      if continues(byte) {
        if length == 1 { second = byte }
        length += 1
        missing -= 1
        if missing == 0 {
          let sequence = costOfSequence
          sequences += 1
          cost += sequence
          if length > 2 { longSequences += 1 }
          if sequence >= UTF8Reading.seldom { unusual += 1 }
        }
        return
      }
      countMisfit()
    }
    switch byte {
    case 0..<0x80: return
    case 0xC2...0xDF: missing = 1
    case 0xE0...0xEF: missing = 2
    case 0xF0...0xF4: missing = 3
    default: return countMisfit()
    }
    first = byte
    length = 1
    isBehindLetter = ASCII.isLetter(previous)
  }

  /// Judges a sequence that the end of the text cuts.
  mutating func finish() { if missing > 0 { countMisfit() } }

  private mutating func countMisfit() {
    missing = 0
    misfits += 1
    cost += CharacterCosts.misfit
  }

  /// Whether a byte goes on with the sequence (RFC 3629, section 4: no overlong forms, no surrogates).
  private func continues(_ byte: UInt8) -> Bool {
    guard length == 1 else { return (0x80...0xBF).contains(byte) }
    switch first {
    case 0xE0: return (0xA0...0xBF).contains(byte)
    case 0xED: return (0x80...0x9F).contains(byte)
    case 0xF0: return (0x90...0xBF).contains(byte)
    case 0xF4: return (0x80...0x8F).contains(byte)
    default: return (0x80...0xBF).contains(byte)
    }
  }

  private var costOfSequence: Int {
    switch length {
    case 2: costOfTwo
    case 3:
      switch first {
      // Punctuation and currency signs; CJK punctuation and kana; hanzi; full-width forms.
      case 0xE2: second <= 0x84 ? 18 : 30
      case 0xE3: second <= 0x83 ? 18 : 32
      case 0xE4...0xE9: 24
      case 0xEF: second >= 0xBC ? 20 : 40
      default: 26
      }
    default: first == 0xF0 && second == 0x9F ? 30 : 36
    }
  }

  private var costOfTwo: Int {
    let seldom = UTF8Reading.seldom
    switch (first, second) {
    case (0xC2, _): return second >= 0xA0 ? 16 : seldom
    case (0xC3, _): return 12
    // Latin Extended-A: Polish, Czech, Turkish; without L with a middle dot and its like.
    case (0xC4, 0xBF), (0xC5, 0x80), (0xC5, 0x89): return 32
    case (0xC4, _), (0xC5, _): return 16
    // Phonetic writing.
    case (0xC9, 0x90...), (0xCA, ...0xAF): return 26
    // Combining marks, which macOS puts behind their letter.
    case (0xCC, 0x80...0xA8): return isBehindLetter ? 18 : seldom
    // Greek, Cyrillic, Armenian, Hebrew, Arabic.
    case (0xCE, 0x84...), (0xCF, ...0x8E): return 14
    case (0xD0, 0x81), (0xD0, 0x90...), (0xD1, ...0x8F), (0xD1, 0x91): return 14
    case (0xD0, _), (0xD1, _): return 24
    case (0xD4, 0xB1...), (0xD5, _), (0xD6, ...0x87): return 20
    case (0xD7, 0x90...0xAA): return 16
    case (0xD8, 0x8C...), (0xD9, ...0xAF): return 16
    case (0xD9, _), (0xDA, _), (0xDB, _): return 24
    default: return seldom
    }
  }
}
