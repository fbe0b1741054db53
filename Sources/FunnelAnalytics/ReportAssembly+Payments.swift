import DealModel

extension ReportAssembly {
  /// Section 14; `nil` where no column tells of payments.
  func payments(_ pipelines: [PipelineReport]) -> PaymentReport? {
    guard let payments = tally.payments else { return nil }
    func sum(_ sum: PaymentTally.Sum) -> PaymentReport.Sum {
      PaymentReport.Sum(
        won: Money(tenThousandths: sum.won),
        settled: book.mapped.contains(.settled) ? Money(tenThousandths: sum.settled) : nil,
        collected: book.mapped.contains(.collected) ? Money(tenThousandths: sum.collected) : nil
      )
    }
    let total = sum(payments.sums.reduce(into: PaymentTally.Sum()) { $0.merge($1) })
    return PaymentReport(
      total: total,
      months: (0..<PaymentTally.monthCount).map {
        (payments.firstMonth.advanced(by: $0), sum(payments.sums[$0 + 1]))
      },
      earlier: sum(payments.sums[0]),
      expected: tally.forecast.months.indices.map { index in
        PaymentReport.Expected(
          month: tally.forecast.months[index],
          outstanding: index == 0 ? total.outstanding : total.outstanding.map { _ in .zero },
          weighted: pipelines.reduce(Money.zero) { $0 + $1.forecast.months[index].bucket.weighted }
        )
      }
    )
  }
}
