import DealImport
import DealModel
import Diagnostics
import Foundation
import TestSupport

/// The inputs of one import, as texts; files are named `deals.csv`, `deals2.csv`, …, `history.csv`, …, `quotas.csv`, …,
/// `activities.csv`, …, `stages.csv`.
struct ImportInputs {
  var deals: [String]
  var history: [String] = []
  var quotas: [String] = []
  var activities: [String] = []
  /// Lookup tables: what is in the file, and what the configuration says of it.
  var lookups: [(text: String, configure: (inout Configuration.Input) -> Void)] = []
  var stages: String?
  var wantsDealList = true
  /// Says the rest of the configuration.
  var configure: (inout Configuration) -> Void = { _ in }

  init(
    _ deals: String...,
    history: [String] = [],
    stages: String? = nil,
    wantsDealList: Bool = true,
    configure: @escaping (inout Configuration) -> Void = { _ in }
  ) {
    (self.deals, self.history, self.stages) = (deals, history, stages)
    (self.wantsDealList, self.configure) = (wantsDealList, configure)
  }

  /// Writes the files and imports them.
  func run() throws(Diagnostics) -> ImportResult {
    let folder = TestFolder()
    func inputs(_ texts: [String], _ name: String) -> [Configuration.Input] {
      texts.enumerated().map { number, text in
        Configuration.Input(path: folder.write("\(name)\(number == 0 ? "" : "\(number + 1)").csv", text))
      }
    }
    var configuration = Configuration()
    configuration.deals = inputs(deals, "deals")
    configuration.history = inputs(history, "history")
    configuration.quotas = inputs(quotas, "quotas")
    configuration.activities = inputs(activities, "activities")
    configuration.lookup = zip(inputs(lookups.map(\.text), "lookup"), lookups).map { input, lookup in
      var input = input
      lookup.configure(&input)
      return input
    }
    if let stages { configuration.stages = .file(path: folder.write("stages.csv", stages)) }
    configure(&configuration)
    var importer = DealImporter(configuration: configuration, wantsDealList: wantsDealList)
    return try importer.run()
  }

  /// The problems for which the import fails; empty if it does not.
  func problems() -> [Diagnostic] {
    do throws(Diagnostics) {
      _ = try run()
      return []
    } catch {
      return error.problems
    }
  }
}

extension ImportResult {
  /// The ids in the book's order.
  var ids: [String] { (0..<book.count).map(book.ids.text) }

  /// The name of each deal's stage; "–" where it has none.
  var stages: [String] { (0..<book.count).map { stageName(book.stage[$0], of: $0) } }

  /// All stage changes, deal by deal.
  var changes: [StageChange] { (0..<book.count).flatMap(book.changes) }

  /// The stage changes of a deal, as `from>to`.
  func changes(of row: Int) -> [String] {
    book.changes(of: row).map {
      "\(stageName($0.from, of: row))>\(stageName($0.to, of: row))"
    }
  }

  /// The texts of a column to group by.
  func group(_ name: String) -> [String]? {
    book.groups.first { $0.name == name }.map { column in (0..<book.count).map(column.text) }
  }

  /// A file's account, completed as the analysis does it when nothing is left out.
  func accounts() -> [InputSummary] {
    var summary = summary
    summary.complete(
      dealsLeftOut: Array(repeating: 0, count: book.dealFiles),
      changesLeftOut: Array(repeating: 0, count: book.historyFiles)
    )
    return summary.inputs
  }

  func stageName(_ number: UInt16, of row: Int) -> String {
    number == DealBook.noStage ? "–" : book.processes[Int(book.process[row])].stages[Int(number)].name
  }
}

/// The microseconds of local civil time of `yyyy-mm-dd`, and a clock time.
func civil(_ date: String, _ hour: Int = 0, _ minute: Int = 0, _ second: Int = 0, _ microsecond: Int = 0) -> Int64 {
  let day = CivilDate(iso: date)?.dayNumber ?? -1_000_000
  return Int64(day) * CivilTime.day + Int64(hour * 3600 + minute * 60 + second) * 1_000_000 + Int64(microsecond)
}

extension Column {
  /// A column of these values.
  init(_ values: [Element], usual: Element) {
    self.init(usual: usual)
    for value in values { append(value) }
  }
}
