@testable import FunnelAnalytics

/// Sections 10 and 12, of the report and of the reference.
extension Figures {
  mutating func addBottlenecks(_ path: String, _ pipeline: PipelineReport) {
    set(path + "/bottlenecks", pipeline.bottlenecks.count)
    for (rank, row) in pipeline.bottlenecks.enumerated() {
      let stage = pipeline.funnel.firstIndex { $0.stage == row.stage } ?? -1
      let path = path + "/bottlenecks/\(rank)-\(row.kind.rawValue)-\(stage)"
      set(path + "/impact", row.impact)
      set(path + "/delayedAmount", row.delayedAmount)
      set(path + "/reference", row.reference)
      set(path + "/actual", row.actual)
    }
    for (index, row) in pipeline.standard.balance.enumerated() {
      set(path + "/balance/\(index)/actual", row.actual)
      set(path + "/balance/\(index)/standard", row.standard)
      set(path + "/balance/\(index)/difference", row.difference)
    }
    for (index, row) in pipeline.standard.rate.enumerated() {
      set(path + "/rate/\(index)/actual", row.actual)
      set(path + "/rate/\(index)/standard", row.standard)
      set(path + "/rate/\(index)/difference", row.difference)
    }
    set(path + "/volume", pipeline.standard.forecast.rounded)
    set(path + "/shape/capacity", pipeline.shape.capacity)
    set(path + "/shape/capacityAmount", pipeline.shape.capacityAmount)
    set(path + "/shape/slope", pipeline.shape.slope)
    set(path + "/shape/evenness", pipeline.shape.evenness)
    set(path + "/shape/flow", pipeline.shape.flow)
  }

  mutating func addBottlenecks(_ path: String, _ pipeline: ReferencePipeline) {
    set(path + "/bottlenecks", pipeline.bottlenecks.count)
    for (rank, row) in pipeline.bottlenecks.enumerated() {
      let path = path + "/bottlenecks/\(rank)-\(row.kind)-\(row.stage)"
      set(path + "/impact", row.impact)
      setAmount(path + "/delayedAmount", row.delayedAmount)
      set(path + "/reference", row.reference)
      set(path + "/actual", row.actual)
    }
    for (index, row) in pipeline.balance.enumerated() {
      set(path + "/balance/\(index)/actual", row.actual)
      set(path + "/balance/\(index)/standard", row.standard)
      set(path + "/balance/\(index)/difference", row.standard.map { Double(row.actual) - $0 })
    }
    for (index, row) in pipeline.stageTime.enumerated() {
      set(path + "/rate/\(index)/actual", row.kmMedian)
      set(path + "/rate/\(index)/standard", row.standardDays)
      var difference: Double?
      if let actual = row.kmMedian, let standard = row.standardDays { difference = actual - standard }
      set(path + "/rate/\(index)/difference", difference)
    }
    let forecast = pipeline.forecast
    // The report adds exact won money to what it rounds to ten-thousandths.
    let volume = Double(forecast.realised) + forecast.expected.rounded()
    set(path + "/volume", ((volume / 100).rounded() / 100))
    let shape = ReferenceShape(pipeline.funnel, pipeline.balance)
    set(path + "/shape/capacity", pipeline.deals.open)
    setAmount(path + "/shape/capacityAmount", forecast.total.amount)
    set(path + "/shape/slope", shape.slope)
    set(path + "/shape/evenness", shape.evenness)
    set(path + "/shape/flow", pipeline.velocity.map { $0 / 10_000 })
  }
}
