public import DealModel

/// A run of days, both ends included.
public struct DayRange: Sendable, Hashable {
  /// The first day.
  public var first: CivilDate
  /// The last day.
  public var last: CivilDate

  /// Makes a range; `last` is not before `first`.
  public init(first: CivilDate, last: CivilDate) {
    self.first = first
    self.last = last
  }

  /// Reads a range as `2025-04-01..2025-06-30`; `nil` where it is none, or the wrong way round.
  public init?(_ text: String) {
    let separator = ".."
    guard let dots = text.firstRange(of: separator), let first = CivilDate(iso: String(text[..<dots.lowerBound])),
      let last = CivilDate(iso: String(text[dots.upperBound...])), first <= last
    else { return nil }
    self.init(first: first, last: last)
  }

  /// Whether a time lies in the range; a missing time does not.
  func contains(_ time: Int64) -> Bool {
    time >= Int64(first.dayNumber) * CivilTime.day && time < Int64(last.dayNumber + 1) * CivilTime.day
  }
}

/// How the win probability of an open deal is chosen (DEFINITIONS.md 9).
public enum ProbabilityMethod: String, Sendable, CaseIterable {
  /// Its stage's configured probability, the observed one where none is configured.
  case stage
  /// Its own, its stage's where it has none.
  case deal
  /// The observed one of its stage.
  case observed
}

/// What a report is asked for.
public struct AnalysisOptions: Sendable {
  /// The day up to whose end everything is known.
  public var asOf: CivilDate
  /// The period the key figures are of.
  public var period: Period
  /// The days of creation of the deals in the funnel; `nil`: all deals up to as-of.
  public var cohort: DayRange?
  /// How the win probability is chosen.
  public var probability: ProbabilityMethod
  /// How many months, from as-of's on, the forecast has a bucket for.
  public var horizonMonths: Int
  /// The days without activity after which an open deal is at risk.
  public var inactiveDays: Int
  /// The days before an open deal is over its stage's standard in which it is at risk already.
  public var soonDays: Int
  /// The fields that a deal should have, in the order of the report; `nil`: the usual ones that a file has.
  public var required: [DealField]?
  /// Whose deals are handed over; `nil`: nobody's.
  public var handover: HandoverOptions?
  /// Whether each deal's result is kept, for a list of the deals.
  public var keepsDeals: Bool

  /// Which deals the report is on; `nil`: all.
  public var selection: DealSelection?

  /// Makes options for a report as of a day, with the usual choices.
  public init(asOf: CivilDate, period: Period? = nil) {
    self.asOf = asOf
    self.period = period ?? Period.lastCompleteMonth(at: asOf)
    probability = .stage
    horizonMonths = 6
    inactiveDays = 30
    soonDays = 7
    keepsDeals = false
  }
}
