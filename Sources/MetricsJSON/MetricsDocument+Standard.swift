import FunnelAnalytics

extension MetricsDocument {
  /// Section 10 of the definitions.
  /// - Parameter evidence: puts what a bottleneck is seen by into a sentence.
  static func bottlenecks(
    _ writer: inout JSONWriter,
    _ bottlenecks: [Bottleneck],
    evidence: (Bottleneck) -> String
  ) {
    writer.list("bottlenecks", bottlenecks) { item, bottleneck in
      item.member("stage", bottleneck.stage)
      item.member("kind", bottleneck.kind.rawValue)
      item.units("impact", bottleneck.impact)
      item.money("delayedAmount", bottleneck.delayedAmount)
      item.rate("reference", bottleneck.reference)
      item.rate("actual", bottleneck.actual)
      item.member("evidence", evidence(bottleneck))
    }
  }

  /// Section 12 of the definitions: volume, balance and rate against the standard funnel.
  static func standard(_ writer: inout JSONWriter, _ standard: StandardReport) {
    writer.object("volume") { volume in
      volume.money("forecast", standard.forecast)
      volume.money("quota", standard.quota)
    }
    writer.list("balance", standard.balance) { item, row in
      item.member("stage", row.stage)
      item.member("actual", row.actual)
      item.days("standard", row.standard)
      item.days("difference", row.difference)
    }
    writer.list("rate", standard.rate) { item, row in
      item.member("stage", row.stage)
      item.days("actual", row.actual)
      item.days("standard", row.standard)
      item.days("difference", row.difference)
    }
  }

  /// Section 12 of the definitions, shape.
  static func shape(_ writer: inout JSONWriter, _ shape: ShapeReport) {
    writer.member("capacity", shape.capacity)
    writer.money("capacityAmount", shape.capacityAmount)
    writer.rate("slope", shape.slope)
    writer.rate("evenness", shape.evenness)
    writer.units("flow", shape.flow)
  }
}
