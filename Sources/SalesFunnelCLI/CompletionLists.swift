import ArgumentParser
import DealModel
import Diagnostics
import Foundation

/// What shells offer when somebody presses the tabulator behind an option.
extension CompletionKind {
  /// Tables, also packed ones.
  static let tables = file(extensions: both(["csv", "tsv", "txt", "xlsx", "gz", "zip"]))

  /// Tables, and stages as YAML.
  static let stages = file(extensions: both(["csv", "tsv", "xlsx", "yaml", "yml"]))

  /// Configurations.
  static let configurations = file(extensions: ["yaml", "yml"])

  /// The languages.
  static let languages = list(Language.allCases.map(\.rawValue))

  /// The word `today`; any date may be given.
  static let dates = list(["today"])

  /// The months, quarters and halves of the year that is typed, or of this year and the last.
  static let periods = custom { _, _, typed in
    let digits = (typed.hasPrefix("FY") ? typed.dropFirst(2) : typed[...]).prefix(4)
    let typedYear = digits.count == 4 ? Int(digits) : nil
    let year = Calendar(identifier: .gregorian).component(.year, from: Date())
    return (typedYear.map { [$0] } ?? [year, year - 1]).flatMap { periods(of: $0, isFiscal: typed.hasPrefix("F")) }
  }

  /// Words with commas between: each of those that are not there yet is offered behind the last comma.
  static func series(_ words: [String]) -> CompletionKind {
    custom { _, _, typed in
      let there = typed.split(separator: ",", omittingEmptySubsequences: false).dropLast().map(String.init)
      let before = there.map { $0 + "," }.joined()
      return words.filter { !there.contains($0) }.map { before + $0 }
    }
  }

  private static func both(_ extensions: [String]) -> [String] { extensions + extensions.map { $0.uppercased() } }

  private static func periods(of year: Int, isFiscal: Bool) -> [String] {
    let name = (isFiscal ? "FY" : "") + String(year)
    let parts = ["-Q1", "-Q2", "-Q3", "-Q4", "-H1", "-H2"].map { name + $0 }
    let months = isFiscal ? [] : (1...12).map { String(year) + ($0 < 10 ? "-0" : "-") + String($0) }
    return [name] + parts + months
  }
}
