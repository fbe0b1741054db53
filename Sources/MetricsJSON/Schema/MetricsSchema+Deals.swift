import FunnelAnalytics

extension MetricsSchema {
  /// Deals at risk (13).
  static let risks: [SchemaMember] = [
    SchemaMember("deals", .count), SchemaMember("amount", .money),
    SchemaMember(
      "byReason",
      .list(
        .object([
          SchemaMember("reason", .choice(RiskReason.allCases.map(\.name))), SchemaMember("deals", .optional(.count)),
          SchemaMember("amount", .optional(.money)),
        ])
      )
    ),
    SchemaMember("top", .list(.object(riskDeal))),
  ]

  private static let riskDeal: [SchemaMember] = [
    SchemaMember("deal", .text), SchemaMember("name", .optional(.text)), SchemaMember("owner", .optional(.text)),
    SchemaMember("stage", .optional(.text)), SchemaMember("amount", .optional(.money)),
    SchemaMember("weighted", .money), SchemaMember("age", .optional(.count)),
    SchemaMember("reasons", .list(.choice(RiskReason.allCases.map(\.name)))),
  ]

  private static let sum = [SchemaMember("deals", .count), SchemaMember("amount", .money)]

  /// Why deals are lost or late, by pipeline and column.
  static let losses: [SchemaMember] = [
    SchemaMember("pipeline", .text), SchemaMember("column", .choice(["lossReason", "competitor"])),
    SchemaMember(
      "lost",
      .list(
        .object(
          [SchemaMember("key", .text)] + sum + [
            SchemaMember("stages", .list(.object([SchemaMember("stage", .text)] + sum))),
            SchemaMember("unknownStage", .object(sum)),
          ]
        )
      )
    ),
    SchemaMember("postponed", .optional(.list(.object([SchemaMember("key", .text)] + sum)))),
  ]

  private static let paid: [SchemaMember] =
    [SchemaMember("won", .money)] + SchemaMember.all(["settled", "collected", "outstanding"], .optional(.money))

  /// Payments (14).
  static let payments: [SchemaMember] =
    paid + [
      SchemaMember("months", .list(.object([SchemaMember("month", .month)] + paid))),
      SchemaMember("earlier", .object(paid)),
      SchemaMember(
        "expected",
        .list(
          .object([
            SchemaMember("month", .month), SchemaMember("outstanding", .optional(.money)),
            SchemaMember("weighted", .money),
          ])
        )
      ),
    ]

  /// Completeness (15); the owner is `null` in a field's total.
  static let completeness: [SchemaMember] = [
    SchemaMember("field", .text), SchemaMember("owner", .optional(.text)), SchemaMember("required", .count),
    SchemaMember("missing", .count), SchemaMember("rate", .optional(.rate)),
  ]
}
