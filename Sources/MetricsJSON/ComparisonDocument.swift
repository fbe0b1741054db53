import DealModel
public import FunnelAnalytics

/// Writes funnels that are compared as JSON, under the contract `salesfunnel/comparison/1`.
public enum ComparisonDocument {
  /// The document's text, UTF-8 with a last newline.
  public static func text(_ comparison: FunnelComparison, currency: String, timeZone: String) -> String {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("schema", "salesfunnel/comparison/1")
      writer.member("asOf", comparison.asOf.iso)
      writer.member("currency", currency)
      writer.member("timezone", timeZone)
      writer.member("by", comparison.column ?? "period")
      writer.list("sides", comparison.sides) { item, side in
        item.member("key", side.key)
        if let days = side.days {
          item.member("from", days.first.iso)
          item.member("to", days.last.iso)
        }
      }
      let processes = comparison.sides.first?.report.pipelines.indices ?? 0..<0
      writer.list("pipelines", processes) { pipeline(&$0, comparison, $1) }
    }
    return writer.text + "\n"
  }

  private static func pipeline(_ writer: inout JSONWriter, _ comparison: FunnelComparison, _ process: Int) {
    writer.member("name", comparison.sides[0].report.pipelines[process].name)
    writer.list("sides", comparison.sides.indices) { item, index in
      let side = comparison.sides[index]
      let (pipeline, shape) = (side.report.pipelines[process], side.shapes[process])
      let winRate = comparison.winRate(side, process)
      item.member("key", side.key)
      item.member("basis", pipeline.isTracedBasis ? "events" : "all")
      item.object("deals") { deals in
        deals.member("total", pipeline.total)
        deals.member("open", pipeline.open)
        deals.member("won", pipeline.won)
        deals.member("lost", pipeline.lost)
        deals.member("void", pipeline.void)
      }
      item.rate("winRate", winRate?.rate)
      item.rate("low", winRate?.low)
      item.rate("high", winRate?.high)
      apart(
        &item,
        comparison.apart(from: index) { side in
          let interval = comparison.winRate(side, process)
          return (interval?.low, interval?.high)
        }
      )
      item.days("medianWonCycle", pipeline.wonCycle.median)
      item.object("shape") { MetricsDocument.shape(&$0, shape) }
      item.list("funnel", pipeline.funnel.indices) { item, stage in
        MetricsDocument.funnel(&item, pipeline.funnel[stage])
        apart(
          &item,
          comparison.apart(from: index) { side in
            let row = side.report.pipelines[process].funnel[stage]
            return (row.low, row.high)
          }
        )
      }
    }
  }

  /// The sides that an interval is apart from; `null` where there is no interval.
  private static func apart(_ writer: inout JSONWriter, _ keys: [String]?) {
    guard let keys else { return writer.member("apart", String?.none) }
    writer.texts("apart", keys)
  }
}
