public import DealModel

/// Funnels side by side: of the values of a column, or of the deals created in two periods (12).
public struct FunnelComparison: Sendable {
  /// One of the funnels.
  public struct Side: Sendable {
    /// The value of the column, or the period as the user wrote it.
    public var key: String
    /// The days of the period.
    public var days: DayRange?
    /// The report on the side's deals alone.
    public var report: FunnelReport
    /// The shape of each process's funnel: of a value's deals at as-of; of all deals at the end of a period, or at as-of if
    /// that is earlier.
    public var shapes: [ShapeReport]
  }

  /// The column, or `nil` where periods are compared.
  public var column: String?
  /// The day up to whose end everything is known.
  public var asOf: CivilDate
  /// The funnels, at least two.
  public var sides: [Side]

  /// The win rate of a side's deals of a process, with its 95 % Wilson interval.
  public func winRate(_ side: Side, _ process: Int) -> Interval? {
    let pipeline = side.report.pipelines[process]
    return Interval(pipeline.won, of: pipeline.won + pipeline.lost)
  }

  /// The sides whose intervals do not overlap a side's: differences that chance alone hardly makes.
  ///
  /// - Parameter interval: that of a side; `nil` where it has none, and is apart from nobody.
  /// - Returns: the keys, in the sides' order; `nil` where the side has no interval.
  public func apart(from side: Int, _ interval: (Side) -> (low: Double?, high: Double?)) -> [String]? {
    let own = interval(sides[side])
    guard let low = own.low, let high = own.high else { return nil }
    return sides.indices.compactMap { other in
      let its = interval(sides[other])
      guard other != side, let otherLow = its.low, let otherHigh = its.high else { return nil }
      return low > otherHigh || high < otherLow ? sides[other].key : nil
    }
  }

  /// A rate with its 95 % Wilson interval.
  public struct Interval: Sendable, Hashable {
    /// The rate.
    public var rate: Double
    /// The lower end.
    public var low: Double
    /// The upper end.
    public var high: Double

    init?(_ part: Int, of whole: Int) {
      guard let rate = ratio(part, whole), let interval = Wilson.interval(part, of: whole) else { return nil }
      (self.rate, low, high) = (rate, interval.low, interval.high)
    }
  }
}

extension FunnelAnalysis {
  /// Compares the funnels of values of a column.
  /// - Parameter values: their numbers in the column.
  public static func comparison(
    of values: [Int],
    in column: GroupColumn,
    on book: DealBook,
    options: AnalysisOptions,
    threads: Int = 1
  ) -> FunnelComparison {
    let sides = values.map { value in
      let report = FunnelAnalysis.report(on: book, selecting: .value(column, value), options, threads)
      return FunnelComparison.Side(
        key: column.labels.text(value),
        days: nil,
        report: report,
        shapes: report.pipelines.map(\.shape)
      )
    }
    return FunnelComparison(column: column.name, asOf: options.asOf, sides: sides)
  }

  /// Compares the funnels of the deals created in periods.
  public static func comparison(
    of periods: [Period],
    on book: DealBook,
    options: AnalysisOptions,
    threads: Int = 1
  ) -> FunnelComparison {
    let sides = periods.map { period in
      var options = options
      options.period = period
      options.cohort = nil
      let report = FunnelAnalysis.report(on: book, selecting: .created(period.days), options, threads)
      // The shape is that of the funnel as it stood: all deals at the period's end.
      options.asOf = min(options.asOf, period.days.last)
      let standing = FunnelAnalysis.report(on: book, selecting: nil, options, threads)
      let shapes = zip(report.pipelines, standing.pipelines).map { created, standing in
        var shape = standing.shape
        shape.slope = created.shape.slope
        return shape
      }
      return FunnelComparison.Side(key: period.label, days: period.days, report: report, shapes: shapes)
    }
    return FunnelComparison(column: nil, asOf: options.asOf, sides: sides)
  }

  private static func report(
    on book: DealBook,
    selecting selection: DealSelection?,
    _ options: AnalysisOptions,
    _ threads: Int
  ) -> FunnelReport {
    var (book, options) = (book, options)
    // Nobody asks for the groups of a side.
    book.groups = []
    options.selection = selection
    options.keepsDeals = false
    return report(on: book, options: options, threads: threads)
  }
}
