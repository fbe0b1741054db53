/// The JSON Schema of `metrics.json`.
///
/// It is closed: a key that is written but not described here, or described but not written, fails the tests.
public enum MetricsSchema {
  /// The schema's text, UTF-8 with a last newline.
  public static var text: String { SchemaWriter.text(document, title: "salesfunnel/metrics/1") }

  private static let document = SchemaType.object([
    SchemaMember("schema", .constant("salesfunnel/metrics/1")),
    SchemaMember("asOf", .date),
    SchemaMember("currency", .text),
    SchemaMember("timezone", .text),
    SchemaMember(
      "period",
      .object([SchemaMember("label", .text), SchemaMember("from", .date), SchemaMember("to", .date)])
    ),
    SchemaMember("inputs", .list(.object(input))),
    SchemaMember("assumptions", .list(.text)),
    SchemaMember("lookups", .list(.object(lookup))),
    SchemaMember("counts", .object(counts)),
    SchemaMember(
      "kpis",
      .object([
        SchemaMember("current", .object(indicators)), SchemaMember("previous", .object(indicators)),
        SchemaMember("yearAgo", .object(indicators)), SchemaMember("velocity", .optional(.money)),
      ])
    ),
    SchemaMember("trend", .list(.object([SchemaMember("month", .month)] + indicators))),
    SchemaMember("pipelines", .list(.object(pipeline))),
    SchemaMember("groups", .named(.list(.object(group)))),
    SchemaMember("people", .object(people)),
    SchemaMember("quotas", .list(.object(quota))),
    SchemaMember("concentration", .object(concentration)),
    SchemaMember("risks", .object(risks)),
    SchemaMember("losses", .list(.object(losses))),
    SchemaMember("payments", .optional(.object(payments))),
    SchemaMember("completeness", .list(.object(completeness))),
  ])

  static let counts = SchemaMember.all(
    [
      "deals", "open", "won", "lost", "void", "unknownStage", "afterAsOf", "repeated", "stageMismatch",
      "closeDateMismatch", "reopened", "negativeCycle", "assumedFirst", "unknownDeal", "withoutRate",
      "withoutProbability",
    ],
    .count
  )

  static let input: [SchemaMember] =
    [
      SchemaMember("role", .choice(["deals", "history", "activities", "quotas", "lookup"])),
      SchemaMember("file", .text),
      SchemaMember("bytes", .count),
      .sometimes("packing", .text),
      .sometimes("entry", .text),
      .sometimes("unpackedBytes", .count),
      SchemaMember("encoding", .text),
      SchemaMember("delimiter", .text),
      SchemaMember("export", .optional(.text)),
    ] + SchemaMember.all(["rowsRead", "used", "duplicates", "leftOut", "rejected", "skipped"], .count)
    + [SchemaMember("columns", .list(.object(column)))]

  private static let column: [SchemaMember] = [
    SchemaMember("number", .count),
    SchemaMember("heading", .text),
    SchemaMember("roles", .list(.text)),
    SchemaMember("entriesOf", .optional(.text)),
    SchemaMember("origin", .optional(.choice(["configured", "heading", "export"]))),
    SchemaMember("mayServe", .list(.text)),
  ]

  private static let lookup: [SchemaMember] = [
    SchemaMember("file", .text), SchemaMember("key", .text),
    SchemaMember("gives", .list(.object([SchemaMember("role", .text), SchemaMember("heading", .text)]))),
    SchemaMember("found", .count), SchemaMember("missing", .count), SchemaMember("missingKeys", .count),
    SchemaMember(
      "missed",
      .list(
        .object([
          SchemaMember("key", .text), SchemaMember("deals", .count), SchemaMember("nearest", .optional(.text)),
        ])
      )
    ),
  ]

  static let indicators: [SchemaMember] = [
    SchemaMember("created", .count), SchemaMember("createdAmount", .money),
    SchemaMember("won", .count), SchemaMember("wonAmount", .money),
    SchemaMember("lost", .count), SchemaMember("lostAmount", .money),
    SchemaMember("void", .count), SchemaMember("voidAmount", .money),
    SchemaMember("winRate", .optional(.rate)), SchemaMember("averageWon", .optional(.money)),
    SchemaMember("medianWonCycle", .optional(.days)),
    SchemaMember("openAtEnd", .count), SchemaMember("openAmountAtEnd", .money),
  ]

  static let group: [SchemaMember] = [
    SchemaMember("key", .text), SchemaMember("deals", .count), SchemaMember("open", .count),
    SchemaMember("openAmount", .money), SchemaMember("weighted", .money), SchemaMember("won", .count),
    SchemaMember("lost", .count), SchemaMember("void", .count), SchemaMember("wonAmount", .money),
    SchemaMember("winRate", .optional(.rate)), SchemaMember("low", .optional(.rate)),
    SchemaMember("high", .optional(.rate)), SchemaMember("averageWon", .optional(.money)),
    SchemaMember("meanWonCycle", .optional(.days)), SchemaMember("medianWonCycle", .optional(.days)),
    SchemaMember("share", .optional(.number)),
  ]
}
