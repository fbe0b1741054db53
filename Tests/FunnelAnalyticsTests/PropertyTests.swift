import DealModel
import Testing

@testable import FunnelAnalytics

/// The report against the slow reference, on random processes that skip, go back, reopen, tie, and lack dates.
struct PropertyTests {
  private struct Case {
    let input: ReferenceInput
    let book: DealBook
    let options: AnalysisOptions
    let cohort: ClosedRange<Int>?
    let method: ReferenceProbabilityMethod

    init(seed: UInt64) {
      input = randomInput(seed: seed, interleaved: seed % 3 == 0)
      book = makeBook(input)
      let asOf = CivilDate(dayNumber: input.asOf)
      // The period moves with the seed: the last complete month, a quarter-like range, one that runs past as-of.
      let period: Period? =
        switch seed % 4 {
        case 0: nil
        case 1: Period("\(CivilDate(dayNumber: input.asOf - 80).iso)..\(asOf.iso)", fiscalYearStart: 1)
        case 2:
          // Every kind of period; the longest ones run on behind as-of.
          Period(
            [
              asOf.month.iso, "FY\(asOf.month.year)", "\(asOf.month.year)-H1", "FY\(asOf.month.year - 1)-Q3",
              "0001-01-01..\(asOf.iso)",
            ][Int(seed / 4 % 5)],
            fiscalYearStart: Int(seed % 12) + 1
          )
        default:
          Period(
            "\(CivilDate(dayNumber: input.asOf - 10).iso)..\(CivilDate(dayNumber: input.asOf + 9).iso)",
            fiscalYearStart: 1
          )
        }
      var options = AnalysisOptions(asOf: asOf, period: period)
      cohort = seed % 5 == 0 ? (input.asOf - 60)...(input.asOf - 5) : nil
      options.cohort = cohort.map {
        DayRange(first: CivilDate(dayNumber: $0.lowerBound), last: CivilDate(dayNumber: $0.upperBound))
      }
      options.horizonMonths = Int(seed % 7) + 1
      options.required = [
        .owner, .amount, .expectedClose, .closed, .created, .stage, .probability, .lastActivity, .lossReason,
      ]
      let methods: [(ProbabilityMethod, ReferenceProbabilityMethod)] = [
        (.stage, .stage), (.deal, .deal), (.observed, .observed),
      ]
      (options.probability, method) = methods[Int(seed % 3)]
      self.options = options
    }

    var expected: Figures {
      func days(_ range: DayRange) -> ClosedRange<Int> { range.first.dayNumber...range.last.dayNumber }
      return Figures(
        referenceReport(
          input,
          cohort: cohort,
          period: days(options.period.days),
          previous: days(options.period.previous),
          yearAgo: days(options.period.yearAgo),
          horizonMonths: options.horizonMonths,
          method: method
        )
      )
    }
  }

  /// The report with the words of the deals at risk, as a run gives them.
  private func named(_ report: FunnelReport, _ book: DealBook) -> FunnelReport {
    var report = report
    report.risks.nameTop(in: book) { rows in rows.map { (book.ids.text($0), "") } }
    return report
  }

  @Test(arguments: 0..<30)
  func agreesWithTheReference(block: UInt64) {
    for seed in block * 40..<(block + 1) * 40 {
      let example = Case(seed: seed)
      let report = named(FunnelAnalysis.report(on: example.book, options: example.options), example.book)
      let differences = Figures(report).differences(to: example.expected)
      #expect(differences.isEmpty, "seed \(seed): \(differences.prefix(5).joined(separator: "; "))")
    }
  }

  @Test(arguments: 0..<10)
  func partsMergeToTheWhole(block: UInt64) {
    for seed in block * 20..<(block + 1) * 20 {
      let example = Case(seed: seed)
      var dice = ReferenceDice(seed: seed &+ 99)
      let whole = Figures(named(FunnelAnalysis.report(on: example.book, options: example.options), example.book))
      let cuts = ([0, example.book.count] + (0..<4).map { _ in dice.below(example.book.count + 1) }).sorted()
      let parts = zip(cuts, cuts.dropFirst()).map { $0..<$1 }
      let merged = FunnelAnalysis.report(
        on: example.book,
        options: example.options,
        parts: parts,
        threads: 1 + parts.count % 3
      )
      // Not nearly the same: the same.
      #expect(Figures(named(merged, example.book)).values == whole.values, "seed \(seed), cuts \(cuts)")
    }
  }

  @Test(arguments: 0..<10)
  func partsTieOut(block: UInt64) {
    for seed in block * 30..<(block + 1) * 30 {
      let example = Case(seed: seed)
      let report = FunnelAnalysis.report(on: example.book, options: example.options)
      for pipeline in report.pipelines {
        for row in pipeline.funnel { #expect(row.reached == row.advanced + row.dropped + row.waiting) }
        for row in pipeline.flow {
          #expect(row.openAtStart + row.entered - row.left == row.openAtEnd, "seed \(seed)")
          #expect(row.left == row.forward + row.back + row.lost + row.void)
        }
        for row in pipeline.cohorts.rows { #expect(row.created == row.won + row.lost + row.void + row.open) }
        #expect(pipeline.cohorts.rows.reduce(0) { $0 + $1.created } == pipeline.total)
        for row in pipeline.stageTime {
          #expect(row.visits == row.exits.forward + row.exits.back + row.exits.lost + row.exits.void)
          let ultimate = row.ultimate
          let shares = [ultimate.forward, ultimate.back, ultimate.lost, ultimate.void, ultimate.remaining]
          #expect(row.visits + row.open == 0 || abs(shares.compactMap(\.self).reduce(0, +) - 1) < 1e-9)
        }
        let forecast = pipeline.forecast
        let buckets = [forecast.overdue, forecast.beyond, forecast.noDate] + forecast.months.map(\.bucket)
        #expect(buckets.reduce(0) { $0 + $1.deals } == pipeline.open)
        #expect(buckets.reduce(Money.zero) { $0 + $1.amount } == forecast.total.amount)
        #expect(pipeline.total == pipeline.open + pipeline.won + pipeline.lost + pipeline.void)
      }
      for group in report.groups {
        #expect(group.rows.reduce(0) { $0 + $1.deals } == report.counts.deals)
        #expect(group.rows.reduce(0) { $0 + $1.won } == report.counts.won)
        #expect(group.rows.reduce(0) { $0 + $1.open } == report.counts.open)
      }
    }
  }
}
