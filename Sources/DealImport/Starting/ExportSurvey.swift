public import DealModel
import DelimitedText
public import Diagnostics
import TableFiles

// How it works: each file is opened and told by its headings and first rows. What was found becomes a configuration, and
// the importer that makes reports reads it: so that what is written about the files is what a report will make of them.
// Where it refuses, because a file leaves something open, that becomes a question; a way of reading dates or numbers is
// tried, so that the rest can be told, but stays open.

/// What the files of an export are, and what a report makes of them: all that a first configuration is written from.
public struct ExportSurvey: Sendable {
  /// A file.
  public struct File: Sendable {
    /// The path as given.
    public var path: String
    /// What it was taken for; `nil` of a file that nothing is read from.
    public var kind: TableKind?
    /// Its headings.
    public var headings: [String]
    /// The columns and what they are used for.
    public internal(set) var columns: [ColumnUse] = []
    /// The known export that it is.
    var export: KnownExport?
    /// The encoding it was read in.
    var encoding: String
    /// The delimiter's name; `nil` of a sheet of a workbook.
    var delimiter: String?
    /// The sheet of a workbook that was read, and whether there are others.
    var sheet: (name: String, hasOthers: Bool)?
    /// The encoding that the bytes would fit as well.
    var rivalEncoding: String?
    /// What rows of a lookup table are found by, and the groups that it gives.
    var lookup: LookupGuess?
    /// Columns that were guessed, by role, and of each all that could be it.
    var guessed: [String: (heading: String, candidates: [String])] = [:]
  }

  /// The files in the order given.
  public internal(set) var files: [File]
  /// What a report would be made with, but for the stages.
  public internal(set) var configuration: Configuration
  /// What a report would be made from; `nil` where too much is open.
  public internal(set) var result: ImportResult?
  /// What the files leave open.
  public internal(set) var questions: [OpenQuestion] = []
  /// The stage tables among the files are used as they are.
  public var hasStageTable: Bool { files.contains { $0.kind == .stages } }

  /// Looks at files.
  /// - Parameters:
  ///   - paths: the files.
  ///   - threads: how many threads read at a time.
  ///   - progress: is told the file being read and the share of it that is done.
  ///   - ask: is asked what is open; its answer is one of the choices, or `nil`.
  /// - Throws: what is wrong with files of which nothing can be said.
  public init(
    _ paths: [String],
    threads: Int = 1,
    progress: @escaping (String, Double) -> Void = { _, _ in },
    ask: (OpenQuestion) -> String? = { _ in nil }
  ) throws(Diagnostics) {
    (files, configuration) = ([], Configuration())
    let tables = try ExportSurvey.open(paths)
    var guesses = tables.map(TableKindGuess.init)
    try settleKinds(&guesses)
    files = zip(tables, guesses).map(ExportSurvey.file)
    let deals = guesses.filter { $0.kind == .deals }
    for index in files.indices where files[index].kind == nil {
      guard let lookup = LookupGuess(guesses[index].look, deals: deals) else { continue }
      (files[index].kind, files[index].lookup) = (.lookup, lookup)
    }
    for (table, file) in zip(tables, files) { add(file, table) }
    describeColumns(tables)
    guessUsefulColumns()
    describeColumns(tables)
    try read(threads: threads, progress: progress, ask: ask)
  }

  private static func open(_ paths: [String]) throws(Diagnostics) -> [InputTable] {
    var tables: [InputTable] = []
    var problems: [Diagnostic] = []
    for path in paths {
      do throws(Diagnostic) {
        var settings = Configuration().tableSettings()
        settings.mayBeReadAgain = false
        tables.append(try InputTable(path: path, settings: settings))
      } catch {
        problems.append(error)
      }
    }
    try Diagnostics.throwIfAny(problems)
    return tables
  }

  /// Lets a file be the deals where none says so of itself.
  private func settleKinds(_ guesses: inout [TableKindGuess]) throws(Diagnostics) {
    let hasHistory = guesses.contains { $0.kind == .history }
    let hasStages = guesses.contains { $0.kind == .stages }
    let sure = guesses.indices.filter { guesses[$0].kind == .deals }
    var deals = sure
    if deals.isEmpty, hasHistory {
      deals = guesses.indices.filter { guesses[$0].kind == nil && guesses[$0].maybeDeals }
    }
    // One file alone is that of the deals, whatever it lacks: what it lacks is told then.
    if deals.isEmpty {
      let others = guesses.indices.filter { guesses[$0].kind == nil }
      if others.count == 1 { deals = others }
    }
    if deals.isEmpty {
      throw Diagnostics(
        guesses.map { guess in
          let place = SourceLocation(file: guess.look.table.path)
          return Diagnostic(.initNoDeals, [guess.headings], at: place)
        }
      )
    }
    for index in deals { guesses[index].becomeDeals(hasHistory: hasHistory, hasStages: hasStages) }
  }

  private static func file(_ table: InputTable, _ guess: TableKindGuess) -> File {
    var file = File(path: table.path, kind: guess.kind, headings: table.headings, encoding: table.encodingName)
    file.delimiter = table.isSheet ? nil : table.start.dialect.name
    file.sheet = table.sheetName.map { ($0, table.otherSheets != nil) }
    file.rivalEncoding = table.notes.first { $0.id == .encodingGuessed }?.arguments.last
    if let kind = guess.kind, [.deals, .history, .activities].contains(kind) {
      for (role, column) in guess.guess.columns {
        let candidates = (guess.guess.rivals[role] ?? [column]).map { table.headings[$0] }
        file.guessed[role] = (table.headings[column], candidates)
      }
    }
    return file
  }

  private mutating func add(_ file: File, _ table: InputTable) {
    var input = Configuration.Input(path: file.path)
    input.columns = file.guessed.mapValues { ($0.heading, SourceLocation()) }
    switch file.kind {
    case .deals: configuration.deals.append(input)
    case .history: configuration.history.append(input)
    case .quotas: configuration.quotas.append(input)
    case .activities: configuration.activities.append(input)
    case .lookup:
      let lookup = file.lookup
      input.columns = (lookup?.columns ?? [:]).mapValues { ($0, SourceLocation()) }
      input.key = lookup.map {
        Configuration.LookupKey(name: $0.key.rawValue, heading: $0.heading, location: SourceLocation())
      }
      configuration.lookup.append(input)
    case .stages: if case .none = configuration.stages { configuration.stages = .file(path: file.path) }
    case nil: break
    }
  }

  /// Tells what the columns are used for before anything is read, for a file may leave too much open for that.
  private mutating func describeColumns(_ tables: [InputTable]) {
    var importer = DealImporter(configuration: configuration, wantsDealList: false)
    var deals: (tables: [InputTable], plans: [ColumnPlan<DealRole>]) = ([], [])
    for (index, table) in tables.enumerated() {
      let input = self[index]
      switch files[index].kind {
      case .deals:
        let plan = importer.planDeals(table, input)
        importer.noteUses(plan, table, input)
        deals.tables.append(table)
        deals.plans.append(plan)
      case .history: importer.noteUses(importer.planHistory(table, input), table, input)
      case .quotas: importer.noteUses(importer.planQuotas(table, input), table, input)
      case .activities: importer.noteUses(importer.planActivities(table, input), table, input)
      case .lookup, .stages, nil: continue
      }
    }
    _ = importer.planLookups(tables.indices.filter { files[$0].kind == .lookup }.map { tables[$0] }, deals)
    for (index, table) in tables.enumerated() {
      guard let use = importer.uses[ObjectIdentifier(table)] else { continue }
      (files[index].columns, files[index].export) = (use.columns, use.export)
    }
  }

  /// Takes the one column whose heading speaks for what a report says little without: amounts, creation, owners.
  private mutating func guessUsefulColumns() {
    for index in files.indices where files[index].kind == .deals {
      let free = files[index].columns.filter { $0.purpose == .none }
      for role in [DealRole.amount, .created, .owner] {
        let meant = free.filter {
          $0.mayServe.first == role.rawValue && ColumnHints.meant($0.heading, $0.content).contains(role)
        }
        guard meant.count == 1, let heading = meant.first?.heading,
          files[index].headings.count(where: { Heading.normalised($0) == Heading.normalised(heading) }) == 1
        else { continue }
        files[index].guessed[role.rawValue] = (heading, [heading])
        self[index].columns[role.rawValue] = (heading, SourceLocation())
      }
    }
  }

  /// Reads everything as a report would; what is open becomes a question.
  private mutating func read(
    threads: Int,
    progress: @escaping (String, Double) -> Void,
    ask: (OpenQuestion) -> String?
  ) throws(Diagnostics) {
    // A question may hide another one; there are a few kinds of them.
    for _ in 0..<8 {
      var importer = DealImporter(
        configuration: configuration,
        wantsDealList: false,
        threads: threads,
        progress: progress
      )
      do throws(Diagnostics) {
        result = try importer.run()
        takeUses()
        return
      } catch {
        if try !answer(error.problems, ask) { return }
      }
    }
  }

  /// Turns problems into questions.
  /// - Returns: whether there is an answer to each, if only for a try.
  /// - Throws: the problems, if one of them is no open question.
  private mutating func answer(
    _ problems: [Diagnostic],
    _ ask: (OpenQuestion) -> String?
  ) throws(Diagnostics) -> Bool {
    var isAnswered = true
    for problem in problems {
      guard let index = files.firstIndex(where: { $0.path == problem.location.file }),
        let question = OpenQuestion(problem, file: index, files[index]),
        !questions.contains(where: { $0.file == index && $0.key == question.key })
      else { throw Diagnostics(problems) }
      var asked = question
      asked.answer = ask(question)
      questions.append(asked)
      guard let value = asked.answer ?? (question.mayBeTried ? question.choices.first : nil) else {
        isAnswered = false
        continue
      }
      self[index].set(question.key, to: value)
    }
    return isAnswered
  }

  /// What was found out about the columns while reading: entry dates are known only then.
  private mutating func takeUses() {
    for input in result?.summary.inputs ?? [] where !input.columns.isEmpty {
      guard let index = files.firstIndex(where: { $0.path == input.file && $0.kind?.rawValue == input.role }) else {
        continue
      }
      files[index].columns = input.columns
    }
  }

  /// The lists of files in a configuration.
  private static var inputs: [WritableKeyPath<Configuration, [Configuration.Input]>] {
    [\.deals, \.history, \.quotas, \.activities, \.lookup]
  }

  /// What the configuration says of a file.
  private subscript(file: Int) -> Configuration.Input {
    get {
      let path = files[file].path
      let all = ExportSurvey.inputs.flatMap { configuration[keyPath: $0] }
      return all.first { $0.path == path } ?? Configuration.Input(path: path)
    }
    set {
      let path = files[file].path
      for list in ExportSurvey.inputs {
        if let index = configuration[keyPath: list].firstIndex(where: { $0.path == path }) {
          configuration[keyPath: list][index] = newValue
        }
      }
    }
  }

  /// What the configuration says of a file.
  func input(of file: Int) -> Configuration.Input { self[file] }
}

extension TableKindGuess {
  /// The headings as one text.
  fileprivate var headings: String { look.headings.joined(separator: ", ") }
}

extension Configuration.Input {
  /// Sets what answers a question.
  fileprivate mutating func set(_ key: OpenQuestion.Key, to value: String) {
    switch key {
    case .dateOrder: dateOrder = DateOrder(rawValue: value)
    case .decimal: decimal = DecimalSign(rawValue: value)
    case .column(let role): columns[role] = (value, SourceLocation())
    }
  }
}
