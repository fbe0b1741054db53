/// Reads bytes as GB18030, Big5 or Shift-JIS, one at a time, and adds up how surprising they are.
///
/// A byte that does not fit costs and is stepped over alone, as the decoder does it.
struct DoubleByteReading {
  /// What stands between two calls of `read`.
  private enum State { case ground, second, third, fourth }

  /// The cost so far, in halves of a bit.
  private(set) var cost = 0
  /// How many bytes did not fit.
  private(set) var misfits = 0

  private let costs: CharacterCosts
  private let isShiftJIS: Bool
  private let isGB18030: Bool
  private var state = State.ground
  /// The bytes of the character so far.
  private var first: UInt8 = 0
  private var second: UInt8 = 0
  private var third: UInt8 = 0
  /// How many characters beyond ASCII stand in a row, up to here.
  private var run = 0
  /// Whether there is an ASCII letter before the run.
  private var isBehindLetter = false
  /// The half-width katakana before this byte, or 0.
  private var halfWidth: UInt8 = 0

  init(_ encoding: TextEncoding) {
    isShiftJIS = encoding == .shiftJIS
    isGB18030 = encoding == .gb18030
    costs =
      switch encoding {
      case .shiftJIS: .shiftJIS
      case .big5: .big5
      default: .gb18030
      }
  }

  /// Whether all that was read is judged, so that ASCII may be stepped over.
  var isIdle: Bool { state == .ground && run == 0 }

  /// Reads the next byte.
  /// - Parameter previous: the byte before it.
  mutating func read(_ byte: UInt8, previous: UInt8) {
    switch state {
    case .ground: readFirst(byte, previous: previous)
    case .second:
      let pair = costs.pairs[Int(first) << 8 | Int(byte)]
      if pair == CharacterCosts.fourBytes {
        second = byte
        state = .third
      } else if pair == CharacterCosts.none {
        state = .ground
        countMisfit()
        readFirst(byte, previous: first)
      } else {
        state = .ground
        // Other readings take such a byte for a letter, and letters are free for them.
        cost += Int(pair) - (byte < 0x80 ? 8 : 0)
        run += 1
      }
    case .third:
      if (0x81...0xFE).contains(byte) {
        third = byte
        state = .fourth
      } else {
        state = .ground
        countMisfit()
        readFirst(second, previous: first)
        readFirst(byte, previous: second)
      }
    case .fourth:
      state = .ground
      if (0x30...0x39).contains(byte), let four = costOfFour(last: byte) {
        cost += four
        run += 1
      } else {
        countMisfit()
        readFirst(second, previous: first)
        readFirst(third, previous: second)
        read(byte, previous: third)
      }
    }
  }

  /// Judges a character that the end of the text cuts.
  mutating func finish() {
    if state != .ground { countMisfit() }
    state = .ground
    run = 0
  }

  private mutating func readFirst(_ byte: UInt8, previous: UInt8) {
    if byte < 0x80 {
      // One lone character before a letter, or between two: an accented letter of the West rather than a hanzi.
      if run == 1, ASCII.isLetter(byte) { cost += isBehindLetter ? 12 : 6 }
      run = 0
      halfWidth = 0
      return
    }
    if run == 0 { isBehindLetter = ASCII.isLetter(previous) }
    if isShiftJIS, (0xA1...0xDF).contains(byte) {
      cost += costOfHalfWidth(byte)
      halfWidth = byte
      run += 1
    } else if byte == 0x80 || byte == 0xFF || (isShiftJIS && (byte == 0xA0 || byte > 0xFC)) {
      // Code page 936 has the euro sign at 80, as Windows-1252 has: a thousand amounts in euros must not outweigh what
      // the headings say, so it costs the same there.
      if byte == 0x80, isGB18030 { cost += WesternReading.costOfEuro } else { countMisfit() }
    } else {
      first = byte
      if halfWidth != 0 { cost += 8 }
      halfWidth = 0
      state = .second
    }
  }

  private mutating func countMisfit() {
    cost += CharacterCosts.misfit
    misfits += 1
    halfWidth = 0
  }

  /// A half-width katakana: some five or six bits each, eleven more to begin a run and four to go on with a kanji.
  ///
  /// Pairs of them are hanzi of GB 2312's level 1, so that their spelling matters: a voicing mark only stands behind what
  /// can be voiced, small ya, yu, yo behind the i row, small vowels behind a few others, and no run begins with them.
  private func costOfHalfWidth(_ byte: UInt8) -> Int {
    let start = halfWidth == 0 ? 22 : 0
    let isVoiced = halfWidth == 0xDE || halfWidth == 0xDF
    let cost: Int =
      switch byte {
      // ga to do and ba to bo, vu; pa to po.
      case 0xDE: (0xB6...0xC4).contains(halfWidth) || (0xCA...0xCE).contains(halfWidth) || halfWidth == 0xB3 ? 3 : 30
      case 0xDF: (0xCA...0xCE).contains(halfWidth) ? 5 : 30
      // ya, yu, yo behind ki, shi, chi, ni, hi, mi, ri.
      case 0xAC...0xAE: isVoiced || [0xB7, 0xBC, 0xC1, 0xC6, 0xCB, 0xD0, 0xD8].contains(halfWidth) ? 6 : 26
      // a, i, u, e, o behind u, tsu, te, to, fu.
      case 0xA7...0xAB: isVoiced || [0xB3, 0xC2, 0xC3, 0xC4, 0xCC].contains(halfWidth) ? 8 : 26
      // A doubled consonant, a long vowel, n.
      case 0xAF, 0xB0, 0xDD: halfWidth == 0 ? 26 : 9
      // a, i, ka, ki, ku, ko, shi, su, ta, to, ra, ri, ru.
      case 0xB1, 0xB2, 0xB6...0xB8, 0xBA, 0xBC, 0xBD, 0xC0, 0xC4, 0xD7...0xD9: 10
      // Punctuation, and wo.
      case 0xA1...0xA6: 16
      default: 12
      }
    return start + cost
  }

  /// GB18030's characters of four bytes: 8130 8130–8431 A439 are the rest of the basic plane, 9030 8130–E332 9A35 the
  /// planes above it.
  private func costOfFour(last: UInt8) -> Int? {
    let code = UInt32(first) << 24 | UInt32(second) << 16 | UInt32(third) << 8 | UInt32(last)
    switch code {
    case 0x8130_8130...0x8431_A439: return 40
    case 0x9030_8130...0x9A39_FE39: return 42
    case 0x9A39_FE39...0xE332_9A35: return 56
    default: return nil
    }
  }
}
