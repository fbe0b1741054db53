extension MetricsSchema {
  /// Owners and teams in detail; empty where the deals tell neither.
  static let people: [SchemaMember] = [
    .sometimes("owners", .count), .sometimes("teams", .count), .sometimes("owner", .list(.object(person))),
    .sometimes("team", .list(.object(person))),
  ]

  private static let pipelineStage = [SchemaMember("pipeline", .text), SchemaMember("stage", .text)]

  private static let person: [SchemaMember] = [
    SchemaMember("key", .text), SchemaMember("funnel", .list(.object(personFunnel))),
    SchemaMember("stageTime", .list(.object(personTime))), SchemaMember("findings", .list(.object(finding))),
  ]

  private static let personFunnel: [SchemaMember] =
    pipelineStage + SchemaMember.all(["reached", "advanced", "dropped", "waiting"], .count)
    + SchemaMember.all(["conversionResolved", "low", "high", "conversionOfAll", "winRate"], .optional(.rate))
    + [SchemaMember("amount", .money)]

  private static let personTime: [SchemaMember] =
    pipelineStage + [
      SchemaMember("visits", .count), SchemaMember("median", .optional(.days)),
      SchemaMember("medianOfAll", .optional(.days)), SchemaMember("open", .count),
    ] + SchemaMember.all(["overStandard", "low", "high", "overStandardOfAll"], .optional(.rate))

  /// Without any deal; stuck at a stage, by one of two measures; or too thin at the top for a quota.
  private static let finding: [SchemaMember] = [
    SchemaMember("kind", .choice(["noDeals", "stuck", "thinTop"])),
    .sometimes("measure", .choice(["conversion", "overStandard"])), .sometimes("pipeline", .text),
    .sometimes("stage", .text), .sometimes("own", .rate), .sometimes("low", .rate), .sometimes("high", .rate),
    .sometimes("all", .rate), .sometimes("lowOfAll", .rate), .sometimes("highOfAll", .rate),
    .sometimes("period", .text), .sometimes("quota", .money), .sometimes("won", .money),
    .sometimes("weighted", .money), .sometimes("fromNewDeals", .money), .sometimes("reachable", .money),
  ]

  static let concentration: [SchemaMember] = [
    SchemaMember("owners", .optional(.count)), SchemaMember("wonAmount", .optional(.money)),
    SchemaMember("share80", .optional(.rate)),
  ]

  static let quota: [SchemaMember] = [
    SchemaMember("period", .text), SchemaMember("owner", .optional(.text)), SchemaMember("team", .optional(.text)),
    SchemaMember("pipeline", .optional(.text)), SchemaMember("from", .date), SchemaMember("to", .date),
    SchemaMember("isSum", .flag), SchemaMember("quota", .money), SchemaMember("won", .money),
    SchemaMember("attainment", .optional(.number)), SchemaMember("gap", .money), SchemaMember("openAmount", .money),
    SchemaMember("weighted", .money), SchemaMember("coverage", .optional(.number)),
    SchemaMember("fromNewDeals", .optional(.money)), SchemaMember("required", .optional(.object(required))),
  ]

  private static let required: [SchemaMember] = [
    SchemaMember("wins", .optional(.count)),
    SchemaMember(
      "stages",
      .list(
        .object([
          SchemaMember("stage", .text), SchemaMember("needed", .optional(.number)), SchemaMember("waiting", .count),
          SchemaMember("missing", .optional(.number)),
        ])
      )
    ), SchemaMember("newPerWeek", .optional(.number)), SchemaMember("weeks", .optional(.number)),
    SchemaMember("sellers", .optional(.number)),
  ]
}
