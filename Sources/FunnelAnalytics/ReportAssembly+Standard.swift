import DealModel
import Foundation

extension ReportAssembly {
  /// Section 12: a process against its standard funnel.
  /// - Parameter report: the figures of the process, complete but for these.
  func standard(_ process: Int, _ report: PipelineReport) -> StandardReport {
    let stages = book.processes[process].stages
    let total = report.snapshot.reduce(0) { $0 + $1.deals }
    return StandardReport(
      forecast: report.forecast.committed,
      quota: nil,
      balance: report.snapshot.enumerated().map { index, row in
        StandardReport.BalanceRow(
          stage: row.stage,
          actual: row.deals,
          standard: stages[index].standardShare.map { $0 * Double(total) }
        )
      },
      rate: report.stageTime.map {
        StandardReport.RateRow(stage: $0.stage, actual: $0.kmMedian, standard: $0.standardDays)
      }
    )
  }

  /// Section 12, shape.
  /// - Parameter report: the figures of the process, complete but for these.
  func shape(_ process: Int, _ report: PipelineReport) -> ShapeReport {
    ShapeReport(
      capacity: report.open,
      capacityAmount: report.forecast.total.amount,
      slope: geometricMean(report.funnel.map(\.conversionResolved)),
      evenness: evenness(report.snapshot.map(\.deals)),
      flow: velocity(process..<process + 1)
    )
  }

  /// The geometric mean of rates; `nil` of none, or if one is undefined.
  private func geometricMean(_ rates: [Double?]) -> Double? {
    let known = rates.compactMap(\.self)
    if known.isEmpty || known.count < rates.count { return nil }
    return pow(known.reduce(1, *), 1 / Double(known.count))
  }

  /// Shannon's entropy of the shares of counts ÷ its greatest value, that of equal counts.
  private func evenness(_ counts: [Int]) -> Double? {
    let total = counts.reduce(0, +)
    if total == 0 || counts.count < 2 { return nil }
    let entropy = counts.filter { $0 > 0 }.reduce(0.0) { sum, count in
      let share = Double(count) / Double(total)
      return sum - share * log(share)
    }
    return entropy / log(Double(counts.count))
  }
}
