import DealModel
import DelimitedText
import Diagnostics
import Foundation
import TableFiles
import Yams

/// Reads `funnel.yaml`; all its problems come at once.
struct ConfigurationReader {
  var yaml: YAMLDocument
  private var configuration = Configuration()
  private let folder: String

  /// Reads and checks the file.
  /// - Parameter other: the path that the file is meant for, where it lies somewhere else.
  /// - Throws: every problem of the file, with its line and column.
  static func read(path: String, inPlaceOf other: String? = nil) throws(Diagnostics) -> Configuration {
    var reader = try ConfigurationReader(path: path, meant: other ?? path)
    reader.readAll()
    try Diagnostics.throwIfAny(reader.yaml.problemsInOrder)
    return reader.configuration
  }

  private init(path: String, meant: String) throws(Diagnostics) {
    yaml = try YAMLDocument(path: path)
    configuration.path = meant
    let path = meant
    folder = path.contains("/") ? String(path[...(path.lastIndex(of: "/") ?? path.startIndex)]) : ""
  }

  private mutating func readAll() {
    let known = [
      "company", "currency", "rates", "timezone", "locale", "fiscal_year_start", "inputs", "stages", "pipelines",
      "forecast", "cohort", "group_by", "required", "handover", "limits", "unknown_stages", "seller", "report",
      "mail",
    ]
    guard let root = yaml.root else { return }
    let keys = yaml.mapping(root, at: "", known: known)
    configuration.company = keys["company"].flatMap { yaml.string($0, "company") }
    configuration.currency = keys["currency"].flatMap { yaml.string($0, "currency") }.map(CurrencyConversion.code)
    if let node = keys["rates"] { readRates(node) }
    if let node = keys["timezone"], let name = yaml.string(node, "timezone") {
      if ReportTimeZone(name: name) == nil { yaml.report(.timeZoneUnknown, [name], at: node) }
      configuration.timeZone = name
    }
    if let node = keys["locale"] {
      configuration.language = yaml.choice(node, "locale", Language.allCases.map(\.rawValue))
        .flatMap(Language.init(rawValue:))
    }
    if let node = keys["fiscal_year_start"], let month = yaml.integer(node, "fiscal_year_start", 1...12) {
      configuration.fiscalYearStart = month
    }
    if let node = keys["inputs"] { readInputs(node) }
    if let node = keys["stages"] { readStages(node) }
    if let node = keys["pipelines"] {
      if keys["stages"] != nil { yaml.report(.configurationKeyTwice, ["stages, pipelines"], at: node) }
      readPipelines(node)
    }
    if let node = keys["forecast"] { readForecast(node) }
    if let node = keys["cohort"] { readCohort(node) }
    if let node = keys["group_by"] {
      for item in yaml.sequence(node, "group_by") {
        if let name = yaml.string(item, "group_by") { configuration.groupBy.append((name, yaml.location(of: item))) }
      }
    }
    if let node = keys["required"] {
      let names = DealField.allCases.map(\.rawValue)
      let fields = yaml.sequence(node, "required").compactMap { yaml.choice($0, "required", names) }
      configuration.required = fields.compactMap(DealField.init(rawValue:)).reduce(into: []) { result, field in
        if !result.contains(field) { result.append(field) }
      }
    }
    if let node = keys["handover"] { readHandover(node) }
    if let node = keys["limits"] { readLimits(node) }
    if let node = keys["unknown_stages"] {
      configuration.acceptsUnknownStages = yaml.choice(node, "unknown_stages", ["error", "open"]) == "open"
    }
    if let node = keys["seller"] { readSeller(node) }
    if let node = keys["mail"] { configuration.mail = MailConfiguration(node, of: &yaml, resolve: resolve) }
    if let node = keys["report"] {
      let report = yaml.mapping(node, at: "report", known: ["title"])
      configuration.title = report["title"].flatMap { yaml.string($0, "report.title") }
    }
  }

  private mutating func readRates(_ node: Node) {
    for (currency, value) in yaml.entries(node, "rates") {
      guard let text = yaml.string(value, "rates.\(currency)") else { continue }
      if let rate = scaledDecimal(text, decimals: 9), rate > 0 {
        configuration.rates[CurrencyConversion.code(currency)] = rate
      } else {
        yaml.report(.configurationValue, ["rates.\(currency)", text, "7.12"], at: value)
      }
    }
  }

  private mutating func readInputs(_ node: Node) {
    let inputs = yaml.mapping(node, at: "inputs", known: ["deals", "history", "quotas", "activities", "lookup"])
    let dealRoles = DealRole.allCases.map(\.rawValue)
    let historyRoles = HistoryRole.allCases.map(\.rawValue)
    if let deals = inputs["deals"] {
      configuration.deals = readTables(deals, "inputs.deals", dealRoles, presets: KnownExport.names(of: .deals))
    }
    if let history = inputs["history"] {
      let presets = KnownExport.names(of: .history)
      configuration.history = readTables(history, "inputs.history", historyRoles, presets: presets)
    }
    let quotaRoles = QuotaRole.allCases.map(\.rawValue)
    if let quotas = inputs["quotas"] { configuration.quotas = readTables(quotas, "inputs.quotas", quotaRoles) }
    let activityRoles = ActivityRole.allCases.map(\.rawValue)
    if let activities = inputs["activities"] {
      configuration.activities = readTables(activities, "inputs.activities", activityRoles)
    }
    if let lookup = inputs["lookup"] { configuration.lookup = readTables(lookup, "inputs.lookup", nil) }
  }

  /// - Parameters:
  ///   - roles: those that columns may have; `nil` for lookup tables, which have a key and may give anything.
  ///   - presets: the names of the known exports that such tables may be.
  private mutating func readTables(
    _ node: Node,
    _ name: String,
    _ roles: [String]?,
    presets: [String] = []
  ) -> [Configuration.Input] {
    let usual = ["file", "encoding", "sheet", "delimiter", "date_order", "decimal", "columns"]
    return yaml.sequence(node, name).compactMap { item in
      let keys = yaml.mapping(
        item,
        at: name,
        known: usual + (presets.isEmpty ? [] : ["preset"]) + (roles == nil ? ["key"] : [])
      )
      guard let fileNode = keys["file"], let file = yaml.string(fileNode, "\(name).file") else {
        if keys["file"] == nil { yaml.report(.configurationKeyMissing, [name, "file"], at: item) }
        return nil
      }
      var input = Configuration.Input(path: resolve(file))
      input.location = yaml.location(of: fileNode)
      if let encoding = keys["encoding"], let text = yaml.string(encoding, "\(name).encoding") {
        input.encoding = TextEncoding.named(text)
        if input.encoding == nil { yaml.report(.encodingUnknown, [text, TextEncoding.allNames], at: encoding) }
      }
      input.sheet = keys["sheet"].flatMap { yaml.string($0, "\(name).sheet") }
      if let delimiter = keys["delimiter"], let text = yaml.string(delimiter, "\(name).delimiter") {
        input.dialect = Dialect.named(text)
        if input.dialect == nil { yaml.report(.delimiterUnknown, [text], at: delimiter) }
      }
      if let order = keys["date_order"] {
        input.dateOrder = yaml.choice(order, "\(name).date_order", DateOrder.allCases.map(\.rawValue))
          .flatMap(DateOrder.init(rawValue:))
      }
      if let decimal = keys["decimal"] {
        input.decimal = yaml.choice(decimal, "\(name).decimal", DecimalSign.allCases.map(\.rawValue))
          .flatMap(DecimalSign.init(rawValue:))
      }
      if let preset = keys["preset"] { input.preset = yaml.choice(preset, "\(name).preset", presets) }
      if let key = keys["key"] { input.key = lookupKey(key, "\(name).key") }
      if roles == nil, let columns = keys["columns"] { input.columns = lookupColumns(columns, "\(name).columns") }
      if let roles, let columns = keys["columns"] {
        for (role, value) in yaml.mapping(columns, at: "\(name).columns", known: roles).sorted(by: { $0.key < $1.key })
        {
          if let heading = yaml.string(value, "\(name).columns.\(role)") {
            input.columns[role] = (heading, yaml.location(of: value))
          }
        }
      }
      return input
    }
  }

  private mutating func readStages(_ node: Node) {
    if node.sequence != nil {
      configuration.stages = .list(StageTable.rows(in: node, of: &yaml, pipeline: "", name: "stages"))
    } else if let path = yaml.string(node, "stages") {
      configuration.stages = .file(path: resolve(path))
    }
  }

  private mutating func readPipelines(_ node: Node) {
    var rows: [StageRow] = []
    for (pipeline, stages) in yaml.entries(node, "pipelines") {
      rows += StageTable.rows(in: stages, of: &yaml, pipeline: pipeline, name: "pipelines.\(pipeline)")
    }
    if !rows.isEmpty { configuration.stages = .list(rows) }
  }

  private mutating func readForecast(_ node: Node) {
    let keys = yaml.mapping(node, at: "forecast", known: ["probability", "horizon_months"])
    if let value = keys["probability"] {
      let methods = Configuration.ProbabilityMethod.allCases.map(\.rawValue)
      let method = yaml.choice(value, "forecast.probability", methods)
      configuration.probability = method.flatMap(Configuration.ProbabilityMethod.init(rawValue:)) ?? .stage
    }
    if let value = keys["horizon_months"], let months = yaml.integer(value, "forecast.horizon_months", 1...120) {
      configuration.horizonMonths = months
    }
  }

  private mutating func readCohort(_ node: Node) {
    let keys = yaml.mapping(node, at: "cohort", known: ["from", "to"])
    let from = keys["from"].flatMap { yaml.date($0, "cohort.from") }
    let to = keys["to"].flatMap { yaml.date($0, "cohort.to") }
    if let from, let to, to < from, let value = keys["to"] {
      yaml.report(.configurationValue, ["cohort.to", to.iso, "≥ \(from.iso)"], at: value)
    }
    configuration.cohort = (from, to)
  }

  private mutating func readHandover(_ node: Node) {
    let keys = yaml.mapping(node, at: "handover", known: ["visit", "phone"])
    func limit(_ key: String, _ yaml: inout YAMLDocument, _ usual: Double) -> Double {
      guard let value = keys[key], let text = yaml.string(value, "handover.\(key)") else { return usual }
      if let share = share(text) { return share }
      yaml.report(.configurationValue, ["handover.\(key)", text, "75%"], at: value)
      return usual
    }
    configuration.handoverVisit = limit("visit", &yaml, configuration.handoverVisit)
    configuration.handoverPhone = limit("phone", &yaml, configuration.handoverPhone)
    if configuration.handoverPhone > configuration.handoverVisit, let value = keys["phone"] ?? keys["visit"] {
      let (phone, visit) = (configuration.handoverPhone, configuration.handoverVisit)
      yaml.report(.configurationValue, ["handover", "phone \(phone) > visit \(visit)", "phone ≤ visit"], at: value)
    }
  }

  private mutating func readSeller(_ node: Node) {
    let keys = yaml.mapping(node, at: "seller", known: ["new_deals_per_week"])
    guard let value = keys["new_deals_per_week"], let text = yaml.string(value, "seller.new_deals_per_week") else {
      return
    }
    if let number = scaledDecimal(text, decimals: 4), number > 0 {
      configuration.newDealsPerWeek = Double(number) / 10_000
    } else {
      yaml.report(.configurationValue, ["seller.new_deals_per_week", text, "5"], at: value)
    }
  }

  private mutating func readLimits(_ node: Node) {
    let keys = yaml.mapping(node, at: "limits", known: ["rejects", "field", "columns", "inactive_days", "soon_days"])
    if let value = keys["rejects"], let text = yaml.string(value, "limits.rejects") {
      if let share = share(text) {
        configuration.rejectLimit = share
      } else {
        yaml.report(.configurationValue, ["limits.rejects", text, "5%"], at: value)
      }
    }
    if let value = keys["field"], let text = yaml.string(value, "limits.field") {
      if let size = byteCount(text) {
        configuration.fieldLimit = size
      } else {
        yaml.report(.configurationValue, ["limits.field", text, "1 MiB"], at: value)
      }
    }
    if let value = keys["columns"], let count = yaml.integer(value, "limits.columns", 1...65_536) {
      configuration.columnLimit = count
    }
    if let value = keys["inactive_days"], let days = yaml.integer(value, "limits.inactive_days", 1...3650) {
      configuration.inactiveDays = days
    }
    if let value = keys["soon_days"], let days = yaml.integer(value, "limits.soon_days", 0...3650) {
      configuration.soonDays = days
    }
  }

  /// A path in the configuration is relative to the configuration's folder; `-` is standard input.
  private func resolve(_ path: String) -> String {
    path.hasPrefix("/") || path == FileOrigin.standardInputPath ? path : folder + path
  }

  /// `64 KiB`, `1 MiB` or a number of bytes, up to 1 GiB.
  private func byteCount(_ text: String) -> Int? {
    let parts = text.split(separator: " ")
    let units = ["B": 1, "KiB": 1 << 10, "MiB": 1 << 20, "GiB": 1 << 30]
    guard let first = parts.first, let number = Int(first), number > 0, parts.count <= 2,
      let unit = parts.count == 2 ? units[String(parts[1])] : 1
    else { return nil }
    let (size, overflow) = number.multipliedReportingOverflow(by: unit)
    return !overflow && size <= 1 << 30 ? size : nil
  }
}

/// The text as a number scaled by 10^`decimals`, by the rules of `NumberText`.
func scaledDecimal(_ text: String, decimals: Int) -> Int64? {
  var copy = text
  return copy.withUTF8 { NumberText.scaled(UnsafeRawBufferPointer($0), decimals: decimals) }
}

/// The text as a share 0…1: `0.05` or `5%`.
func share(_ text: String) -> Double? { Configuration.share(text) }

extension Configuration {
  /// The text as a share 0…1, as all settings write it: `0.05` or `5%`; `nil` where it is neither.
  public static func share(_ text: String) -> Double? {
    var copy = text
    return copy.withUTF8 { NumberText.shareInMillionths(UnsafeRawBufferPointer($0)) }.map { Double($0) / 1_000_000 }
  }
}
