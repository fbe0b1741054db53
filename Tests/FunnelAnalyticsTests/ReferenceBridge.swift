import DealModel
@testable import FunnelAnalytics

extension Figures {
  /// The figures of the reference's report.
  init(_ report: ReferenceReport) {
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
    add("kpis", report.indicators)
    add("previous", report.previous)
    add("yearAgo", report.yearAgo)
    for row in report.trend { add("trend/" + row.month, row.indicators) }
    set("velocity", report.velocity.map { $0 / 10_000 })
    for (index, pipeline) in report.pipelines.enumerated() { add("pipelines/\(index)", pipeline) }
    for (place, row) in report.completeness.enumerated() {
      let path = "completeness/\(place)-\(row.field)-\(row.owner ?? "*")"
      set(path + "/required", row.required)
      set(path + "/missing", row.missing)
      set(path + "/rate", row.required == 0 ? nil : Double(row.missing) / Double(row.required))
    }
    set("risks/deals", report.risks.count)
    setAmount("risks/amount", report.risks.reduce(0) { $0 + ($1.amount ?? 0) })
    for (place, deal) in report.risks.prefix(RiskReport.topCount).enumerated() {
      let path = "risks/top/\(place)-\(deal.id)"
      set(path + "/amount", deal.amount.map { Double($0) / 10_000 })
      set(path + "/weighted", deal.weighted / 10_000)
      set(path + "/age", deal.age)
      for reason in deal.reasons { set(path + "/\(reason)", 1) }
    }
    for reason in ReferenceRisk.allCases {
      let deals = report.risks.filter { $0.reasons.contains(reason) }
      set("risks/\(reason)/deals", deals.count)
      setAmount("risks/\(reason)/amount", deals.reduce(0) { $0 + ($1.amount ?? 0) })
    }
    for (index, row) in report.groups.enumerated() { add("groups/\(index)-\(row.key)", row) }
  }

  private mutating func add(_ path: String, _ row: ReferenceIndicators) {
    set(path + "/created", row.created)
    setAmount(path + "/createdAmount", row.createdAmount)
    set(path + "/won", row.won)
    setAmount(path + "/wonAmount", row.wonAmount)
    set(path + "/lost", row.lost)
    setAmount(path + "/lostAmount", row.lostAmount)
    set(path + "/void", row.void)
    setAmount(path + "/voidAmount", row.voidAmount)
    set(path + "/winRate", row.winRate)
    set(path + "/averageWon", row.averageWon.map { $0 / 10_000 })
    set(path + "/medianWonCycle", row.medianWonCycle)
    set(path + "/openAtEnd", row.openAtEnd)
    setAmount(path + "/openAmountAtEnd", row.openAmountAtEnd)
  }

  private mutating func add(_ path: String, _ pipeline: ReferencePipeline) {
    set(path + "/basis", pipeline.basis == .events ? 1 : 0)
    set(path + "/evidence/events", pipeline.evidence.events)
    set(path + "/evidence/current", pipeline.evidence.current)
    set(path + "/deals/total", pipeline.deals.total)
    set(path + "/deals/open", pipeline.deals.open)
    set(path + "/deals/won", pipeline.deals.won)
    set(path + "/deals/lost", pipeline.deals.lost)
    set(path + "/deals/void", pipeline.deals.void)
    set(path + "/cohort/void", pipeline.cohortDeals.void)
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
      setAmount(path + "/amount", row.amount)
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
      for (index, name) in ["forward", "back", "lost", "void"].enumerated() {
        set(path + "/ultimate/" + name, row.ultimate?[index])
      }
      set(path + "/ultimate/remaining", row.remaining)
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
      setAmount(path + "/amount", row.amount)
      set(path + "/weighted", Figures.rounded(row.weighted))
      set(path + "/meanAge", row.meanAge)
      set(path + "/medianAge", row.medianAge)
      set(path + "/overStandardDeals", row.overStandardDeals)
      setAmount(path + "/overStandardAmount", row.overStandardAmount)
      set(path + "/share", row.share)
    }
    for (index, row) in pipeline.flow.enumerated() {
      let path = path + "/flow/\(index)"
      set(path + "/openAtStart", row.openAtStart)
      set(path + "/entered", row.entered)
      set(path + "/left", row.left)
      set(path + "/exits/forward", row.exits.forward)
      set(path + "/exits/back", row.exits.back)
      set(path + "/exits/lost", row.exits.lost)
      set(path + "/exits/void", row.exits.void)
      set(path + "/openAtEnd", row.openAtEnd)
    }
    for row in pipeline.cohorts {
      let path = path + "/cohorts/" + row.month
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
    for (months, share) in pipeline.timeToWin.enumerated() { set(path + "/timeToWin/\(months)", share) }
    for (index, row) in pipeline.calibration.enumerated() {
      let path = path + "/forecast/calibration/\(index)"
      set(path + "/configured", row.configured)
      set(path + "/observed", row.observed)
      set(path + "/resolved", row.resolved)
      set(path + "/low", row.low)
      set(path + "/high", row.high)
      set(path + "/inside", row.inside.map { $0 ? 1 : 0 })
    }
    let forecast = pipeline.forecast
    var buckets = [
      ("total", forecast.total), ("overdue", forecast.overdue), ("beyond", forecast.beyond),
      ("noDate", forecast.noDate),
    ]
    buckets += forecast.months.map { ($0.month, $0.bucket) }
    for (name, bucket) in buckets {
      set(path + "/forecast/\(name)/deals", bucket.deals)
      setAmount(path + "/forecast/\(name)/amount", bucket.amount)
      set(path + "/forecast/\(name)/weighted", Figures.rounded(bucket.weighted))
    }
    setAmount(path + "/forecast/realised", forecast.realised)
    set(path + "/forecast/expected", Figures.rounded(forecast.expected))
    addBottlenecks(path, pipeline)
  }

  private mutating func add(_ path: String, _ row: ReferenceGroupRow) {
    set(path + "/deals", row.deals)
    set(path + "/open", row.open)
    setAmount(path + "/openAmount", row.openAmount)
    set(path + "/weighted", Figures.rounded(row.weighted))
    set(path + "/won", row.won)
    set(path + "/lost", row.lost)
    set(path + "/void", row.void)
    setAmount(path + "/wonAmount", row.wonAmount)
    set(path + "/winRate", row.winRate)
    set(path + "/low", row.low)
    set(path + "/high", row.high)
    set(path + "/averageWon", row.averageWon.map { $0 / 10_000 })
    set(path + "/meanWonCycle", row.meanWonCycle)
    set(path + "/medianWonCycle", row.medianWonCycle)
    set(path + "/share", row.share)
  }

  /// Ten-thousandths as units with two decimals, after the rounding to ten-thousandths that the report does.
  private static func rounded(_ tenThousandths: Double) -> Double {
    (tenThousandths.rounded() / 100).rounded() / 100
  }
}

/// A reference's input as columns.
func makeBook(_ input: ReferenceInput) -> DealBook {
  var book = DealBook(
    processes: input.processes.map { process in
      SalesProcess(
        name: process.name,
        stages: process.stages.map {
          Stage(
            name: $0.name,
            kind: kind($0.kind),
            probability: $0.probability,
            standardDays: $0.standardDays,
            standardShare: $0.standardShare,
            standardConversion: $0.standardConversion
          )
        }
      )
    }
  )
  var owners = GroupColumn(name: "owner")
  var changes: [[StageChange]] = []
  for deal in input.deals {
    let process = input.processes[deal.process]
    func number(_ stage: Int?) -> UInt16 { stage.map { UInt16(process.order(of: $0)) } ?? DealBook.noStage }
    var id = deal.id
    id.withUTF8 { _ = book.ids.number(of: UnsafeRawBufferPointer($0)) }
    book.process.append(UInt16(deal.process))
    book.stage.append(number(deal.stage))
    let isClosed = deal.status != nil && deal.status != .open
    book.status.append(deal.status.flatMap { isClosed ? kind($0).rawValue : nil } ?? DealBook.noStatus)
    book.lostStage.append(number(deal.lostStage))
    book.amounts.append(deal.amount ?? DealBook.noAmount)
    book.created.append(deal.created ?? CivilTime.missing)
    book.closed.append(deal.closed ?? CivilTime.missing)
    book.stageEntered.append(deal.stageEntered ?? CivilTime.missing)
    book.expectedClose.append(deal.expectedClose.map(Int32.init) ?? CivilTime.missingDay)
    book.firstPush.append(deal.secondPush.map(Int32.init) ?? CivilTime.missingDay)
    book.secondPush.append(deal.secondPush.map(Int32.init) ?? CivilTime.missingDay)
    book.lastActivity.append(deal.lastActivity.map(Int32.init) ?? CivilTime.missingDay)
    book.probability.append(deal.probability.map { Int32(($0 * 1_000_000).rounded()) } ?? -1)
    book.file.append(0)
    var owner = deal.owner
    owners.codes.append(owner.withUTF8 { UInt32(owners.labels.number(of: UnsafeRawBufferPointer($0)).number) })
    changes.append(
      input.events.filter { $0.deal == deal.id }.map {
        StageChange(time: $0.at, from: number($0.from), to: number($0.to))
      }
    )
  }
  book.groups = [owners]
  book.mapped = [.amount, .expectedClose, .lastActivity, .expectedCloseChanges]
  book.changes = StageChanges(byDeal: changes)
  book.rowsStateStage = input.rowsStateStage
  book.dateRoles.created = input.deals.compactMap(\.created).allSatisfy(CivilTime.isMidnight)
  book.dateRoles.closed = input.deals.compactMap(\.closed).allSatisfy(CivilTime.isMidnight)
  book.dateRoles.stageEntered = input.deals.compactMap(\.stageEntered).allSatisfy(CivilTime.isMidnight)
  book.dateRoles.changes = input.events.map(\.at).allSatisfy(CivilTime.isMidnight)
  return book
}

private func kind(_ kind: ReferenceKind) -> StageKind {
  switch kind {
  case .open: .open
  case .won: .won
  case .lost: .lost
  case .void: .void
  }
}
