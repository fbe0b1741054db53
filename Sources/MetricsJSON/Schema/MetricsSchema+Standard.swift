import FunnelAnalytics

extension MetricsSchema {
  /// A stage that holds deals up; `reference` and `actual` are shares, or multiples of what was there.
  static let bottleneck: [SchemaMember] = [
    stage, SchemaMember("kind", .choice(Bottleneck.Kind.allCases.map(\.rawValue))),
    SchemaMember("impact", .optional(.money)), SchemaMember("delayedAmount", .optional(.money)),
    SchemaMember("reference", .number), SchemaMember("actual", .number), SchemaMember("evidence", .text),
  ]

  /// Against the standard funnel; the standard of a balance is a share of a count.
  static let standard: [SchemaMember] = [
    SchemaMember("volume", .object([SchemaMember("forecast", .money), SchemaMember("quota", .optional(.money))])),
    SchemaMember(
      "balance",
      .list(
        .object(
          [stage, SchemaMember("actual", .count)] + SchemaMember.all(["standard", "difference"], .optional(.number))
        )
      )
    ),
    SchemaMember(
      "rate",
      .list(.object([stage] + SchemaMember.all(["actual", "standard", "difference"], .optional(.days))))
    ),
  ]

  /// The shape of a funnel.
  static let shape: [SchemaMember] = [
    SchemaMember("capacity", .count), SchemaMember("capacityAmount", .money), SchemaMember("slope", .optional(.rate)),
    SchemaMember("evenness", .optional(.rate)), SchemaMember("flow", .optional(.money)),
  ]
}
