import DealModel
import FunnelAnalytics

extension ReportBuilder {
  /// Section 14: what is outstanding of the won deals by month of winning, and what the next months are to bring.
  func paymentTables() -> [ReportTable] {
    guard let payments = report.payments else { return [] }
    return [paidTable(payments), expectedTable(payments)]
  }

  private func paidTable(_ payments: PaymentReport) -> ReportTable {
    let columns = [
      ReportColumn("month", texts[.monthWon], .text),
      ReportColumn("wonAmount", texts[.wonAmount], .money, hasTotal: true),
      ReportColumn("settled", texts[.settled], .money, hasTotal: true),
      ReportColumn("collected", texts[.collected], .money, hasTotal: true),
      ReportColumn("outstanding", texts[.outstanding], .money, hasTotal: true),
    ]
    func cells(_ name: String, _ sum: PaymentReport.Sum) -> [Cell] {
      [.text(name), .money(sum.won), .money(sum.settled), .money(sum.collected), .money(sum.outstanding)]
    }
    return ReportTable(
      id: "payments",
      title: texts[.payments],
      columns: columns,
      rows: [cells(texts[.earlier], payments.earlier)]
        + payments.months.map { cells(texts.format.month($0.month), $0.sum) },
      totals: cells(texts[.total], payments.total)
    )
  }

  private func expectedTable(_ payments: PaymentReport) -> ReportTable {
    let columns = [
      ReportColumn("month", texts[.month], .text),
      ReportColumn("outstanding", texts[.outstanding], .money, hasTotal: true),
      ReportColumn("expectedWeighted", texts[.expectedOpen], .money, hasTotal: true),
    ]
    let rows: [[Cell]] = payments.expected.map {
      [.text(texts.format.month($0.month)), .money($0.outstanding), .money($0.weighted)]
    }
    var sums = totals(columns, rows)
    if payments.total.outstanding == nil { sums[1] = .undefined }
    return ReportTable(
      id: "collections",
      title: texts[.expectedCollections],
      columns: columns,
      rows: rows,
      totals: sums
    )
  }
}
