import DealModel
import DelimitedText
import Diagnostics
import TableFiles

extension DealImporter {
  /// The columns of an activities file.
  mutating func planActivities(_ table: InputTable, _ input: Configuration.Input) -> ColumnPlan<ActivityRole> {
    let plan = ColumnPlan<ActivityRole>(table: table, configured: input.columns, problems: &problems)
    noteRepeated(plan, table)
    for role in [ActivityRole.id, .at] where plan[role] < 0 && input.columns[role.rawValue] == nil {
      reportMissing(role.rawValue, table)
    }
    return plan
  }

  /// Reads the activities files; `nil` without any.
  mutating func readActivities(
    _ tables: [InputTable],
    _ plans: [ColumnPlan<ActivityRole>],
    _ ids: KeyIndex,
    _ stages: [Stage],
    _ zone: ReportTimeZone
  ) -> ActivityReader? {
    if tables.isEmpty { return nil }
    let rules = configuration.activities.map { ValueRules($0) }
    let words = TaskWords(stages.flatMap(\.tasks))
    var parts = tables.indices.map { file in
      ActivityPart(
        reader: TableReader(
          table: tables[file],
          role: "activities",
          lastUsed: plans[file].lastUsed,
          essential: [plans[file][.at], plans[file][.kind]]
        ),
        zone: zone,
        words: words,
        dates: DateColumn(rules[file].dateFormat(countsFrom1904: tables[file].countsFrom1904))
      )
    }
    let columns = plans.map { ActivityColumns($0) }
    for file in tables.indices {
      var sample = parts[file]
      sample.read(tables[file].sample, columns: columns[file], deals: ids)
      parts[file].dates = sample.dates.settled(rules[file])
    }
    var pass = readActivities(tables, columns, ids, parts, words)
    for file in tables.indices where pass.readers[file].problem == nil {
      report(pass.dates[file], plans[file][.at], tables[file], rules[file], section: "activities")
    }
    let formats = tables.indices.map { pass.dates[$0].settled(rules[$0]) }
    if problems.isEmpty, tables.indices.contains(where: { pass.dates[$0].format != formats[$0].format }) {
      for file in tables.indices { parts[file].dates = formats[file] }
      pass = readActivities(tables, columns, ids, parts, words)
    }
    for reader in pass.readers { finish(reader) }
    summary.unknownDealActivities = pass.activities.unknownDeals.reduce(0, +)
    summary.assumptions += pass.activities.tasksNotMet(stages)
    return pass.activities
  }

  /// What one reading of all activities files gives: beside it the account of each file and what its times say.
  private func readActivities(
    _ tables: [InputTable],
    _ columns: [ActivityColumns],
    _ ids: KeyIndex,
    _ parts: [ActivityPart],
    _ words: TaskWords
  ) -> (activities: ActivityReader, readers: [TableReader], dates: [DateColumn]) {
    var activities = ActivityReader(parts[0], files: tables.count, words: words)
    var readers: [TableReader] = []
    var dates: [DateColumn] = []
    for (file, table) in tables.enumerated() {
      let (start, columns) = (parts[file], columns[file])
      activities.begin(file: file, start)
      activities = PartedReading.read(
        table,
        into: consume activities,
        partSize: partSize,
        threads: threads,
        progress: report(table)
      ) { range in
        var part = start
        part.read(range, columns: columns, deals: ids)
        return part
      }
      readers.append(activities.reader)
      dates.append(activities.dates)
    }
    return (activities, readers, dates)
  }
}
