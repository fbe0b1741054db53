import DealModel
import Foundation

/// Reads periods as people write them: `2025-06`, `2025/6`, `202506`, `Jun 2025`, `2025年6月`, `2025Q2`, `2025年第二季度`,
/// `2025-H1`, `2025年上半年`, `2025`, `FY2025-Q2`, `2025财年`, `2025-04-01..2025-06-30`; the first of a month is the month.
enum PeriodText {
  /// The period, or `nil` where it is none.
  static func parse(_ text: String, fiscalYearStart: Int) -> Period? {
    var text = text.precomposedStringWithCompatibilityMapping.uppercased()
    for sign in ["~", "至"] { text = text.replacing(sign, with: "..") }
    if let period = Period(text.filter { !$0.isWhitespace }, fiscalYearStart: fiscalYearStart) { return period }
    return label(String(text.map { $0.isWhitespace ? "-" : $0 })).flatMap {
      Period($0, fiscalYearStart: fiscalYearStart)
    }
  }

  /// The period as `Period` reads it.
  private static func label(_ text: String) -> String? {
    var text = text
    for (words, sign) in halvesAndQuarters {
      for word in words { text = text.replacing(word, with: sign) }
    }
    let isFiscal = text.contains("FY") || text.contains("财年") || text.contains("财政年度")
    for word in ["FY", "财年", "财政年度", "年度"] { text = text.replacing(word, with: "-") }
    let pieces = pieces(of: text)
    guard let place = pieces.firstIndex(where: { $0.utf8.count == 4 && isNumber($0) }) else {
      return withoutYear(pieces, isFiscal)
    }
    let year = (isFiscal ? "FY" : "") + pieces[place]
    var others = pieces
    others.remove(at: place)
    switch others.count {
    case 0: return year
    case 1 where isNumber(others[0]):
      // `2025.1` may be what a program left of `2025.10`.
      if text.contains("."), others[0].utf8.count == 1 { return nil }
      return place == 0 && !isFiscal ? year + "-" + padded(others[0]) : nil
    case 1: return months[String(others[0].prefix(3))].map { year + "-" + $0 }
    case 2 where ["Q", "H"].contains(others[0]): return year + "-" + others[0] + others[1]
    case 2 where place == 0 && isNumber(others[0]) && ["1", "01"].contains(others[1]):
      return year + "-" + padded(others[0])
    default: return nil
    }
  }

  /// `202506`, and `Jun-25` as spreadsheets show it.
  private static func withoutYear(_ pieces: [String], _ isFiscal: Bool) -> String? {
    if isFiscal { return nil }
    if pieces.count == 1, pieces[0].utf8.count == 6, isNumber(pieces[0]) {
      return pieces[0].prefix(4) + "-" + pieces[0].suffix(2)
    }
    guard pieces.count == 2, pieces[1].utf8.count == 2, isNumber(pieces[1]),
      let month = months[String(pieces[0].prefix(3))]
    else { return nil }
    return "20" + pieces[1] + "-" + month
  }

  /// The runs of digits and of letters, without what stands between.
  private static func pieces(of text: String) -> [String] {
    var pieces: [String] = []
    var last: Character?
    for character in text {
      let isPart = !"-/._年月".contains(character)
      if isPart, let last, last.isNumber == character.isNumber, !"-/._年月".contains(last) {
        pieces[pieces.count - 1].append(character)
      } else if isPart {
        pieces.append(String(character))
      }
      last = character
    }
    return pieces
  }

  private static func isNumber(_ text: String) -> Bool { text.utf8.allSatisfy { (0x30...0x39).contains($0) } }

  private static func padded(_ number: String) -> String { number.utf8.count == 1 ? "0" + number : number }

  private static let months: [String: String] = {
    let names = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
    var months: [String: String] = [:]
    for (number, name) in names.enumerated() { months[name] = padded("\(number + 1)") }
    return months
  }()

  /// What Chinese writes for quarters and halves, the longer words first.
  private static let halvesAndQuarters: [(words: [String], sign: String)] =
    zip(1..., ["一", "二", "三", "四"]).map { number, word in
      (["第\(word)季度", "第\(number)季度", "\(word)季度", "\(number)季度"], "-Q\(number)")
    } + [(["上半年"], "-H1"), (["下半年"], "-H2")]
}
