import ArgumentParser
import DealImport
import DealModel
import Diagnostics
import Foundation
import TableFiles

/// `salesfunnel init`: looks at an export and writes the first configuration.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Looks at an export and writes funnel.yaml and stages.csv for it.",
    discussion: """
      Tells by headings and values which file holds deals, stage changes, stages,
      quotas, activities, or something to look up, which column is what, and which
      stages there are, and writes beside the deals file:
        funnel.yaml    what was found, every line with a comment, to be changed
        stages.csv     the stages in their order, with kind and probability
      Both are written together, or none. What the files leave open stands there
      with its choices behind a #, and is told on standard error; the code is 2
      then. On a terminal it is asked, unless --yes is given.

      Examples:
        salesfunnel init deals.csv
        salesfunnel init deals.csv history.csv quotas.csv --yes
        salesfunnel init export.txt --out settings --locale zh-Hans
      """
  )

  @Argument(
    help: ArgumentHelp(
      "The files of the export: CSV, TSV or XLSX, in any order; .gz, .zip too.",
      valueName: "export"
    ),
    completion: .tables
  )
  var files: [String]

  @Option(
    help: ArgumentHelp("The directory to write into (default: that of the deals file).", valueName: "directory"),
    completion: .directory
  )
  var out: String?

  @Flag(help: "Replace files that are there already.")
  var force = false

  @Flag(help: "Ask nothing, also on a terminal.")
  var yes = false

  @Option(
    help: ArgumentHelp("The language of reports and messages: en or zh-Hans.", valueName: "language"),
    completion: .languages
  )
  var locale: String?

  func run() throws {
    let language = try Language.option(locale)
    do {
      try write(language)
    } catch let problem as Diagnostic {
      throw CommandFailure(problems: [problem], language: language)
    } catch let problems as Diagnostics {
      throw CommandFailure(problems: problems.problems, language: language)
    }
  }

  private func write(_ language: Language) throws {
    try Diagnostics.throwIfAny(
      files.filter { !isFile($0) }.map { Diagnostic(.initNotAFile, at: SourceLocation(file: $0)) }
    )
    let progress = Progress()
    defer { progress.clear() }
    let asker = yes ? nil : TerminalQuestion(language: language)
    let survey = try ExportSurvey(
      files,
      threads: ProcessInfo.processInfo.activeProcessorCount,
      progress: { progress.show($0, $1) },
      ask: { question in
        progress.clear()
        return asker?.answer(question)
      }
    )
    progress.clear()
    let folder = FolderPath(out ?? FolderPath.of(survey.files.first { $0.kind == .deals }?.path ?? ""))
    let configuration = StartingConfiguration(
      survey,
      path: folder.path(of: StartingConfiguration.name),
      language: language,
      relative: folder.relative
    )
    var written = [(StartingConfiguration.name, Array(configuration.text.utf8))]
    if let book = survey.result?.book, !survey.hasStageTable {
      written.append((StartingConfiguration.stagesName, StagesFile(book).bytes))
    }
    let existing = written.map { folder.path(of: $0.0) }.filter { FileManager.default.fileExists(atPath: $0) }
    if !force, !existing.isEmpty {
      throw Diagnostics(existing.map { Diagnostic(.initExists, at: SourceLocation(file: $0)) })
    }
    var problems: [Diagnostic] = []
    _ = try OutputFolder.write(into: folder.name) { output in
      for (name, bytes) in written { try output.write(bytes, to: name) }
      if survey.result != nil, survey.questions.allSatisfy({ $0.answer != nil }) {
        problems = try trial(in: output.staging, folder)
      }
      return OutputFolder.Contents(names: written.map(\.0))
    }
    let printer = DiagnosticPrinter(language: language)
    let isOpen = { (notice: Diagnostic) in notice.id.category != .note }
    let open = configuration.notices.filter(isOpen)
    let summary = StartSummary(
      survey,
      written: written.map { folder.path(of: $0.0) },
      isOpen: !open.isEmpty,
      language: language
    )
    try StandardOutput.write(Array(summary.text.utf8))
    printer.print(configuration.notices.filter { !isOpen($0) })
    try Diagnostics.throwIfAny(open + problems)
  }

  /// Reads everything with what was written, as a report will: what it says is what stands there.
  /// - Returns: what keeps a report from being made all the same.
  private func trial(in staging: String, _ folder: FolderPath) throws(Diagnostics) -> [Diagnostic] {
    let path = staging + "/" + StartingConfiguration.name
    var configuration = try DealImporter.configuration(at: path, inPlaceOf: folder.path(of: StartingConfiguration.name))
    let stages = staging + "/" + StartingConfiguration.stagesName
    if FileManager.default.fileExists(atPath: stages) { configuration.stages = .file(path: stages) }
    var importer = DealImporter(
      configuration: configuration,
      wantsDealList: false,
      threads: ProcessInfo.processInfo.activeProcessorCount
    )
    let imported = try importer.run()
    let refused = RejectLimit(configuration.rejectLimit).problems(imported)
    return refused + (imported.book.latestDay == nil ? [Diagnostic(.asOfUnknown)] : [])
  }

  /// Whether a path is that of something that can be read again and again; what is not there is told later.
  private func isFile(_ path: String) -> Bool {
    var status = stat()
    guard path != "-" else { return false }
    return stat(path, &status) != 0 || ![S_IFIFO, S_IFCHR, S_IFSOCK].contains(status.st_mode & S_IFMT)
  }
}
