import DealModel
import Testing

@testable import FunnelAnalytics

/// A report as of a day in the past says what a report on that day would have said: it is compared with one on the files
/// cut at that day, on random inputs.
///
/// What a cut file cannot say, by the rules of DEFINITIONS.md 2:
/// - Rule 6: a deal of which something lies after as-of, but no event up to as-of, and whose first later event names no
///   stage it came from, is open in an unknown stage. A file of that day would have named the stage; the report does not
///   make one up. Such deals are left out of both.
/// - Rule 6: where that event names a closed stage, the deal was closed at an unknown time, which no row can say. Left
///   out of both.
/// - Rule 6: where it names an open stage, that stage was entered at the creation: the cut file has an event that says so.
///   Times of changes and of creation may be one dates and the other not (rule 8): such deals are left out then.
/// - Rule 8: whether a role holds dates is settled over all values of the files, also those after as-of: the cut book
///   takes over what the whole files settle.
/// - Amount, owner, expected close and probability have no history in these files: they are those of today in both.
/// - `afterAsOf` counts what is cut off.
struct AsOfTests {
  /// The inputs whole and cut, with the deals of neither that the rules above name.
  private struct Pair {
    var whole: ReferenceInput
    var cut: ReferenceInput
    /// How many rows of the cut files differ from today's.
    var changedRows = 0

    init(_ input: ReferenceInput) {
      (whole, cut) = (input, input)
      (whole.deals, cut.deals) = ([], [])
      var dropped: Set<String> = []
      var added: [ReferenceEvent] = []
      let roles = ReferenceClock(input).dateRoles
      for deal in input.deals {
        let history = input.events.filter { $0.deal == deal.id }
        switch Pair.cut(deal, history, of: input, roles) {
        case .created: whole.deals.append(deal)
        case .unspeakable: dropped.insert(deal.id)
        case .row(let row, let event):
          if row.closed != deal.closed || row.stage != deal.stage || event != nil { changedRows += 1 }
          whole.deals.append(deal)
          cut.deals.append(row)
          if let event { added.append(event) }
        }
      }
      whole.events = input.events.filter { !dropped.contains($0.deal) }
      let kept = Set(cut.deals.map(\.id))
      cut.events = whole.events.filter { kept.contains($0.deal) && Pair.day($0.at) <= input.asOf } + added
    }

    private enum CutDeal {
      /// Created after as-of.
      case created
      /// No row can say what was known.
      case unspeakable
      /// The row of that day, and the event that tells where the deal stood since its creation.
      case row(ReferenceDeal, ReferenceEvent?)
    }

    private static func day(_ time: Int64) -> Int { ReferenceTime(microseconds: time, role: .created).day }

    private static func cut(
      _ deal: ReferenceDeal,
      _ history: [ReferenceEvent],
      of input: ReferenceInput,
      _ roles: Set<ReferenceRole>
    ) -> CutDeal {
      let process = input.processes[deal.process]
      let kind = ReferenceRow(deal, in: process).kind
      // Rule 8: created, else the first of all events.
      if let created = deal.created ?? history.map(\.at).min(), day(created) > input.asOf { return .created }
      let known = history.filter { day($0.at) <= input.asOf }
      let later = history.filter { day($0.at) > input.asOf }
      let hasLater =
        !later.isEmpty || deal.stageEntered.map { day($0) > input.asOf } ?? false
        || (kind != .open && deal.closed.map { day($0) > input.asOf } ?? false)
      if !hasLater { return .row(deal, nil) }

      // Rule 6: what the row says of the stage was not known then.
      var row = deal
      (row.stage, row.status, row.lostStage, row.stageEntered, row.closed) = (nil, nil, nil, nil, nil)
      if let last = referenceOrdered(known, in: process).last {
        if input.rowsStateStage { row.stage = last.to }
        // Rule 8: a close date not after as-of was known, if the deal was closed that way then.
        if let closed = deal.closed, day(closed) <= input.asOf, kind == process.kind(of: last.to) {
          row.closed = closed
        }
        return .row(row, nil)
      }
      guard let from = referenceOrdered(later, in: process).first?.from, process.kind(of: from) == .open,
        roles.contains(.created) == roles.contains(.stageChange), let created = deal.created
      else { return .unspeakable }
      if input.rowsStateStage { row.stage = from }
      return .row(row, ReferenceEvent(deal: deal.id, from: nil, to: from, at: created))
    }
  }

  @Test(arguments: 0..<20)
  func aReportOfAPastDayIsThatOfTheFilesCutThen(block: UInt64) {
    var changedRows = 0
    for seed in block * 30..<(block + 1) * 30 {
      var input = randomInput(seed: seed, interleaved: seed % 3 == 0)
      // A day in the midst of what happened; of every fourth input its own, which may be the last.
      let days = input.events.map { Int($0.at / referenceDay) }.sorted()
      if seed % 4 > 0, !days.isEmpty { input.asOf = days[Int(seed * 7919) % days.count] }
      let pair = Pair(input)
      changedRows += pair.changedRows
      let whole = makeBook(pair.whole)
      var cut = makeBook(pair.cut)
      cut.dateRoles = whole.dateRoles
      let asOf = CivilDate(dayNumber: input.asOf)
      // A period that began long ago and runs past the day, the default, and one that is over.
      let period = [
        "\(CivilDate(dayNumber: input.asOf - 70).iso)..\(CivilDate(dayNumber: input.asOf + 20).iso)", "",
        "FY\(asOf.month.year - 1)",
      ][Int(seed % 3)]
      let options = AnalysisOptions(asOf: asOf, period: Period(period, fiscalYearStart: 3))
      var expected = Figures(FunnelAnalysis.report(on: cut, options: options))
      var figures = Figures(FunnelAnalysis.report(on: whole, options: options))
      expected.set("counts/afterAsOf", 0)
      figures.set("counts/afterAsOf", 0)
      let differences = figures.differences(to: expected)
      #expect(differences.isEmpty, "seed \(seed): \(differences.prefix(5).joined(separator: "; "))")
    }
    #expect(changedRows > 10, "the inputs must have something to cut")
  }
}
