/// What a cell's number format makes of its number (ECMA-376 part 1, "numFmts").
enum NumberFormat: UInt8 {
  /// A number, however many digits it is shown with.
  case number
  /// A number shown as a hundred times as much, with a percent sign.
  case percent
  /// A day, perhaps with a time.
  case date
  /// A time of day without a day.
  case time
  /// A length of time: `[h]:mm:ss` shows 1.5 days as 36:00:00.
  case duration

  /// The format of a built-in number, for which files give no code.
  ///
  /// 27 to 36 and 50 to 58 are the East Asian ones; those of them that are dates in one language and times in another
  /// are taken as times, which differs only for numbers below 1.
  init(builtIn id: Int) {
    switch id {
    case 9, 10: self = .percent
    case 14...17, 22, 27...31, 36, 50...54, 57, 58: self = .date
    case 18...21, 32...35, 45, 47, 55, 56: self = .time
    case 46: self = .duration
    default: self = .number
    }
  }

  /// What a format code is, by its letters outside of quotes, brackets and escapes.
  init(code: String) {
    var letters: [UInt8] = []
    var rest = Array(code.utf8)[...]
    var isPercent = false
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "\""):
        while let inside = rest.popFirst(), inside != byte {}
      case UInt8(ascii: "["):
        let inside = rest.prefix { $0 != UInt8(ascii: "]") }
        rest = rest.dropFirst(inside.count + 1)
        if NumberFormat.isElapsed(inside) {
          self = .duration
          return
        }
      case UInt8(ascii: "\\"), UInt8(ascii: "_"), UInt8(ascii: "*"), UInt8(ascii: "!"):
        // The next character is shown, or as wide as shown, whatever it is.
        _ = rest.popFirst()
      case UInt8(ascii: "%"): isPercent = true
      default: letters.append(byte | 0x20)
      }
    }
    self = NumberFormat(letters: letters, isPercent: isPercent)
  }

  /// `[h]`, `[mm]`, `[ss]`: hours, minutes or seconds that are not carried over.
  private static func isElapsed(_ text: ArraySlice<UInt8>) -> Bool {
    guard let first = text.first.map({ $0 | 0x20 }) else { return false }
    return "hms".utf8.contains(first) && text.allSatisfy { $0 | 0x20 == first }
  }

  private init(letters: [UInt8], isPercent: Bool) {
    var (hasDay, hasTime, longestMonth, months) = (false, false, 0, 0)
    var rest = letters[...]
    while let letter = rest.first {
      if NumberFormat.skipWord(&rest) { continue }
      let run = rest.prefix { $0 == letter }.count
      rest = rest.dropFirst(run)
      switch letter {
      // Years by the emperor's era and by Buddha's count too; `e+` is the exponent of a number.
      case UInt8(ascii: "y"), UInt8(ascii: "d"), UInt8(ascii: "g"), UInt8(ascii: "b"): hasDay = true
      case UInt8(ascii: "e"): if rest.first != UInt8(ascii: "+"), rest.first != UInt8(ascii: "-") { hasDay = true }
      case UInt8(ascii: "h"), UInt8(ascii: "s"): hasTime = true
      case UInt8(ascii: "m"): (longestMonth, months) = (max(longestMonth, run), months + 1)
      default: break
      }
    }
    if hasDay || longestMonth > 2 || months > 0 && !hasTime {
      self = .date
    } else if hasTime {
      self = .time
    } else {
      self = isPercent ? .percent : .number
    }
  }

  /// Skips words whose letters are no parts of dates.
  private static func skipWord(_ rest: inout ArraySlice<UInt8>) -> Bool {
    for word in ["general", "am/pm", "a/p"] where rest.starts(with: word.utf8) {
      rest = rest.dropFirst(word.utf8.count)
      return true
    }
    return false
  }
}
