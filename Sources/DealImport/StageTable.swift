import DealModel
import DelimitedText
import Diagnostics
import TableFiles
import Yams

/// What a column of a stage table means.
enum StageRole: String, ColumnRole {
  case stage, pipeline, order, kind, probability
  case standardDays = "standard_days"
  case standardShare = "standard_share"
  case standardConversion = "standard_conversion"
  case aliases
  case exitCriterion = "exit_criterion"
  case tasks
  case labelEnglish = "label_en"
  case labelChinese = "label_zh"

  var headings: [String] {
    let own = rawValue.split(separator: "_").joined(separator: " ")
    switch self {
    case .stage: return [own, "name", "stage name", "阶段", "阶段名称", "商机阶段", "销售阶段"]
    case .pipeline: return [own, "process", "销售流程", "流程", "管道"]
    case .order: return [own, "position", "顺序", "序号"]
    case .kind: return [own, "type", "类型", "类别"]
    case .probability: return [own, "win probability", "赢率", "成交概率", "成交可能性"]
    case .standardDays: return [own, "standard dwell", "标准天数", "平均阶段耗时", "标准停留天数"]
    case .standardShare: return [own, "标准占比", "标准比例"]
    case .standardConversion: return [own, "标准转化率"]
    case .aliases: return [own, "别名"]
    case .exitCriterion: return [own, "阶段升迁标志", "升迁标志", "晋级标准", "阶段推进标准", "推进标志"]
    case .tasks: return [own, "stage tasks", "阶段任务", "任务"]
    case .labelEnglish: return [own, "英文名称"]
    case .labelChinese: return [own, "中文名称"]
    }
  }
}

/// Reads the configuration of stages from a table or from YAML.
enum StageTable {
  /// The rows of a stage file: YAML by its ending, else CSV or TSV.
  /// - Parameter streams: the pipes that the run has read so far.
  static func read(
    path: String,
    configuration: Configuration,
    streams: StreamsRead = StreamsRead()
  ) throws(Diagnostics) -> [StageRow] {
    if path.hasSuffix(".yaml") || path.hasSuffix(".yml") { return try readYAML(path: path) }
    let table: InputTable
    do throws(Diagnostic) {
      table = try InputTable(path: path, settings: configuration.tableSettings(), streams: streams)
    } catch {
      throw Diagnostics(error)
    }
    var problems: [Diagnostic] = []
    let plan = ColumnPlan<StageRole>(table: table, configured: [:], problems: &problems)
    if plan[.stage] < 0 {
      let (place, text) = table.headerPlace()
      throw Diagnostics(
        Diagnostic(.roleMissing, ["stage", table.headings.joined(separator: ", ")], at: place, excerpt: text)
      )
    }
    // A row with one of these is a stage, even if it is called Total.
    let sure = [plan[.kind], plan[.order], plan[.pipeline]].filter { $0 >= 0 }
    var map = table.lineMap()
    var scanner = table.scanner(over: table.body)
    var record = RecordFields()
    var rows: [StageRow] = []
    var drafts: [Draft] = []
    var isBehindGap = false
    while scanner.next(&record) {
      if record.isBlank || isPassedOver(record, of: table, plan[.stage], sure: sure, isBehindGap: isBehindGap) {
        isBehindGap = true
        continue
      }
      isBehindGap = false
      var draft = Draft(location: map.location(of: record.start), excerpt: map.text(around: record.start))
      draft.location.column = nil
      for (role, column) in plan.columns where column < record.count {
        let range = record.range(of: column)
        draft.values[role] = FieldText.string(table.bytes, range)
        if table.isSheet, NumberText.isBare(UnsafeRawBufferPointer(rebasing: table.bytes[range])) {
          draft.certain.insert(role)
        }
      }
      if draft.values.values.allSatisfy(\.isEmpty) { continue }
      let row = UnsafeRawBufferPointer(rebasing: table.bytes[record.start..<record.end])
      if UTF8Check.firstInvalid(in: row) != nil {
        problems.append(Diagnostic(.rowNotUTF8, [table.encodingName], at: draft.location, excerpt: draft.excerpt))
        continue
      }
      drafts.append(draft)
    }
    if let problem = table.problem(of: scanner) { problems.append(problem) }
    rows = finish(drafts, problems: &problems)
    if rows.isEmpty, problems.isEmpty {
      problems.append(Diagnostic(.stageTableEmpty, at: SourceLocation(file: table.path)))
    }
    if table.hasChanged { problems.append(Diagnostic(.fileChanged, at: SourceLocation(file: table.path))) }
    try Diagnostics.throwIfAny(problems)
    return rows
  }

  /// Whether a record is no stage but a row of sums or a footer.
  ///
  /// What begins like a footer may be a stage (`Confidential review,30%`), which must not get lost: it is a footer if it
  /// has no name, or nothing but one with a colon or behind a blank line.
  private static func isPassedOver(
    _ record: RecordFields,
    of table: InputTable,
    _ stage: Int,
    sure: [Int],
    isBehindGap: Bool
  ) -> Bool {
    guard let mark = RowMark.of(record, in: table.bytes, essential: sure) else { return false }
    let name = stage < record.count ? FieldText.string(table.bytes, record.range(of: stage)) : ""
    if mark == .total || name.isEmpty { return true }
    let isLone = (0..<record.count).allSatisfy {
      $0 == stage || FieldText.string(table.bytes, record.range(of: $0)).isEmpty
    }
    return isLone && (isBehindGap || name.contains { ":：".contains($0) })
  }

  private static func readYAML(path: String) throws(Diagnostics) -> [StageRow] {
    var yaml = try YAMLDocument(path: path)
    guard let root = yaml.root else { throw Diagnostics(Diagnostic(.stageTableEmpty, at: SourceLocation(file: path))) }
    var result: [StageRow] = []
    if root.sequence != nil {
      result = rows(in: root, of: &yaml, pipeline: "", name: "stages")
    } else {
      let keys = yaml.mapping(root, at: "", known: ["stages", "pipelines"])
      if let stages = keys["stages"] { result += rows(in: stages, of: &yaml, pipeline: "", name: "stages") }
      if let pipelines = keys["pipelines"] {
        for (pipeline, stages) in yaml.entries(pipelines, "pipelines") {
          result += rows(in: stages, of: &yaml, pipeline: pipeline, name: "pipelines.\(pipeline)")
        }
      }
    }
    try Diagnostics.throwIfAny(yaml.problemsInOrder)
    if result.isEmpty { throw Diagnostics(Diagnostic(.stageTableEmpty, at: SourceLocation(file: path))) }
    return result
  }

  /// The rows of a YAML list of stages: names alone, or mappings with the headings of a stage table as keys.
  static func rows(in node: Node, of yaml: inout YAMLDocument, pipeline: String, name: String) -> [StageRow] {
    let known = StageRole.allCases.map(\.rawValue) + ["name"]
    var drafts: [Draft] = []
    for item in yaml.sequence(node, name) {
      var draft = Draft(location: yaml.location(of: item), excerpt: nil)
      draft.values[.pipeline] = pipeline
      if let scalar = item.scalar {
        draft.values[.stage] = scalar.string
      } else {
        let values = yaml.mapping(item, at: name, known: known)
        for key in known {
          guard let value = values[key] else { continue }
          guard let role = key == "name" ? StageRole.stage : StageRole(rawValue: key) else { continue }
          if role == .tasks, let tasks = taskTexts(value) {
            draft.values[role] = tasks.joined(separator: "|")
          } else if let sequence = value.sequence {
            draft.values[role] = sequence.compactMap { $0.scalar?.string }.joined(separator: "|")
          } else {
            draft.values[role] = yaml.string(value, "\(name).\(key)")
          }
        }
      }
      drafts.append(draft)
    }
    var problems: [Diagnostic] = []
    let rows = finish(drafts, problems: &problems)
    for problem in problems { yaml.append(problem) }
    return rows
  }

  /// The tasks of a list or a mapping, as a table has them: `{visit: 2}`, `[visit:2]` and `[visit: 2]` are `visit:2`.
  private static func taskTexts(_ node: Node) -> [String]? {
    if let scalar = node.scalar { return [scalar.string] }
    if let sequence = node.sequence { return sequence.flatMap { taskTexts($0) ?? [] } }
    return node.mapping?.map { "\($0.key.scalar?.string ?? ""):\($0.value.scalar?.string ?? "")" }
  }

  /// A stage as it is written, before its values are read.
  private struct Draft {
    var location: SourceLocation
    var excerpt: String?
    var values: [StageRole: String] = [:]
    /// The roles whose values are number cells.
    var certain: Set<StageRole> = []

    func value(_ role: StageRole) -> String? {
      values[role].flatMap { $0.isEmpty || $0 == "-" ? nil : $0 }
    }

    func number(_ role: StageRole) -> StageNumbers.Written? {
      value(role).map { StageNumbers.Written(text: $0, isCertain: certain.contains(role)) }
    }
  }

  private static func finish(_ drafts: [Draft], problems: inout [Diagnostic]) -> [StageRow] {
    let numbers = StageNumbers { role in drafts.compactMap { $0.number(role) } }
    var rows: [StageRow] = []
    for draft in drafts {
      guard let name = draft.value(.stage) else {
        problems.append(Diagnostic(.stageNameMissing, at: draft.location, excerpt: draft.excerpt))
        continue
      }
      func number(_ role: StageRole, _ read: (StageNumbers.Written) -> Double?) -> Double? {
        guard let written = draft.number(role) else { return nil }
        if let number = read(written) { return number }
        problems.append(
          Diagnostic(.stageNumberUnreadable, [written.text, role.rawValue], at: draft.location, excerpt: draft.excerpt)
        )
        return nil
      }
      func share(_ role: StageRole) -> Double? { number(role) { numbers.share($0, role) } }
      let probability = share(.probability)
      let days = number(.standardDays, numbers.days)
      let pipeline = draft.value(.pipeline) ?? ""
      // Nothing is won from a lost stage; but a ladder of open stages may begin with 0 %.
      let isBehindHope = rows.contains { $0.pipeline == pipeline && ($0.stage.probability ?? 0) > 0 }
      let guess: StageKind = probability == 1 ? .won : probability == 0 && isBehindHope ? .lost : .open
      var kind = StageWords.kind(ofName: name) ?? guess
      if let text = draft.value(.kind) {
        if let configured = StageWords.configuredKind(text) {
          kind = configured
        } else {
          problems.append(
            Diagnostic(
              .stageKindUnknown,
              [text],
              at: draft.location,
              excerpt: draft.excerpt,
              suggestion: nearestName(to: text, among: ["open", "won", "lost", "void"])
            )
          )
        }
      }
      let (tasks, unreadable) = StageTaskText.parse(draft.value(.tasks) ?? "")
      if let unreadable {
        problems.append(
          Diagnostic(.stageTaskUnreadable, [unreadable, name], at: draft.location, excerpt: draft.excerpt)
        )
      }
      var labels: [Language: String] = [:]
      (labels[.english], labels[.simplifiedChinese]) = (draft.value(.labelEnglish), draft.value(.labelChinese))
      let aliases = (draft.value(.aliases) ?? "").split(separator: "|").map(trimmed)
      let stage = Stage(
        name: name,
        kind: kind,
        probability: probability,
        standardDays: days,
        standardShare: share(.standardShare),
        standardConversion: share(.standardConversion),
        aliases: aliases,
        exitCriterion: draft.value(.exitCriterion),
        tasks: tasks,
        labels: labels
      )
      var row = StageRow(stage: stage, location: draft.location)
      row.pipeline = pipeline
      row.order = number(.order, numbers.order)
      rows.append(row)
    }
    problems += StandardShares.problems(rows)
    // A stable order: rows with a number by it, those without behind them as they stand.
    return rows.enumerated().sorted { left, right in
      (left.element.order ?? .infinity, left.offset) < (right.element.order ?? .infinity, right.offset)
    }.map(\.element)
  }
}
