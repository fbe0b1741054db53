import DealModel
import FunnelAnalytics
import ReportModel

/// What the parts of a table add up to.
struct TieOutRule: Sendable {
  /// How the table's id begins; behind it may be the number of a pipeline.
  let name: String
  /// What does not add up, in words.
  let differences: @Sendable (TableSums, FunnelReport, Int) -> [String]

  /// The rule for a table, and the index of its pipeline, or 0.
  static func named(_ id: String) -> (TieOutRule?, Int) {
    if let rule = all.first(where: { $0.name == id }) { return (rule, 0) }
    let rule = all.filter { id.hasPrefix($0.name + "-") }.max { $0.name.count < $1.name.count }
    let number = rule.flatMap { Int(id.dropFirst($0.name.count + 1)) }
    return (rule, (number ?? 1) - 1)
  }

  /// A table without parts that make up a whole.
  private static func list(_ name: String) -> TieOutRule { TieOutRule(name: name) { _, _, _ in [] } }

  static let all: [TieOutRule] = ofDeals + ofStages

  /// Tables of stages, periods and groups.
  private static let ofStages: [TieOutRule] = [
    TieOutRule(name: "funnel") { table, report, index in
      let pipeline = report.pipelines[index]
      var equal = Equalities()
      for (stage, next) in zip(pipeline.funnel, pipeline.funnel.dropFirst()) {
        equal.check("\(stage.stage) went on = \(next.stage) reached", stage.advanced, next.reached)
      }
      if report.cohort == nil, let first = pipeline.funnel.first {
        let beside = pipeline.cohortVoid + pipeline.cohortUnknownStage
        equal.check("reached + left out = deals", first.reached + beside, pipeline.total)
      }
      if report.cohort == nil, let last = pipeline.funnel.last {
        equal.check("the last stage's went on = won", last.advanced, pipeline.won)
      }
      return equal.differences
    },
    TieOutRule(name: "stage-time") { table, _, _ in
      var equal = Equalities()
      let exits = ["exits.forward", "exits.back", "exits.lost", "exits.void"].reduce(0) { $0 + table.sum($1) }
      equal.check("exits = visits", exits, table.sum("visits"))
      return equal.differences
    },
    TieOutRule(name: "survival") { table, report, index in
      report.pipelines[index].stageTime.compactMap { row in
        let shares = [
          row.ultimate.forward, row.ultimate.back, row.ultimate.lost, row.ultimate.void, row.ultimate.remaining,
        ].compactMap { $0 }
        let isWhole = shares.isEmpty || shares.count == 5 && abs(shares.reduce(0, +) - 1) < 1e-9
        return isWhole ? nil : "\(row.stage): the outcomes' shares are not 1"
      }
    },
    TieOutRule(name: "exit-criteria") { _, report, index in
      let pipeline = report.pipelines[index]
      return pipeline.exitCriteria.flatMap { row -> [String] in
        guard let kept = row.kept, let time = pipeline.stageTime.first(where: { $0.stage == row.stage }) else {
          return []
        }
        var problems: [String] = []
        // Every timed visit that went forward is a move, or of a deal whose first entry is unknown.
        let isAll = kept.moves <= time.exits.forward && kept.moves + row.untimed >= time.exits.forward
        if !isAll { problems.append("\(row.stage): the moves are not the visits that went forward") }
        if kept.kept > kept.moves { problems.append("\(row.stage): more kept than moved") }
        return problems
      }
    },
    TieOutRule(name: "exit-tasks") { _, report, index in
      // A move that was not kept lacks some task, and one that was kept none.
      report.pipelines[index].exitCriteria.compactMap { row in
        guard let kept = row.kept else { return nil }
        let short = row.tasks.map(\.short)
        let missed = kept.moves - kept.kept
        let isSound = (short.max() ?? 0) <= missed && short.reduce(0, +) >= missed
        return isSound ? nil : "\(row.stage): the tasks do not account for the moves that were not kept"
      }
    },
    TieOutRule(name: "exit-criteria-by-owner") { table, report, index in
      let rows = report.pipelines[index].exitCriteria.compactMap(\.kept)
      var equal = Equalities()
      equal.check("moves", table.sum("exitMoves"), Int128(rows.reduce(0) { $0 + $1.moves }) * 10_000)
      equal.check("kept", table.sum("exitKept"), Int128(rows.reduce(0) { $0 + $1.kept }) * 10_000)
      return equal.differences
    },
    TieOutRule(name: "cycle") { table, report, index in
      let pipeline = report.pipelines[index]
      var equal = Equalities()
      equal.check("won", pipeline.wonCycle.n + pipeline.wonCycle.leftOut, pipeline.won)
      equal.check("lost", pipeline.lostCycle.n + pipeline.lostCycle.leftOut, pipeline.lost)
      return equal.differences
    },
    TieOutRule(name: "snapshot") { table, report, index in
      let pipeline = report.pipelines[index]
      var equal = Equalities()
      let unknown = report.pipelines.count == 1 ? report.counts.unknownStage : nil
      if let unknown { equal.check("deals = open", table.sum("deals"), Int128(pipeline.open - unknown) * 10_000) }
      return equal.differences
    },
    TieOutRule(name: "forecast") { table, report, index in
      let total = report.pipelines[index].forecast.total
      var equal = Equalities()
      equal.check("deals = open", table.sum("deals"), Int128(report.pipelines[index].open) * 10_000)
      equal.check("amount", table.sum("amount"), total.amount.tenThousandths)
      equal.check("weighted", table.sum("weighted"), total.weighted.tenThousandths)
      return equal.differences
    },
    TieOutRule(name: "calibration") { _, report, index in
      report.pipelines[index].forecast.calibration.compactMap { stage in
        guard let observed = stage.observed, let low = stage.low, let high = stage.high else { return nil }
        return low <= observed && observed <= high ? nil : "\(stage.stage): the observed share is outside its interval"
      }
    },
    TieOutRule(name: "committed") { table, report, index in
      var equal = Equalities()
      equal.check("sum", table.sum("amount"), report.pipelines[index].forecast.committed.tenThousandths)
      return equal.differences
    },
    TieOutRule(name: "flow") { table, _, _ in
      var equal = Equalities()
      let (start, entered, left) = (table.sum("flow.openAtStart"), table.sum("flow.entered"), table.sum("flow.left"))
      equal.check("start + entered − left = end", start + entered - left, table.sum("flow.openAtEnd"))
      return equal.differences
    },
    TieOutRule(name: "trend") { _, report, _ in
      guard let last = report.trend.last, report.period.label == last.month.iso else { return [] }
      return last.figures == report.indicators.current ? [] : ["the last month is not the period's"]
    },
    TieOutRule(name: "cohorts") { table, report, index in
      var equal = Equalities()
      equal.check("created = deals", table.sum("cohort.created"), Int128(report.pipelines[index].total) * 10_000)
      equal.check("won", table.sum("cohort.won"), Int128(report.pipelines[index].won) * 10_000)
      return equal.differences
    },
    TieOutRule(name: "time-to-win") { _, report, index in
      report.pipelines[index].cohorts.rows.flatMap { row in
        zip(row.wonWithin, row.wonWithin.dropFirst()).compactMap { earlier, later in
          guard let earlier, let later else { return nil }
          return earlier <= later ? nil : "a share falls"
        }
      }
    },
    TieOutRule(name: "group") { table, report, _ in
      var equal = Equalities()
      equal.check("deals", table.sum("deals"), Int128(report.counts.deals) * 10_000)
      equal.check("open", table.sum("open"), Int128(report.counts.open) * 10_000)
      equal.check("won", table.sum("won"), Int128(report.counts.won) * 10_000)
      let forecast = report.pipelines.reduce(Int128(0)) { $0 + $1.forecast.total.amount.tenThousandths }
      equal.check("open amount = forecast", table.sum("openAmount"), forecast)
      return equal.differences
    },
    TieOutRule(name: "balance") { table, report, index in
      var equal = Equalities()
      let unknown = report.pipelines.count == 1 ? report.counts.unknownStage : 0
      if report.pipelines.count == 1 {
        equal.check(
          "actual = open",
          table.sum("balance.actual"),
          Int128(report.pipelines[index].open - unknown) * 10_000
        )
      }
      return equal.differences
    },
    TieOutRule(name: "shape") { table, report, _ in
      var equal = Equalities()
      equal.check("capacity = open", table.sum("capacity"), Int128(report.counts.open) * 10_000)
      return equal.differences
    },
    TieOutRule(name: "inputs") { table, _, _ in
      var equal = Equalities()
      let parts = ["rowsUsed", "duplicates", "rowsLeftOut", "rejected"].reduce(0) { $0 + table.sum($1) }
      equal.check("rows read = used + duplicates + left out + rejected", parts, table.sum("rowsRead"))
      return equal.differences
    },
    TieOutRule(name: "lookups") { table, report, _ in
      let parts = zip(table.cells("lookup.found"), table.cells("lookup.missing")).map { TableSums.sum([$0, $1]) }
      let all = Int128(report.counts.deals + report.counts.afterAsOf) * 10_000
      return parts.allSatisfy { $0 <= all } ? [] : ["more deals than there are"]
    },
    TieOutRule(name: "lookup-misses") { table, report, _ in
      let all = Int128(report.counts.deals + report.counts.afterAsOf) * 10_000
      return table.cells("lookup.deals").allSatisfy { TableSums.scaled($0) <= all } ? [] : ["more deals than there are"]
    },
    TieOutRule(name: "counts") { _, report, _ in
      let counts = report.counts
      var equal = Equalities()
      equal.check("deals", counts.open + counts.won + counts.lost + counts.void, counts.deals)
      return equal.differences
    },
    TieOutRule(name: "quotas") { table, _, _ in
      var equal = Equalities()
      if !table.cells("gap").isEmpty {
        equal.check("won + gap = quota", table.sum("quotaWon") + table.sum("gap"), table.sum("quota"))
      }
      return equal.differences
    },
    TieOutRule(name: "funnel-by") { table, report, _ in
      var equal = Equalities()
      let parts = table.sum("advanced") + table.sum("dropped") + table.sum("waiting")
      equal.check("went on + lost here + still here = reached", parts, table.sum("reached"))
      return equal.differences
    },
    TieOutRule(name: "stage-time-by") { table, report, _ in
      let visits = report.pipelines.flatMap(\.stageTime).reduce(0) { $0 + $1.visits }
      return table.sum("visits") <= Int128(visits) * 10_000 ? [] : ["more visits than there are"]
    },
    list("findings"), list("required-funnel"), list("bottlenecks"), list("rate"), list("unreadable"), list("columns"),
    list("missing"),
    list("assumptions"), list("definitions"),
  ]
}

/// Pairs that are to be equal.
struct Equalities {
  private(set) var differences: [String] = []

  mutating func check<Value: Equatable>(_ name: String, _ found: Value, _ expected: Value) {
    if found != expected { differences.append("\(name): \(found) ≠ \(expected)") }
  }
}
