public import DealModel

/// How an open deal is handed over when its seller leaves.
public enum HandoverWay: Sendable, Hashable, CaseIterable {
  /// Both sellers visit the customer together.
  case visit
  /// The leaving seller introduces the other one by telephone.
  case phone
  /// The other one calls when those are done.
  case later
}

/// What a handover is asked for.
public struct HandoverOptions: Sendable, Hashable {
  /// The owner whose deals are handed over, as the deals name him.
  public var owner: String
  /// The win probability from which on both visit together.
  public var visit = 0.75
  /// The win probability from which on the other one is introduced by telephone.
  public var phone = 0.5

  /// Asks for the deals of an owner, with the usual limits.
  public init(owner: String) { self.owner = owner }

  /// The way for a win probability; a deal without one comes last.
  func way(_ probability: Double?) -> HandoverWay {
    guard let probability else { return .later }
    return probability >= visit ? .visit : probability >= phone ? .phone : .later
  }
}

/// An open deal to hand over.
public struct HandoverRow: Sendable, Hashable {
  /// Its row in the book.
  public var row: Int
  /// Its id, name, account and next step, as far as there are any; blank until `settle` fills them in.
  public var deal = ""
  /// Its name.
  public var name = ""
  /// Its account: whom to speak to.
  public var account = ""
  /// What is to be done next.
  public var nextStep = ""
  /// Its stage; `nil` where it is unknown.
  public var stage: String?
  /// How many open stages are between it and the close; unknown stages are farthest.
  public var stagesLeft: Int
  /// Its win probability; `nil` where it has none.
  public var probability: Double?
  /// How to hand it over.
  public var way: HandoverWay
  /// Its amount; `nil` where it has none.
  public var amount: Money?
  /// Its amount × its win probability.
  public var weighted: Money
  /// The day on which its close is expected.
  public var expectedClose: CivilDate?
}

/// The open deals of an owner, the nearest to the close first.
public struct HandoverReport: Sendable {
  /// Whether the deals name such an owner at all.
  public var isKnown: Bool
  /// The deals.
  public internal(set) var rows: [HandoverRow]

  /// Fills in what the deals' records say, and puts the deals in order: by the stages left, then the largest weighted
  /// amount, then the largest amount, then by id.
  /// - Parameter texts: gives the texts of some rows of the book.
  public mutating func settle(
    _ texts: ([Int]) throws -> [(id: String, name: String, account: String, nextStep: String)]
  ) rethrows {
    for (index, text) in try texts(rows.map(\.row)).enumerated() {
      (rows[index].deal, rows[index].name) = (text.id, text.name)
      (rows[index].account, rows[index].nextStep) = (text.account, text.nextStep)
    }
    rows.sort { left, right in
      if left.stagesLeft != right.stagesLeft { return left.stagesLeft < right.stagesLeft }
      if left.weighted != right.weighted { return left.weighted > right.weighted }
      if left.amount != right.amount { return (left.amount ?? .least) > (right.amount ?? .least) }
      return left.deal.utf8.lexicographicallyPrecedes(right.deal.utf8)
    }
  }
}

extension Money {
  /// Below every amount of a deal.
  fileprivate static let least = Money(tenThousandths: Int128(DealBook.noAmount))
}
