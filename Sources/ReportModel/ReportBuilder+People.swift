import DealModel
import FunnelAnalytics

extension ReportBuilder {
  /// Section 11 of the definitions: where sellers, or teams, need help, their quotas, their funnels and stage times.
  func peopleTables(isTeam: Bool) -> [ReportTable] {
    let quotas = quotaTables(isTeam ? .team : .owner)
    guard let people = report.people else { return quotas }
    let persons = isTeam ? people.teams : people.owners
    if persons.isEmpty { return quotas }
    let name = isTeam ? ReportColumn("team", texts[.team], .text) : ReportColumn("owner", texts[.owner], .text)
    let id = isTeam ? "team" : "owner"
    let count = isTeam ? people.teamCount : people.ownerCount
    var notes: [String] = []
    if count > persons.count { notes.append(texts[.noteInDetail, texts.count(persons.count), texts.count(count)]) }
    return [findingTable(persons, name, id: "findings-" + id)] + quotas + [
      personFunnelTable(persons, name, id: "funnel-by-" + id, notes),
      personTimeTable(persons, name, id: "stage-time-by-" + id),
    ]
  }

  /// How few sellers bring most of the money, in a sentence; none where nothing was won.
  func concentrationNote() -> [String] {
    guard let concentration = report.concentration, let share = concentration.share80 else { return [] }
    let count = Int((share * Double(concentration.owners)).rounded())
    return [
      texts[.noteConcentration, texts.count(count), texts.count(concentration.owners), texts.format.percent(share)]
    ]
  }

  private func findingTable(_ persons: [PersonReport], _ name: ReportColumn, id: String) -> ReportTable {
    let rows: [[Cell]] = persons.flatMap { person in
      person.findings.map { [.text(person.key), .text(sentence($0))] }
    }
    return ReportTable(
      id: id,
      title: texts[.findings],
      columns: [name, ReportColumn("finding", texts[.finding], .text)],
      rows: rows,
      notes: rows.isEmpty ? [texts[.noteNoFindings]] : []
    )
  }

  /// What is found, with its figures.
  func sentence(_ finding: CoachingFinding) -> String {
    let format = texts.format
    func share(_ value: Double?) -> String { format.text(.rate(value)) }
    func interval(_ low: Double?, _ high: Double?) -> String { share(low) + " – " + share(high) }
    func name(_ stage: PersonStage) -> String {
      stage.pipeline.isEmpty ? stage.stage : texts[.ofPipeline, stage.pipeline, stage.stage]
    }
    func stuck(_ text: ReportText, _ stage: PersonStage, _ value: ShareAgainstAll) -> String {
      texts[
        text,
        name(stage),
        share(value.own),
        interval(value.low, value.high),
        share(value.all),
        interval(value.lowOfAll, value.highOfAll)
      ]
    }
    switch finding {
    case .noDeals: return texts[.findingNoDeals, texts.format.date(report.asOf)]
    case .lowConversion(let stage): return stuck(.findingConversion, stage, stage.conversion)
    case .slow(let stage): return stuck(.findingSlow, stage, stage.overStandard)
    case .thinTop(let quota):
      func money(_ value: Money?) -> String { format.text(.money(value)) }
      return texts[
        .findingThinTop,
        quota.period.label,
        money(quota.reachable),
        money(quota.won),
        money(quota.weighted),
        money(quota.fromNewDeals),
        money(quota.quota)
      ]
    }
  }

  private func hasSeveralPipelines(_ persons: [PersonReport]) -> Bool { report.pipelines.count > 1 }

  private func personFunnelTable(
    _ persons: [PersonReport],
    _ name: ReportColumn,
    id: String,
    _ notes: [String]
  ) -> ReportTable {
    let isWide = hasSeveralPipelines(persons)
    var columns = [name]
    if isWide { columns.append(ReportColumn("pipeline", texts[.pipeline], .text)) }
    columns += [
      ReportColumn("stage", texts[.stage], .text),
      ReportColumn("reached", texts[.reached], .count),
      ReportColumn("advanced", texts[.advanced], .count),
      ReportColumn("dropped", texts[.dropped], .count),
      ReportColumn("waiting", texts[.waiting], .count),
      ReportColumn("conversionResolved", texts[.conversionResolved], .rate),
      ReportColumn("low", texts[.low], .rate),
      ReportColumn("high", texts[.high], .rate),
      ReportColumn("conversionOfAll", texts[.ofAll], .rate),
      ReportColumn("winRate", texts[.winRate], .rate),
      ReportColumn("amount", texts[.amount], .money),
    ]
    let rows: [[Cell]] = persons.flatMap { person in
      person.stages.map { stage in
        [.text(person.key)] + (isWide ? [.text(stage.pipeline)] : []) + [
          .text(stage.stage), .count(stage.reached), .count(stage.advanced), .count(stage.dropped),
          .count(stage.waiting), .rate(stage.conversion.own), .rate(stage.conversion.low),
          .rate(stage.conversion.high), .rate(stage.conversion.all), .rate(stage.winRate), .money(stage.amount),
        ]
      }
    }
    let title = id.hasSuffix("team") ? ReportText.funnelsOfTeams : .funnelsOfOwners
    return ReportTable(id: id, title: texts[title], columns: columns, rows: rows, notes: notes)
  }

  private func personTimeTable(_ persons: [PersonReport], _ name: ReportColumn, id: String) -> ReportTable {
    let isWide = hasSeveralPipelines(persons)
    var columns = [name]
    if isWide { columns.append(ReportColumn("pipeline", texts[.pipeline], .text)) }
    columns += [
      ReportColumn("stage", texts[.stage], .text),
      ReportColumn("visits", texts[.visits], .count),
      ReportColumn("median", texts[.median], .days),
      ReportColumn("medianOfAll", texts[.medianOfAll], .days),
      ReportColumn("open", texts[.open], .count),
      ReportColumn("overStandard", texts[.overStandard], .rate),
      ReportColumn("overStandardLow", texts[.low], .rate),
      ReportColumn("overStandardHigh", texts[.high], .rate),
      ReportColumn("overStandardOfAll", texts[.ofAll], .rate),
    ]
    let rows: [[Cell]] = persons.flatMap { person in
      person.stages.map { stage in
        [.text(person.key)] + (isWide ? [.text(stage.pipeline)] : []) + [
          .text(stage.stage), .count(stage.visits), .days(stage.median), .days(stage.medianOfAll), .count(stage.open),
          .rate(stage.overStandard.own), .rate(stage.overStandard.low), .rate(stage.overStandard.high),
          .rate(stage.overStandard.all),
        ]
      }
    }
    let title = id.hasSuffix("team") ? ReportText.timesOfTeams : .timesOfOwners
    return ReportTable(id: id, title: texts[title], columns: columns, rows: rows)
  }
}
