/// Words in dates, in folded form: months and weekdays in English, German and French, weekdays in Chinese.
enum DateWords {
  private static let months: [String: Int] = table([
    "january jan januar janner janvier janv", "february feb febr februar fevrier fevr fev",
    "march mar marz mrz maerz mars",
    "april apr avril avr", "may mai", "june jun juni juin", "july jul juli juillet juil", "august aug aout",
    "september sep sept septembre", "october oct oktober okt octobre", "november nov novembre",
    "december dec dezember dez decembre",
  ])

  /// French weekdays are taken in full only: "mar" is March.
  private static let weekdays: [String: Int] = table([
    "monday mon montag mo lundi", "tuesday tue tues dienstag di mardi", "wednesday wed mittwoch mi mercredi",
    "thursday thu thur thurs donnerstag do jeudi", "friday fri freitag fr vendredi",
    "saturday sat samstag sonnabend sa samedi", "sunday sun sonntag so dimanche",
  ])

  private static func table(_ lists: [String]) -> [String: Int] {
    var table: [String: Int] = [:]
    for (number, list) in lists.enumerated() {
      for word in list.split(separator: " ") { table[String(word)] = number + 1 }
    }
    return table
  }

  /// Takes a month's name.
  static func month(_ cursor: inout FoldedCursor) -> Int? {
    let start = cursor.index
    if let word = cursor.word(), let month = months[word] { return month }
    cursor.move(to: start)
    return nil
  }

  /// Takes a weekday, with the bracket, dot, comma and spaces around it, if one stands next.
  static func skipWeekday(_ cursor: inout FoldedCursor) {
    if isDigit(cursor.next) { return }
    let start = cursor.index
    let isOpen = cursor.take("(" as Unicode.Scalar)
    let isChinese = ["星期", "周", "礼拜"].contains { (prefix: StaticString) in cursor.take(prefix) }
    if isChinese {
      guard let day = Unicode.Scalar(cursor.next), "一二三四五六日天".unicodeScalars.contains(day) else {
        return cursor.move(to: start)
      }
      cursor.move(to: cursor.index + 1)
    } else {
      guard let word = cursor.word(), weekdays[word] != nil else { return cursor.move(to: start) }
    }
    if isOpen, !cursor.take(")" as Unicode.Scalar) { return cursor.move(to: start) }
    _ = cursor.take("." as Unicode.Scalar)
    _ = cursor.take("," as Unicode.Scalar)
    cursor.skipSpaces()
  }

  /// Takes what makes a day's number the fifth instead of five.
  static func skipOrdinal(_ cursor: inout FoldedCursor) {
    let start = cursor.index
    for ending: StaticString in ["st", "nd", "rd", "th", "er"] where cursor.take(ending) {
      // "1 er" does not end here if it is the beginning of a word.
      if isLetter(cursor.next) { cursor.move(to: start) }
      return
    }
  }
}
