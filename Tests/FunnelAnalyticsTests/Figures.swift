import DealModel
@testable import FunnelAnalytics

/// Figures by a path such as `pipelines/0/funnel/2/reached`; undefined ones are `nil`.
struct Figures {
  private(set) var values: [String: Double?] = [:]

  mutating func set(_ path: String, _ value: Double?) { values[path] = .some(value) }
  mutating func set(_ path: String, _ value: Int?) { values[path] = .some(value.map(Double.init)) }
  mutating func set(_ path: String, _ value: Money?) { values[path] = .some(value?.units) }
  /// An amount in ten-thousandths.
  mutating func setAmount(_ path: String, _ value: Int64?) { values[path] = .some(value.map { Double($0) / 10_000 }) }

  /// The paths at which the figures differ by more than a rounding error, with both values.
  func differences(to other: Figures) -> [String] {
    Set(values.keys).union(other.values.keys).sorted().compactMap { path in
      guard let left = values[path], let right = other.values[path] else { return "\(path): only on one side" }
      if let left, let right, abs(left - right) <= 1e-6 * max(1, abs(left)) { return nil }
      if left == nil, right == nil { return nil }
      return "\(path): \(left.map { "\($0)" } ?? "nil"), expected \(right.map { "\($0)" } ?? "nil")"
    }
  }
}

extension Figures {
  /// The figures of a report.
  init(_ report: FunnelReport) {
    let counts = report.counts
    set("counts/deals", counts.deals)
    set("counts/open", counts.open)
    set("counts/won", counts.won)
    set("counts/lost", counts.lost)
    set("counts/void", counts.void)
    set("counts/unknownStage", counts.unknownStage)
    set("counts/afterAsOf", counts.afterAsOf)
    set("counts/repeated", counts.repeated)
    set("counts/stageMismatch", counts.stageMismatch)
    set("counts/closeDateMismatch", counts.closeDateMismatch)
    set("counts/reopened", counts.reopened)
    set("counts/negativeCycle", counts.negativeCycle)
    set("counts/assumedFirst", counts.assumedFirst)
    set("counts/withoutProbability", counts.withoutProbability)
    add("kpis", report.indicators.current)
    add("previous", report.indicators.previous)
    add("yearAgo", report.indicators.yearAgo)
    for row in report.trend { add("trend/" + row.month.iso, row.figures) }
    set("velocity", report.indicators.velocity)
    for (index, pipeline) in report.pipelines.enumerated() { add("pipelines/\(index)", pipeline) }
    for (place, row) in report.completeness.enumerated() {
      let path = "completeness/\(place)-\(row.field.rawValue)-\(row.owner ?? "*")"
      set(path + "/required", row.required)
      set(path + "/missing", row.missing)
      set(path + "/rate", row.rate)
    }
    // What nothing could tell is nobody's reason.
    set("risks/deals", report.risks.deals)
    set("risks/amount", report.risks.amount)
    for row in report.risks.byReason {
      set("risks/\(row.reason.name)/deals", row.deals ?? 0)
      set("risks/\(row.reason.name)/amount", row.amount ?? .zero)
    }
    for (place, deal) in report.risks.top.enumerated() {
      let path = "risks/top/\(place)-\(deal.deal)"
      set(path + "/amount", deal.amount)
      set(path + "/weighted", deal.weighted)
      set(path + "/age", deal.age)
      for reason in deal.reasons { set(path + "/\(reason.name)", 1) }
    }
    let owners = report.groups.first { $0.name == "owner" }
    for (index, row) in (owners?.rows ?? []).enumerated() { add("groups/\(index)-\(row.key)", row) }
  }

  private mutating func add(_ path: String, _ row: IndicatorRow) {
    set(path + "/created", row.created)
    set(path + "/createdAmount", row.createdAmount)
    set(path + "/won", row.won)
    set(path + "/wonAmount", row.wonAmount)
    set(path + "/lost", row.lost)
    set(path + "/lostAmount", row.lostAmount)
    set(path + "/void", row.void)
    set(path + "/voidAmount", row.voidAmount)
    set(path + "/winRate", row.winRate)
    set(path + "/averageWon", row.averageWon)
    set(path + "/medianWonCycle", row.medianWonCycle)
    set(path + "/openAtEnd", row.openAtEnd)
    set(path + "/openAmountAtEnd", row.openAmountAtEnd)
  }

  private mutating func add(_ path: String, _ pipeline: PipelineReport) {
    set(path + "/basis", pipeline.isTracedBasis ? 1 : 0)
    set(path + "/evidence/events", pipeline.evidenceEvents)
    set(path + "/evidence/current", pipeline.evidenceCurrent)
    set(path + "/deals/total", pipeline.total)
    set(path + "/deals/open", pipeline.open)
    set(path + "/deals/won", pipeline.won)
    set(path + "/deals/lost", pipeline.lost)
    set(path + "/deals/void", pipeline.void)
    set(path + "/cohort/void", pipeline.cohortVoid)
    for (index, row) in pipeline.funnel.enumerated() {
      let path = path + "/funnel/\(index)"
      set(path + "/reached", row.reached)
      set(path + "/entered", row.entered)
      set(path + "/skipped", row.skipped)
      set(path + "/advanced", row.advanced)
      set(path + "/dropped", row.dropped)
      set(path + "/waiting", row.waiting)
      set(path + "/conversion", row.conversion)
      set(path + "/conversionResolved", row.conversionResolved)
      set(path + "/low", row.low)
      set(path + "/high", row.high)
      set(path + "/cumulative", row.cumulative)
      set(path + "/winRate", row.winRate)
      set(path + "/amount", row.amount)
    }
    for (index, row) in pipeline.stageTime.enumerated() {
      let path = path + "/stageTime/\(index)"
      set(path + "/visits", row.visits)
      set(path + "/mean", row.mean)
      set(path + "/median", row.median)
      set(path + "/p90", row.p90)
      set(path + "/open", row.open)
      set(path + "/medianAge", row.medianAge)
      set(path + "/untimed", row.untimed)
      set(path + "/reentries", row.reentries)
      set(path + "/exits/forward", row.exits.forward)
      set(path + "/exits/back", row.exits.back)
      set(path + "/exits/lost", row.exits.lost)
      set(path + "/exits/void", row.exits.void)
      set(path + "/kmMedian", row.kmMedian)
      set(path + "/ultimate/forward", row.ultimate.forward)
      set(path + "/ultimate/back", row.ultimate.back)
      set(path + "/ultimate/lost", row.ultimate.lost)
      set(path + "/ultimate/void", row.ultimate.void)
      set(path + "/ultimate/remaining", row.ultimate.remaining)
      set(path + "/overStandard", row.overStandard)
    }
    for (name, row) in [("won", pipeline.wonCycle), ("lost", pipeline.lostCycle)] {
      let path = path + "/cycle/" + name
      set(path + "/n", row.n)
      set(path + "/leftOut", row.leftOut)
      set(path + "/mean", row.mean)
      set(path + "/median", row.median)
      set(path + "/p25", row.p25)
      set(path + "/p75", row.p75)
      set(path + "/p90", row.p90)
    }
    for (index, row) in pipeline.snapshot.enumerated() {
      let path = path + "/snapshot/\(index)"
      set(path + "/deals", row.deals)
      set(path + "/amount", row.amount)
      set(path + "/weighted", row.weighted.rounded)
      set(path + "/meanAge", row.meanAge)
      set(path + "/medianAge", row.medianAge)
      set(path + "/overStandardDeals", row.overStandardDeals)
      set(path + "/overStandardAmount", row.overStandardAmount)
      set(path + "/share", row.share)
    }
    for (index, row) in pipeline.flow.enumerated() {
      let path = path + "/flow/\(index)"
      set(path + "/openAtStart", row.openAtStart)
      set(path + "/entered", row.entered)
      set(path + "/left", row.left)
      set(path + "/exits/forward", row.forward)
      set(path + "/exits/back", row.back)
      set(path + "/exits/lost", row.lost)
      set(path + "/exits/void", row.void)
      set(path + "/openAtEnd", row.openAtEnd)
    }
    for row in pipeline.cohorts.rows {
      let path = path + "/cohorts/" + name(row.key)
      set(path + "/created", row.created)
      for (index, reached) in row.reached.enumerated() { set(path + "/reached/\(index)", reached) }
      set(path + "/won", row.won)
      set(path + "/lost", row.lost)
      set(path + "/void", row.void)
      set(path + "/open", row.open)
      set(path + "/winRate", row.winRate)
      set(path + "/dated", row.dated)
      for (months, share) in row.wonWithin.enumerated() { set(path + "/wonWithin/\(months)", share) }
    }
    for (months, share) in pipeline.cohorts.wonWithin.enumerated() { set(path + "/timeToWin/\(months)", share) }
    add(path + "/forecast", pipeline.forecast)
    addBottlenecks(path, pipeline)
  }

  private func name(_ key: CohortRow.Key) -> String {
    switch key {
    case .earlier: "earlier"
    case .month(let month): month.iso
    case .unknown: "unknown"
    }
  }

  private mutating func add(_ path: String, _ forecast: ForecastReport) {
    for (index, row) in forecast.calibration.enumerated() {
      let path = path + "/calibration/\(index)"
      set(path + "/configured", row.configured)
      set(path + "/observed", row.observed)
      set(path + "/resolved", row.resolved)
      set(path + "/low", row.low)
      set(path + "/high", row.high)
      set(path + "/inside", row.inside.map { $0 ? 1 : 0 })
    }
    var buckets = [
      ("total", forecast.total), ("overdue", forecast.overdue), ("beyond", forecast.beyond),
      ("noDate", forecast.noDate),
    ]
    buckets += forecast.months.map { ($0.month.iso, $0.bucket) }
    for (name, bucket) in buckets {
      set(path + "/\(name)/deals", bucket.deals)
      set(path + "/\(name)/amount", bucket.amount)
      set(path + "/\(name)/weighted", bucket.weighted.rounded)
    }
    set(path + "/realised", forecast.realised)
    set(path + "/expected", forecast.expectedInPeriod.rounded)
  }

  private mutating func add(_ path: String, _ row: GroupRow) {
    set(path + "/deals", row.deals)
    set(path + "/open", row.open)
    set(path + "/openAmount", row.openAmount)
    set(path + "/weighted", row.weighted.rounded)
    set(path + "/won", row.won)
    set(path + "/lost", row.lost)
    set(path + "/void", row.void)
    set(path + "/wonAmount", row.wonAmount)
    set(path + "/winRate", row.winRate)
    set(path + "/low", row.low)
    set(path + "/high", row.high)
    set(path + "/averageWon", row.averageWon)
    set(path + "/meanWonCycle", row.meanWonCycle)
    set(path + "/medianWonCycle", row.medianWonCycle)
    set(path + "/share", row.share)
  }
}

extension Money {
  /// Units with two decimals.
  ///
  /// Weighted amounts are rounded to ten-thousandths; the reference is not. Both are compared at two decimals.
  var rounded: Double { (units * 100).rounded() / 100 }
}
