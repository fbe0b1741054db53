import DealModel
import TestSupport
import Testing

@testable import DealImport

/// What the values of a column settle, against the slow definition: the ways under which all values are readable.
struct ColumnEvidenceTests {
  private func amounts(_ texts: [String]) -> AmountColumn {
    var column = AmountColumn(AmountFormat())
    for (index, text) in texts.enumerated() {
      if let readings = folded(text).flatMap({ AmountText.parse($0) }) { column.note(readings, index..<index + 1) }
    }
    return column
  }

  private func dates(_ texts: [String]) -> DateColumn {
    var column = DateColumn(DateFormat())
    for (index, text) in texts.enumerated() {
      if let readings = folded(text).flatMap({ DateText.parse($0) }) { column.note(readings, index..<index + 1) }
    }
    return column
  }

  private func folded(_ text: String) -> FoldedText? { Array(text.utf8).withUnsafeBytes { FoldedText($0) } }

  /// All columns of up to so many of these values.
  private func columns(_ values: [String], upTo length: Int) -> [[String]] {
    var all: [[String]] = [[]]
    var last = all
    for _ in 0..<length {
      last = last.flatMap { column in values.map { column + [$0] } }
      all += last
    }
    return all
  }

  @Test func decimalSignsByBruteForce() {
    for column in columns(["1,234", "1.234", "5", "1,5", "1.5", "1,234.5", "soon"], upTo: 4) {
      let read = column.compactMap { folded($0).flatMap { AmountText.parse($0) } }
      let readings = { (sign: DecimalSign) in read.map { $0[sign] } }
      let counts = (readings(.point).count { $0 != nil }, readings(.comma).count { $0 != nil })
      let settlement = amounts(column).settlement
      if readings(.point) == readings(.comma) {
        #expect(settlement == .unsaid, "\(column)")
      } else if counts.0 != counts.1 {
        // One is readable wholly, or at least more than the other.
        #expect(settlement.way == (counts.0 > counts.1 ? .point : .comma), "\(column)")
        if case .settled(_, let unreadable, _) = settlement {
          #expect(unreadable == read.count - max(counts.0, counts.1), "\(column)")
        }
      } else if counts.0 == read.count {
        guard case .ambiguous(_, let example) = settlement else {
          Issue.record("\(column): \(settlement)")
          continue
        }
        #expect(example.lowerBound == column.firstIndex { ["1,234", "1.234"].contains($0) })
      } else {
        guard case .contradictory = settlement else {
          Issue.record("\(column): \(settlement)")
          continue
        }
      }
    }
  }

  @Test func ordersOfDatesByBruteForce() {
    let values = ["3/5/2024", "3/3/2024", "25/3/2024", "3/25/2024", "24/3/5", "03/05/24", "5.3.24", "2024年3月5日"]
    for column in columns(values, upTo: 3) {
      let read = column.compactMap { folded($0).flatMap { DateText.parse($0) } }
      let readings = { (order: DateOrder) in read.map { $0[DateFormat(order: order)] } }
      let (day, month, year) = (readings(.dayMonthYear), readings(.monthDayYear), readings(.yearMonthDay))
      func count(_ times: [Int64?]) -> Int { times.count { $0 != nil } }
      let settlement = dates(column).settlement
      if day == month, month == year {
        #expect(settlement == .unsaid, "\(column)")
      } else if count(year) > max(count(day), count(month)) {
        #expect(settlement.way == .yearMonthDay, "\(column)")
      } else if count(day) != count(month) {
        #expect(settlement.way == (count(day) > count(month) ? .dayMonthYear : .monthDayYear), "\(column)")
      } else if day == month {
        #expect(settlement.way == .dayMonthYear, "\(column)")
      } else {
        let isContradictory = zip(day, month).contains { $0 == nil && $1 != nil }
        switch settlement {
        case .contradictory: #expect(isContradictory, "\(column)")
        case .ambiguous: #expect(!isContradictory, "\(column)")
        default: Issue.record("\(column): \(settlement)")
        }
      }
    }
  }

  @Test func yearsBehindAreTakenWhereBothAreAsGood() {
    #expect(dates(["05.03.24"]).settlement == .settled(.dayMonthYear, unreadable: 0, rival: .yearMonthDay))
    #expect(dates(["05.03.24", "5.3.24"]).settlement == .settled(.dayMonthYear, unreadable: 0, rival: nil))
    #expect(dates(["03/25/24"]).settlement == .settled(.monthDayYear, unreadable: 0, rival: nil))
    #expect(dates(["24/03/05", "24/3/5"]).settlement == .settled(.yearMonthDay, unreadable: 0, rival: nil))
    // The second is a day in either order, but the first is none.
    #expect(dates(["31/12/24", "3/5/24"]).settlement.way == .dayMonthYear)
  }

  /// 24-03-05 is 5 March 2024 without the century, or 24 March 2005.
  @Test func yearsBetweenDashesMayStandInFront() {
    let ways: [DateOrder] = [.yearMonthDay, .dayMonthYear]
    #expect(dates(["24-11-25", "24-03-05"]).settlement == .ambiguous(ways: ways, example: 0..<1))
    // 05-05-05 is the same day in every order, 05-05-24 only where the year is behind or in front.
    #expect(dates(["05-05-05", "05-05-24"]).settlement == .ambiguous(ways: ways, example: 1..<2))
    // Every order reads 03-04-05.
    #expect(dates(["03-04-05"]).settlement == .ambiguous(ways: ways + [.monthDayYear], example: 0..<1))
    // There is no 99th day, no 45th, no 30 February and no 25th month.
    #expect(dates(["24-03-05", "99-03-05"]).settlement == .settled(.yearMonthDay, unreadable: 0, rival: nil))
    #expect(dates(["24-03-05", "24-03-45"]).settlement == .settled(.dayMonthYear, unreadable: 0, rival: nil))
    // One slip in ten decides, but is told.
    let slip = Array(repeating: "24-03-05", count: 9) + ["24-02-30"]
    #expect(dates(slip).settlement == .settled(.dayMonthYear, unreadable: 0, rival: .yearMonthDay))
    #expect(dates(["24-03-05", "24-02-30", "30-02-05"]).settlement.way == nil)
    #expect(dates(["24-03-05", "30-02-05"]).settlement == .settled(.yearMonthDay, unreadable: 0, rival: nil))
    #expect(dates(["03-04-05", "03-25-05"]).settlement == .settled(.monthDayYear, unreadable: 0, rival: nil))
    #expect(
      dates(["24-03-05", "99-03-05", "24-03-45"]).settlement
        == .contradictory(ways: ways, first: 1..<2, second: 2..<3)
    )
    // A year of four digits, or of two beside a day of one, leaves nothing open.
    #expect(dates(["24-03-2005"]).settlement.way == .dayMonthYear)
    #expect(dates(["5-13-24"]).settlement.way == .monthDayYear)
  }

  @Test func unitsOfShares() {
    func isPercent(_ texts: String...) -> Bool {
      var column = ShareColumn(ShareFormat())
      for (index, text) in texts.enumerated() {
        if let readings = folded(text).flatMap({ ShareText.parse($0) }) { column.note(readings, index..<index + 1) }
      }
      return column.settled.isPercent
    }
    #expect(isPercent("50"))
    #expect(isPercent("50", "0", "1"))
    #expect(isPercent("50", "60", "0.5"))
    #expect(isPercent("50,5", "0"))
    #expect(!isPercent("0.5"))
    #expect(!isPercent("0", "1"))
    #expect(!isPercent("50%"))
    #expect(!isPercent("0,5", "1"))
    #expect(!isPercent("0.5", "50"))
    #expect(!isPercent())
  }

  /// However the values are cut into parts, the evidence and the first of each kind are the same.
  @Test func evidenceOfPartsAddsUp() {
    var random = SplitMix64(seed: 31)
    let texts = ["1,234", "1.234", "1,5", "1.5", "¥1,234", "€1.234", "5", "soon"]
    let days = ["3/5/2024", "25/3/2024", "3/25/2024", "24/3/5", "05.03.24", "2024年3月5日", "x"]
    for _ in 0..<500 {
      let values = (0..<random.below(30)).map { _ in (texts[random.below(8)], days[random.below(7)]) }
      var whole = (AmountColumn(AmountFormat()), DateColumn(DateFormat()))
      var parts = whole
      var part = whole
      for (index, value) in values.enumerated() {
        if random.below(4) == 0 {
          parts.0.merge(part.0)
          parts.1.merge(part.1)
          part = (AmountColumn(AmountFormat()), DateColumn(DateFormat()))
        }
        if let readings = folded(value.0).flatMap({ AmountText.parse($0) }) {
          whole.0.note(readings, index..<index + 1)
          part.0.note(readings, index..<index + 1)
        }
        if let readings = folded(value.1).flatMap({ DateText.parse($0) }) {
          whole.1.note(readings, index..<index + 1)
          part.1.note(readings, index..<index + 1)
        }
      }
      parts.0.merge(part.0)
      parts.1.merge(part.1)
      #expect(parts.0 == whole.0 && parts.1 == whole.1)
    }
  }
}
