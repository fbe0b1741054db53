extension MetricsSchema {
  /// One process.
  static let pipeline: [SchemaMember] = [
    SchemaMember("name", .text),
    SchemaMember("basis", .choice(["all", "events"])),
    SchemaMember("evidence", .object(SchemaMember.all(["events", "current"], .count))),
    SchemaMember("deals", .object(SchemaMember.all(["total", "open", "won", "lost", "void"], .count))),
    SchemaMember("funnel", .list(.object(funnel))),
    SchemaMember("stageTime", .list(.object(stageTime))),
    .sometimes("exitCriteria", .list(.object(exitCriteria))),
    SchemaMember("cycle", .object([SchemaMember("won", .object(cycle)), SchemaMember("lost", .object(cycle))])),
    SchemaMember("snapshot", .list(.object(snapshot))),
    SchemaMember("flow", .list(.object(flow))),
    SchemaMember("cohorts", .list(.object(cohort))),
    SchemaMember(
      "timeToWin",
      .object([SchemaMember("wonWithin", .list(.optional(.rate))), SchemaMember("atRisk", .list(.count))])
    ),
    SchemaMember("forecast", .object(forecast)),
    SchemaMember("bottlenecks", .list(.object(bottleneck))),
    SchemaMember("standard", .object(standard)),
    SchemaMember("shape", .object(shape)),
  ]

  static let stage = SchemaMember("stage", .text)
  static let exits = SchemaMember("exits", .object(SchemaMember.all(["forward", "back", "lost", "void"], .count)))

  static let funnel: [SchemaMember] =
    [stage] + SchemaMember.all(["reached", "entered", "skipped", "advanced", "dropped", "waiting"], .count)
    + SchemaMember.all(
      ["conversion", "conversionResolved", "low", "high", "cumulative", "winRate"],
      .optional(.rate)
    ) + [SchemaMember("amount", .money)]

  static let stageTime: [SchemaMember] = [
    stage, SchemaMember("visits", .count), SchemaMember("mean", .optional(.days)),
    SchemaMember("median", .optional(.days)), SchemaMember("p90", .optional(.days)), SchemaMember("open", .count),
    SchemaMember("medianAge", .optional(.days)), SchemaMember("untimed", .count), SchemaMember("reentries", .count),
    exits, SchemaMember("kmMedian", .optional(.days)),
    SchemaMember(
      "ultimate",
      .object(SchemaMember.all(["forward", "back", "lost", "void", "remaining"], .optional(.rate)))
    ), SchemaMember("standardDays", .optional(.days)), SchemaMember("overStandard", .optional(.rate)),
  ]

  /// Where activities are known and a stage has tasks; `owner` is `null` for those that are not in detail together.
  static let exitCriteria: [SchemaMember] =
    [stage, SchemaMember("criterion", .optional(.text))] + kept + [
      SchemaMember("untimed", .optional(.count)),
      SchemaMember(
        "tasks",
        .list(
          .object(
            [SchemaMember("kind", .text), SchemaMember("outcome", .optional(.text))]
              + SchemaMember.all(["count", "short"], .count)
          )
        )
      ), SchemaMember("owners", .list(.object([SchemaMember("owner", .optional(.text))] + kept))),
    ]

  private static let kept: [SchemaMember] =
    SchemaMember.all(["moves", "kept"], .optional(.count))
    + SchemaMember.all(["share", "low", "high"], .optional(.rate))

  static let cycle: [SchemaMember] =
    SchemaMember.all(["n", "leftOut"], .count)
    + SchemaMember.all(["mean", "median", "p25", "p75", "p90"], .optional(.days))

  static let snapshot: [SchemaMember] = [
    stage, SchemaMember("deals", .count), SchemaMember("amount", .money), SchemaMember("weighted", .money),
    SchemaMember("meanAge", .optional(.days)), SchemaMember("medianAge", .optional(.days)),
    SchemaMember("overStandardDeals", .optional(.count)), SchemaMember("overStandardAmount", .optional(.money)),
    SchemaMember("share", .optional(.rate)),
  ]

  static let flow: [SchemaMember] = [
    stage, SchemaMember("openAtStart", .count), SchemaMember("entered", .count), SchemaMember("left", .count), exits,
    SchemaMember("openAtEnd", .count),
  ]

  /// `month` is a month, "earlier" or "unknown".
  static let cohort: [SchemaMember] = [
    SchemaMember("month", .text), SchemaMember("created", .count), SchemaMember("reached", .list(.count)),
    SchemaMember("won", .count), SchemaMember("lost", .count), SchemaMember("void", .count),
    SchemaMember("open", .count), SchemaMember("winRate", .optional(.rate)), SchemaMember("dated", .count),
    SchemaMember("wonWithin", .list(.optional(.rate))),
  ]

  static let bucket: [SchemaMember] = [
    SchemaMember("deals", .count), SchemaMember("amount", .money), SchemaMember("weighted", .money),
  ]

  static let forecast: [SchemaMember] = [
    SchemaMember("probability", .choice(["stage", "deal", "observed"])),
    SchemaMember("total", .object(bucket)), SchemaMember("overdue", .object(bucket)),
    SchemaMember("months", .list(.object([SchemaMember("month", .month)] + bucket))),
    SchemaMember("beyond", .object(bucket)), SchemaMember("noDate", .object(bucket)),
    SchemaMember("committed", .object(SchemaMember.all(["realised", "weighted", "total"], .money))),
    SchemaMember("calibration", .list(.object(calibration))),
  ]

  static let calibration: [SchemaMember] = [
    stage, SchemaMember("configured", .optional(.rate)), SchemaMember("observed", .optional(.rate)),
    SchemaMember("resolved", .count), SchemaMember("low", .optional(.rate)), SchemaMember("high", .optional(.rate)),
    SchemaMember("inside", .optional(.flag)), SchemaMember("used", .optional(.rate)),
  ]
}
