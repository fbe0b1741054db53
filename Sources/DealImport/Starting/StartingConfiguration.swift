import DealModel
public import Diagnostics

// How it works: the file is written line by line, so that whatever a person must decide or check is known by its line
// when it is told. What was found out stands as values; what may be set is there behind a #, with a word on each.

/// A first `funnel.yaml`, with comments in a language.
public struct StartingConfiguration {
  /// The file's name.
  public static let name = "funnel.yaml"
  /// The name of the table of stages beside it.
  public static let stagesName = "stages.csv"

  let survey: ExportSurvey
  let texts: StartTexts
  /// The path of the file, for places.
  let path: String
  /// Writes a path as seen from the file's folder.
  let relative: (String) -> String
  private(set) var lines: [String] = []
  /// What a person must decide or should check, with its line.
  public internal(set) var notices: [Diagnostic] = []

  /// Writes the file.
  /// - Parameters:
  ///   - path: where the file is to be.
  ///   - relative: a path as seen from its folder.
  public init(_ survey: ExportSurvey, path: String, language: Language, relative: @escaping (String) -> String) {
    (self.survey, self.path, self.relative) = (survey, path, relative)
    texts = StartTexts(language: language)
    write(language)
  }

  /// The file's text.
  public var text: String { lines.joined(separator: "\n") + "\n" }

  private mutating func write(_ language: Language) {
    comment(texts[.head])
    comment(texts[.headSet])
    comment(texts[.headCheck, path])
    blank()
    setting("# company: Northwind", .company)
    currency()
    setting("# timezone: Asia/Shanghai", .timeZone)
    line("locale: \(language.rawValue)", texts[.locale])
    setting("# fiscal_year_start: 4", .fiscalYear)
    blank()
    line("inputs:")
    let missing: [(kind: TableKind, hint: StartText?)] = [
      (.deals, nil), (.history, .noHistory), (.quotas, .noQuotas), (.activities, .noActivities), (.lookup, .noLookup),
    ]
    for (kind, hint) in missing {
      let files = survey.files.indices.filter { survey.files[$0].kind == kind }
      if files.isEmpty {
        if let hint { comment(texts[hint], indent: 2) }
        continue
      }
      line("  \(kind.rawValue):")
      for file in files { write(file: file) }
    }
    unused()
    blank()
    stages()
    setting("# unknown_stages: open", .unknownStages)
    blank()
    groups()
    setting("# required: [amount, expected_close, next_step]", .required)
    setting("# forecast: {probability: stage, horizon_months: 6}", .forecast)
    setting("# cohort: {from: 2025-01-01}", .cohort)
    setting("# limits: {rejects: 5%, inactive_days: 30, soon_days: 7}", .limits)
  }

  // MARK: Lines

  /// Adds a line, with a comment behind it.
  mutating func line(_ text: String, _ comment: String? = nil) {
    guard let comment else { return lines.append(text) }
    let gap = max(2, 40 - displayWidth(text))
    lines.append(text + String(repeating: " ", count: gap) + "# " + printable(comment, limit: 400))
  }

  /// Adds a comment on a line of its own.
  mutating func comment(_ text: String, indent: Int = 0) {
    lines.append(String(repeating: " ", count: indent) + "# " + printable(text, limit: 600))
  }

  private mutating func blank() { lines.append("") }

  private mutating func setting(_ text: String, _ comment: StartText) { line(text, texts[comment]) }

  /// Tells of the line that comes next.
  mutating func tell(_ id: MessageID, _ arguments: [String]) {
    notices.append(Diagnostic(id, arguments, at: SourceLocation(file: path, line: lines.count + 1)))
  }

  // MARK: Parts

  private mutating func currency() {
    let summary = survey.result?.summary
    let currency = summary?.currency ?? ""
    if currency.isEmpty {
      setting(texts.language == .english ? "# currency: EUR" : "# currency: CNY", .currencyUnknown)
    } else {
      line("currency: \(YAMLText.scalar(currency))", texts[.currencyFound])
    }
    let missing = summary?.withoutRate ?? []
    if missing.isEmpty {
      setting("# rates: {USD: 7.12}", .rates)
    } else {
      let rates = missing.map { "\(YAMLText.scalar($0.currency)): 1.00" }.joined(separator: ", ")
      let deals = missing.reduce(0) { $0 + $1.deals }
      let names = missing.map(\.currency).joined(separator: ", ")
      tell(.initRates, [names, "\(deals)"])
      line("# rates: {\(rates)}", texts[.ratesMissing, names, "\(deals)"])
    }
  }

  private mutating func stages() {
    if let file = survey.files.first(where: { $0.kind == .stages }) {
      return line("stages: \(YAMLText.scalar(relative(file.path)))", texts[.stagesGiven])
    }
    guard let result = survey.result else {
      return line("# stages: \(StartingConfiguration.stagesName)", texts[.stagesOpen])
    }
    let stages = result.book.processes.flatMap(\.stages)
    for order in StageOrder.allCases where tells(order, result) {
      if order == .usual || order == .met { tell(.initOrder, []) }
      comment(texts[.order(order)])
    }
    let open = stages.filter { $0.kind == .open && !$0.name.isEmpty }
    let statesOutcome = result.book.status.contains { $0 == StageKind.won.rawValue }
    if !stages.contains(where: { $0.kind == .won && !$0.name.isEmpty }), !statesOutcome {
      tell(.initNoWon, [open.map(\.name).joined(separator: ", ")])
      comment(texts[.noWon])
    }
    for (name, count) in closedStages(result.book) {
      tell(.initClosedStage, [name, "\(count)"])
      comment(texts[.closedStage, name])
    }
    if open.contains(where: { StartingConfiguration.isId($0.name) }) { comment(texts[.stageIds]) }
    line("stages: \(StartingConfiguration.stagesName)", texts[.stages])
  }

  private func tells(_ order: StageOrder, _ result: ImportResult) -> Bool {
    result.summary.assumptions.contains {
      if case .stagesFromData(_, order) = $0 { true } else { false }
    }
  }

  /// The open stages whose deals all have an actual close date, and how many these are: their names say nothing of it.
  private func closedStages(_ book: DealBook) -> [(name: String, deals: Int)] {
    let roles = survey.files.filter { $0.kind == .deals }.flatMap(\.columns).map(\.purpose)
    let hasCloseDate = roles.contains { if case .roles(let roles) = $0 { roles.contains("closed") } else { false } }
    guard hasCloseDate else { return [] }
    var counts = book.processes.map { Array(repeating: (all: 0, closed: 0), count: $0.stages.count) }
    for row in 0..<book.count where book.stage[row] != DealBook.noStage {
      let isOpen = book.status[row] == DealBook.noStatus || book.status[row] == StageKind.open.rawValue
      guard isOpen else { continue }
      counts[Int(book.process[row])][Int(book.stage[row])].all += 1
      if book.closed[row] != CivilTime.missing { counts[Int(book.process[row])][Int(book.stage[row])].closed += 1 }
    }
    return zip(book.processes, counts).flatMap { process, counts in
      (0..<process.openCount).filter { counts[$0].all > 2 && counts[$0].closed == counts[$0].all }
        .map { (process.stages[$0].name, counts[$0].all) }
    }
  }

  /// Whether a stage's name is what a program keeps it under.
  private static func isId(_ name: String) -> Bool {
    let digits = name.count(where: { $0.isASCII && $0.isNumber })
    if digits == name.count { return digits > 2 }
    return name.count == 36 && name.split(separator: "-").count == 5
  }

  private mutating func groups() {
    let columns = survey.files.filter { $0.kind == .deals }.flatMap(\.columns)
    let names = columns.filter { $0.mayServe.last == "group_by" }.map(\.heading)
    var known: Set<String> = []
    let headings = names.filter { known.insert($0).inserted }.prefix(8).map(YAMLText.scalar)
    if headings.isEmpty {
      setting("# group_by: [segment]", .groupBy)
    } else {
      line("# group_by: [\(headings.joined(separator: ", "))]", texts[.groupByFound])
    }
  }

  private mutating func unused() {
    let stages = survey.files.firstIndex { $0.kind == .stages }
    for (index, file) in survey.files.enumerated()
    where file.kind == nil || file.kind == .stages && index != stages {
      let headings = file.headings.joined(separator: ", ")
      notices.append(Diagnostic(.initNotUsed, [headings], at: SourceLocation(file: file.path)))
      comment(texts[.notUsed, relative(file.path), headings], indent: 2)
    }
  }
}
