public import DealModel

/// Every figure of a report, as values.
///
/// Rates are shares 0…1, durations days, money is in the report's currency. `nil` is an undefined figure: one whose
/// denominator is zero, or that nothing known determines. Definitions are those of the product's metrics document, whose
/// section numbers the comments name.
public struct FunnelReport: Sendable {
  /// The day up to whose end everything is known.
  public var asOf: CivilDate
  /// The period of the key figures.
  public var period: Period
  /// The creation days of the deals in the funnel; `nil`: all deals.
  public var cohort: DayRange?
  /// Counts over all deals.
  public var counts: Counts
  /// Key figures (8).
  public var indicators: Indicators
  /// Key figures by month, oldest first: 13 months up to the period's last one (8).
  public var trend: [TrendRow]
  /// A part for each process.
  public var pipelines: [PipelineReport]
  /// Group rows by column, in the columns' order (11).
  public var groups: [GroupReport]
  /// Sellers and teams in detail (11); `nil` where the deals tell neither.
  public var people: PeopleReport?
  /// How few sellers bring most of the money (11); `nil` where the deals tell no seller.
  public var concentration: ConcentrationReport?
  /// What is to be won and how far that is (12): of the report's period first, of all before its parts.
  public var quotas: [QuotaRow]
  /// Quotas of periods that the report is not about, by quota file.
  public var quotasLeftOut: [Int]
  /// Deals at risk (13).
  public var risks: RiskReport
  /// Why deals are lost or late, by process and column.
  public var losses: [[LossReport]]
  /// Payments (14); `nil` where no column tells of them.
  public var payments: PaymentReport?
  /// How complete the deals are (15): by field the total, then the owners.
  public var completeness: [CompletenessRow]
  /// The deals that are handed over, if that was asked for.
  public var handover: HandoverReport?
  /// The result of each deal, if it was asked for.
  public var outcomes: DealOutcomes?
  /// The first deals of each kind whose history contradicts their row, if they were asked for.
  public var contradictions: [Contradiction]
  /// Deals left out, by deals file.
  public var dealsLeftOut: [Int]
  /// Activities not used (later than as-of, of a deal left out), by activities file.
  public var activitiesLeftOut: [Int]
  /// Changes not used (repeated, later than as-of, of a deal left out), by history file.
  public var changesLeftOut: [Int]

  /// Counts of deals, or of moves where said (2).
  public struct Counts: Sendable, Hashable {
    /// Deals used.
    public var deals = 0
    /// Open deals.
    public var open = 0
    /// Won deals.
    public var won = 0
    /// Lost deals.
    public var lost = 0
    /// Void deals.
    public var void = 0
    /// Open deals whose stage at as-of is unknown.
    public var unknownStage = 0
    /// Deals created after as-of, left out.
    public var afterAsOf = 0
    /// Events that changed nothing.
    public var repeated = 0
    /// Deals whose row names another stage than their last event.
    public var stageMismatch = 0
    /// Open deals whose row names no stage, and whose last event tells it.
    public var stageFromHistory = 0
    /// Open deals whose row names no stage, and that are counted in the first, because no event tells an open one.
    public var stageAssumed = 0
    /// Closed deals whose close date is on another day than their last event.
    public var closeDateMismatch = 0
    /// Moves from a closed to an open stage.
    public var reopened = 0
    /// Won or lost deals closed before they were created.
    public var negativeCycle = 0
    /// Lost or void deals of which no stage is known.
    public var assumedFirst = 0
    /// History rows without a deal.
    public var unknownDeal = 0
    /// Deals with an amount in a currency that has no rate.
    public var withoutRate = 0
    /// Open deals without a win probability.
    public var withoutProbability = 0
  }

  /// Key figures of three runs of days, and the velocity.
  public struct Indicators: Sendable {
    /// Of the period.
    public var current: IndicatorRow
    /// Of the period before.
    public var previous: IndicatorRow
    /// Of the same period a year earlier.
    public var yearAgo: IndicatorRow
    /// Money a day: open deals × win rate × average won amount ÷ mean won cycle, over the last 365 days.
    public var velocity: Double?
  }
}

/// Key figures of one run of days (8).
public struct IndicatorRow: Sendable, Hashable {
  /// Deals created.
  public var created: Int
  /// Their amount.
  public var createdAmount: Money
  /// Deals won.
  public var won: Int
  /// Their amount.
  public var wonAmount: Money
  /// Deals lost.
  public var lost: Int
  /// Their amount.
  public var lostAmount: Money
  /// Void deals, by their close.
  public var void: Int
  /// Their amount.
  public var voidAmount: Money
  /// Won ÷ (won + lost).
  public var winRate: Double?
  /// Mean amount of the won deals that have one.
  public var averageWon: Double?
  /// Median days from creation to close of the won deals.
  public var medianWonCycle: Double?
  /// Deals open at the end of the last day.
  public var openAtEnd: Int
  /// Their amount.
  public var openAmountAtEnd: Money
}

/// The figures of one process.
public struct PipelineReport: Sendable {
  /// The process's name; may be empty.
  public var name: String
  /// Whether rates are over the deals that events trace only (3).
  public var isTracedBasis: Bool
  /// Deals that events tell of.
  public var evidenceEvents: Int
  /// Deals known by their row alone.
  public var evidenceCurrent: Int
  /// Deals by outcome.
  public var total: Int
  /// Open deals.
  public var open: Int
  /// Won deals.
  public var won: Int
  /// Lost deals.
  public var lost: Int
  /// Void deals.
  public var void: Int
  /// Lost or void deals of which no stage is known.
  public var assumedFirst: Int
  /// Void deals of the cohort, left out of its funnel.
  public var cohortVoid: Int
  /// Deals of the cohort in an unknown stage, left out of its funnel.
  public var cohortUnknownStage: Int
  /// The funnel, open stages in order (3).
  public var funnel: [FunnelRow]
  /// Time in stage (4).
  public var stageTime: [StageTimeRow]
  /// Whether what stages ask for was done (4a); empty where no stage asks for anything, or activities are not known.
  public var exitCriteria: [ExitCriteriaRow] = []
  /// Cycle of the won deals (5).
  public var wonCycle: CycleRow
  /// Cycle of the lost deals (5).
  public var lostCycle: CycleRow
  /// Open deals by stage (6).
  public var snapshot: [SnapshotRow]
  /// What moved through the stages in the period (7).
  public var flow: [FlowRow]
  /// Deals by the month of their creation.
  public var cohorts: CohortReport
  /// Expected money (9).
  public var forecast: ForecastReport
  /// Stages that hold deals up, the dearest first (10).
  public var bottlenecks: [Bottleneck] = []
  /// Against the standard funnel (12).
  public var standard = StandardReport(forecast: .zero, quota: nil, balance: [], rate: [])
  /// The funnel's shape (12).
  public var shape = ShapeReport(capacity: 0, capacityAmount: .zero)
}

/// A stage of the funnel (3).
public struct FunnelRow: Sendable, Hashable {
  /// The stage.
  public var stage: String
  /// Deals that came to the stage or beyond.
  public var reached: Int
  /// Deals with a visit of the stage.
  public var entered: Int
  /// Deals with events that went past the stage without a visit.
  public var skipped: Int
  /// Deals that came beyond.
  public var advanced: Int
  /// Deals lost from the stage.
  public var dropped: Int
  /// Open deals in or behind whose highest stage this is.
  public var waiting: Int
  /// Advanced ÷ reached.
  public var conversion: Double?
  /// Advanced ÷ (advanced + dropped): open deals are not yet known.
  public var conversionResolved: Double?
  /// Lower end of its 95 % Wilson interval.
  public var low: Double?
  /// Upper end of its 95 % Wilson interval.
  public var high: Double?
  /// Reached ÷ reached of the first stage.
  public var cumulative: Double?
  /// Won ÷ (won + lost) of the deals that came to the stage or beyond.
  public var winRate: Double?
  /// Amount of the reached deals.
  public var amount: Money
}

/// Days from creation to close (5).
public struct CycleRow: Sendable, Hashable {
  /// Deals with a cycle.
  public var n: Int
  /// Deals without a usable one.
  public var leftOut: Int
  /// Mean.
  public var mean: Double?
  /// Median.
  public var median: Double?
  /// First quartile.
  public var p25: Double?
  /// Third quartile.
  public var p75: Double?
  /// Ninth decile.
  public var p90: Double?
}

/// Open deals in a stage at as-of (6).
public struct SnapshotRow: Sendable, Hashable {
  /// The stage.
  public var stage: String
  /// Deals.
  public var deals: Int
  /// Their amount.
  public var amount: Money
  /// Σ amount × win probability.
  public var weighted: Money
  /// Mean whole days in the stage.
  public var meanAge: Double?
  /// Median whole days in the stage.
  public var medianAge: Double?
  /// Deals older in the stage than its standard.
  public var overStandardDeals: Int?
  /// Their amount.
  public var overStandardAmount: Money?
  /// Share of all open deals of the process.
  public var share: Double?
}

/// A bucket of the forecast.
public struct ForecastBucket: Sendable, Hashable {
  /// Open deals.
  public var deals: Int
  /// Their amount.
  public var amount: Money
  /// Σ amount × win probability.
  public var weighted: Money
}

/// A stage's win probability: the configured one beside what became of the deals that were there (9).
public struct CalibrationRow: Sendable, Hashable {
  /// The stage.
  public var stage: String
  /// The configured one.
  public var configured: Double?
  /// Won ÷ (won + lost + void) of the deals that came to the stage or beyond.
  public var observed: Double?
  /// Its denominator.
  public var resolved: Int
  /// Lower end of the observed one's 95 % Wilson interval.
  public var low: Double?
  /// Upper end of the observed one's 95 % Wilson interval.
  public var high: Double?
  /// Whether the configured one lies in the interval; `nil` if one of the two is missing.
  public var inside: Bool?
  /// The one that is used.
  public var used: Double?
}

/// The weighted forecast (9).
public struct ForecastReport: Sendable {
  /// How the win probability is chosen.
  public var method: ProbabilityMethod
  /// The probability of each open stage.
  public var calibration: [CalibrationRow]
  /// All open deals; the sum of the buckets.
  public var total: ForecastBucket
  /// Expected before as-of.
  public var overdue: ForecastBucket
  /// Expected in each month from as-of's on.
  public var months: [(month: CivilMonth, bucket: ForecastBucket)]
  /// Expected later.
  public var beyond: ForecastBucket
  /// Without expected close.
  public var noDate: ForecastBucket
  /// Won in the period.
  public var realised: Money
  /// Weighted amount of the open deals expected in the period.
  public var expectedInPeriod: Money
  /// What the period is to bring: won in it, and expected in it.
  public var committed: Money { realised + expectedInPeriod }
}

/// The groups of one column (11).
public struct GroupReport: Sendable {
  /// The column: a role, or the name of a column the configuration groups by.
  public var name: String
  /// Its rows by won amount, the largest first, then by key.
  public var rows: [GroupRow]
}

/// The deals with one value of a column (11).
public struct GroupRow: Sendable, Hashable {
  /// The value; empty for deals without one.
  public var key: String
  /// Deals.
  public var deals: Int
  /// Open deals.
  public var open: Int
  /// Their amount.
  public var openAmount: Money
  /// Their weighted amount.
  public var weighted: Money
  /// Won deals.
  public var won: Int
  /// Lost deals.
  public var lost: Int
  /// Void deals.
  public var void: Int
  /// Amount of the won deals.
  public var wonAmount: Money
  /// Won ÷ (won + lost).
  public var winRate: Double?
  /// Lower end of its 95 % Wilson interval.
  public var low: Double?
  /// Upper end of its 95 % Wilson interval.
  public var high: Double?
  /// Mean amount of the won deals that have one.
  public var averageWon: Double?
  /// Mean days from creation to close of the won deals.
  public var meanWonCycle: Double?
  /// Median of the same.
  public var medianWonCycle: Double?
  /// Share of the won amount of all.
  public var share: Double?
}
