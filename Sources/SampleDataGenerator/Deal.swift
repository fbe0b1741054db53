/// A deal as it is at the as-of date.
///
/// The names it has are numbers of the company's lists.
struct Deal {
  /// The number, from 1.
  var number: Int
  /// The process.
  let process: Int
  /// The customer.
  let account: Int
  /// The seller.
  let seller: Int
  /// The product.
  let product: Int
  /// What it is about.
  let project: Int
  /// The source, where it is known.
  let source: Int?
  /// The time of creation.
  let created: Int
  /// The number of the stage it is in.
  let stage: UInt8
  /// The amount in hundredths, where it is known.
  let amount: Int?
  /// The day it is expected to close, where it is known.
  let expectedDay: Int?
  /// The day it was closed.
  var closedDay: Int?
  /// Why it was lost, or why it is void.
  let reason: Int?
  /// The competitor, where there is one.
  let competitor: Int?
  /// What is to be done next, where it is known.
  let nextStep: Int?
  /// What the history table has of it.
  let trace: HistoryTrace
}

/// How much of a deal's stage changes the history table has.
enum HistoryTrace {
  /// All, from the entry into the first stage.
  case complete
  /// The moves from one stage to another, but not the entry into the first.
  case movesOnly
  /// Nothing: the deal was never recorded there.
  case absent
}

/// One change of a deal's stage.
struct StageChange {
  /// When, in seconds from the start of the sample span.
  let time: Int
  /// The number of the stage that was left, or `SalesProcess.noStage`.
  let from: UInt8
  /// The number of the stage that was entered.
  let to: UInt8
}
