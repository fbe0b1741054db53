import DealImport
import DealModel
import Diagnostics
import Foundation
import FunnelAnalytics
import TableFiles

/// What a run is to do, from the configuration file and the command line, which overrules it.
struct RunSettings {
  var configuration: Configuration
  var language: Language
  var threads: Int
  private let options: InputOptions

  /// Reads the configuration and checks the options.
  init(_ options: InputOptions) throws {
    self.options = options
    let language = try Language.option(options.locale)
    do throws(Diagnostics) {
      configuration = try RunSettings.configuration(options)
    } catch {
      throw CommandFailure(problems: error.problems, language: language)
    }
    self.language = options.locale == nil ? configuration.language ?? language : language
    threads = options.threads ?? ProcessInfo.processInfo.activeProcessorCount
    var problems: [Diagnostic] = []
    if threads < 1 { problems.append(Diagnostic(.optionThreads, ["\(threads)"])) }
    if let text = options.maxRejects {
      if let share = Configuration.share(text) {
        configuration.rejectLimit = share
      } else {
        problems.append(Diagnostic(.configurationValue, ["--max-rejects", text, "5%"]))
      }
    }
    if !problems.isEmpty { throw CommandFailure(problems: problems, language: self.language) }
  }

  private static func configuration(_ options: InputOptions) throws(Diagnostics) -> Configuration {
    var configuration = Configuration()
    if let path = options.config {
      configuration = try DealImporter.configuration(at: path)
    } else {
      let deals = options.deals.first ?? ""
      let folder = deals.lastIndex(of: "/").map { String(deals[...$0]) } ?? ""
      let path = folder + "funnel.yaml"
      if FileManager.default.fileExists(atPath: path) { configuration = try DealImporter.configuration(at: path) }
    }
    if !options.deals.isEmpty { configuration.deals = inputs(options.deals, configuration.deals) }
    if !options.history.isEmpty { configuration.history = inputs(options.history, configuration.history) }
    if !options.quotas.isEmpty { configuration.quotas = inputs(options.quotas, configuration.quotas) }
    if !options.activities.isEmpty { configuration.activities = inputs(options.activities, configuration.activities) }
    if !options.lookup.isEmpty { configuration.lookup = inputs(options.lookup, configuration.lookup) }
    if let stages = options.stages { configuration.stages = .file(path: stages) }
    return configuration
  }

  /// The files given on the command line, with what the configuration says of them, if it does.
  private static func inputs(_ paths: [String], _ configured: [Configuration.Input]) -> [Configuration.Input] {
    paths.map { path in configured.first { $0.path == path } ?? Configuration.Input(path: path) }
  }

  /// What the analysis is asked for.
  /// - Parameter latestDay: the latest day in the inputs, the default of the as-of date.
  func analysis(latestDay: @autoclosure () -> Int?) throws -> AnalysisOptions {
    var problems: [Diagnostic] = []
    var asOf: CivilDate?
    if let text = options.asOf {
      asOf = text == "today" ? today() : CivilDate(iso: text)
      if asOf == nil { problems.append(Diagnostic(.optionDate, ["--as-of", text])) }
    } else {
      asOf = latestDay().map { CivilDate(dayNumber: $0) }
      if asOf == nil { problems.append(Diagnostic(.asOfUnknown)) }
    }
    var period: Period?
    if let text = options.period {
      period = Period(text, fiscalYearStart: configuration.fiscalYearStart)
      if period == nil { problems.append(Diagnostic(.optionPeriod, ["--period", text])) }
    }
    var cohort: DayRange?
    if let text = options.cohort {
      cohort = DayRange(text)
      if cohort == nil { problems.append(Diagnostic(.optionCohort, [text])) }
    } else if let asOf, configuration.cohort.from != nil || configuration.cohort.to != nil {
      let last = configuration.cohort.to ?? asOf
      let first = configuration.cohort.from ?? CivilDate(dayNumber: CivilDate.dayNumber(year: 1, month: 1, day: 1))
      cohort = DayRange(first: min(first, last), last: last)
    }
    guard let asOf, problems.isEmpty else { throw Diagnostics(problems) }
    var analysis = AnalysisOptions(asOf: asOf, period: period)
    analysis.cohort = cohort
    analysis.horizonMonths = configuration.horizonMonths
    analysis.inactiveDays = configuration.inactiveDays
    analysis.soonDays = configuration.soonDays
    analysis.required = configuration.required
    analysis.fiscalYearStart = configuration.fiscalYearStart
    analysis.newDealsPerWeek = configuration.newDealsPerWeek
    analysis.probability = ProbabilityMethod(rawValue: configuration.probability.rawValue) ?? .stage
    return analysis
  }

  /// Runs a step whose problems are told in the run's language.
  func tellingProblems(_ step: () throws -> Void) throws {
    let cutShort = DiagnosticPrinter(language: language).text(Diagnostic(.fileCutShort))
    CutShortFiles.end(with: cutShort, status: ExitStatus.usage.rawValue) { Interruption.end($0) }
    do {
      try step()
    } catch let problem as Diagnostic {
      throw CommandFailure(problems: [problem], language: language)
    } catch let problems as Diagnostics {
      throw CommandFailure(problems: problems.problems, language: language)
    }
  }

  /// Whether nobody said the as-of date.
  var asOfIsFromData: Bool { options.asOf == nil }

  /// The day it is in the report's time zone: only `--as-of today` asks the clock.
  func today() -> CivilDate {
    let zone = TimeZone(identifier: configuration.timeZone)
    let now = Date().timeIntervalSince1970 + Double(zone?.secondsFromGMT() ?? 0)
    return CivilDate(dayNumber: Int((now / 86_400).rounded(.down)))
  }
}

extension Language {
  /// The language that `--locale` names; English without it.
  static func option(_ name: String?) throws(CommandFailure) -> Language {
    guard let name else { return .english }
    if let language = allCases.first(where: { $0.rawValue.lowercased() == name.lowercased() }) { return language }
    let known = allCases.map(\.rawValue).joined(separator: ", ")
    throw CommandFailure(problems: [Diagnostic(.optionLocale, [name, known])], language: .english)
  }
}
