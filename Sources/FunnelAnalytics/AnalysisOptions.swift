public import DealModel

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
  /// How many deals of each kind are kept whose history contradicts their row; 0 where nobody asks for them.
  public var contradictions = 0
  /// The month, 1…12, in which the fiscal year begins: quotas are shown up to its end.
  public var fiscalYearStart = 1
  /// How many new deals a seller handles a week; `nil` where nobody says it.
  public var newDealsPerWeek: Double?

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
