public import DealModel

/// Why an open deal is at risk (13).
public enum RiskReason: UInt8, Sendable, CaseIterable {
  /// Longer in its stage than the standard days.
  case overStandard
  /// Within the configured days of them.
  case soon
  /// Its expected close is past.
  case pastExpectedClose
  /// It has no expected close.
  case noExpectedClose
  /// It has no amount.
  case noAmount
  /// Nothing was done for the configured days.
  case inactive
  /// It went back to an earlier stage.
  case movedBack
  /// Its expected close was put off at least twice.
  case pushed
  /// Older than nine of ten won deals were when they were won.
  case olderThanP90

  /// The reason's name in `metrics.json`.
  public var name: String { "\(self)" }
}

/// The reasons of a deal.
public struct RiskReasons: OptionSet, Sendable, Hashable {
  /// Bit n stands for the n-th reason.
  public let rawValue: UInt16

  /// Makes a set of reasons.
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// Makes a set of one reason.
  public init(_ reason: RiskReason) { rawValue = 1 << UInt16(reason.rawValue) }

  /// The reasons, in their order.
  public var list: [RiskReason] { RiskReason.allCases.filter { contains(RiskReasons($0)) } }
}

/// An open deal at risk, in numbers.
public struct RiskDeal: Sendable, Hashable {
  /// Its weighted amount, in ten-thousandths.
  public var weighted: Int64
  /// Its amount in ten-thousandths, or `DealBook.noAmount`.
  public var amount: Int64
  /// Its row in the book.
  public var row: UInt32
  /// Whole days in its stage, or -1 where its entry is unknown.
  public var age: Int32
  /// The stage in its process, or `DealBook.noStage` where it is unknown.
  public var stage: UInt16
  /// Why it is at risk.
  public var reasons: RiskReasons

  /// Whether the deal stands before another one: by weighted amount, then by amount, none of which is the least.
  static func isBefore(_ left: RiskDeal, _ right: RiskDeal) -> Bool {
    if left.weighted != right.weighted { return left.weighted > right.weighted }
    if left.amount != right.amount { return left.amount > right.amount }
    return left.row < right.row
  }

  /// Whether only their ids tell two deals apart.
  func ties(with other: RiskDeal) -> Bool { weighted == other.weighted && amount == other.amount }
}

/// An open deal at risk, in words.
public struct RiskRow: Sendable, Hashable {
  /// Its id.
  public var deal: String
  /// Its name; `nil` where it has none.
  public var name: String?
  /// Its owner; `nil` where no column tells it.
  public var owner: String?
  /// Its stage; `nil` where it is unknown.
  public var stage: String?
  /// Its amount; `nil` where it has none.
  public var amount: Money?
  /// Its amount × its win probability.
  public var weighted: Money
  /// Whole days in its stage; `nil` where its entry is unknown.
  public var age: Int?
  /// Why it is at risk.
  public var reasons: [RiskReason]
}

/// The deals with one reason.
public struct RiskReasonRow: Sendable, Hashable {
  /// The reason.
  public var reason: RiskReason
  /// How many deals; `nil` where nothing in the inputs could tell it.
  public var deals: Int?
  /// Their amount.
  public var amount: Money?
}

/// The deals at risk (13): open deals with at least one reason.
public struct RiskReport: Sendable {
  /// How many of them are listed everywhere; the others in the workbook.
  public static let topCount = 200

  /// How many deals.
  public var deals: Int
  /// Their amount.
  public var amount: Money
  /// By reason; a deal with several is counted for each.
  public var byReason: [RiskReasonRow]
  /// Those with the largest weighted amounts; empty until `nameTop` gives them their words.
  public var top: [RiskRow] = []
  /// All of them in their order if results of deals are kept, else those from which the top is chosen.
  public internal(set) var list: [RiskDeal]

  /// Puts deals that are alike in both amounts in the order of their ids, and the first ones into words.
  /// - Parameters:
  ///   - texts: gives ids and names of some rows of the book.
  public mutating func nameTop(
    in book: DealBook,
    texts: ([Int]) throws -> [(id: String, name: String)]
  ) rethrows {
    try settleTies { try texts($0).map(\.id) }
    let first = list.prefix(RiskReport.topCount)
    let owner = book.groups.first { $0.name == "owner" }
    top = try zip(first, texts(first.map { Int($0.row) })).map { deal, text in
      let row = Int(deal.row)
      let stages = book.processes[Int(book.process[row])].stages
      return RiskRow(
        deal: text.id,
        name: text.name.isEmpty ? nil : text.name,
        owner: owner?.text(row),
        stage: deal.stage == DealBook.noStage ? nil : stages[Int(deal.stage)].name,
        amount: deal.amount == DealBook.noAmount ? nil : Money(tenThousandths: Int128(deal.amount)),
        weighted: Money(tenThousandths: Int128(deal.weighted)),
        age: deal.age < 0 ? nil : Int(deal.age),
        reasons: deal.reasons.list
      )
    }
  }

  /// Sorts runs of deals that tie by their ids, some thousand ids at a time where only the first are needed.
  private mutating func settleTies(_ ids: ([Int]) throws -> [String]) rethrows {
    let needed = list.count == deals ? list.count : min(list.count, RiskReport.topCount)
    let step = 4096
    var start = 0
    while start < needed {
      var end = start + 1
      while end < list.count, list[end].ties(with: list[start]) { end += 1 }
      if end - start > 1 {
        let most = needed == list.count ? end - start : min(end, needed) - start
        var best: [(id: String, deal: RiskDeal)] = []
        var next = start
        while next < end {
          let deals = list[next..<min(end, next + step)]
          best += zip(try ids(deals.map { Int($0.row) }), deals).map { ($0, $1) }
          best.sort { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
          if best.count > most { best.removeLast(best.count - most) }
          next += step
        }
        list.replaceSubrange(start..<end, with: best.map(\.deal))
        end = start + best.count
      }
      start = end
    }
    if needed < list.count { list.removeLast(list.count - needed) }
  }
}
