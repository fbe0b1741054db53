import Foundation

/// Headings of columns that hold when a deal entered a stage, or left it.
enum EntryHeading {
  /// The stage that a heading says the dates below are entries into, as it is written there.
  ///
  /// `Date entered "Proposal (Sales Pipeline)"`, `hs_v2_date_entered_decisionmakerboughtin`, `date_entered_proposal`,
  /// `entered_proposal`, `进入报价阶段时间`.
  /// - Returns: the stage, and whether the heading can mean nothing else; `nil` of other headings.
  static func stage(_ heading: String) -> (text: String, isSure: Bool)? {
    let text = heading.precomposedStringWithCompatibilityMapping.trimmingCharacters(in: .whitespaces)
    let small = text.lowercased()
    for (prefix, isSure) in entries where small.hasPrefix(prefix) {
      let stage = unquoted(text.dropFirst(prefix.count))
      return isStage(stage) ? (stage, isSure) : nil
    }
    guard text.hasPrefix("进入"), text.hasSuffix("时间") || text.hasSuffix("日期") else { return nil }
    let stage = unquoted(text.dropFirst(2).dropLast(2))
    return isStage(stage) ? (stage, true) : nil
  }

  /// Whether a heading says that the values below are when a stage was left, or how long a deal was in it.
  static func isExit(_ heading: String) -> Bool {
    let text = heading.precomposedStringWithCompatibilityMapping.trimmingCharacters(in: .whitespaces)
    if text.hasPrefix("离开"), text.hasSuffix("时间") || text.hasSuffix("日期") { return true }
    let small = text.lowercased()
    return exits.contains { small.hasPrefix($0) }
  }

  /// Whether a heading tells of a stage being entered or left.
  static func isAny(_ heading: String) -> Bool { stage(heading) != nil || isExit(heading) }

  private static let entries: [(prefix: String, isSure: Bool)] = [
    ("hs_v2_date_entered_", true), ("hs_date_entered_", true), ("date_entered_", true), ("date entered ", true),
    ("entered_", false), ("entered ", false),
  ]
  private static let exits = [
    "hs_v2_date_exited_", "hs_date_exited_", "date_exited_", "date exited ", "exited_", "hs_v2_cumulative_time_in_",
    "hs_v2_latest_time_in_", "hs_time_in_", "cumulative time in ", "latest time in ",
  ]
  /// What follows such a beginning and is no stage.
  private static let others: Set<String> = [
    "", "stage", "current stage", "by", "on", "at", "date", "time", "in", "into", "system", "stage at", "stage date",
    "本阶段", "当前阶段", "现阶段", "该阶段", "阶段", "本阶段漏斗", "系统",
  ]

  private static func isStage(_ text: String) -> Bool { !others.contains(Heading.normalised(text)) }

  private static func unquoted(_ text: Substring) -> String {
    let quotes = CharacterSet(charactersIn: "\"'“”‘’「」《》:").union(.whitespaces)
    return text.trimmingCharacters(in: quotes)
  }
}

/// The columns of a deals file that hold when deals entered their stages.
struct EntryHeadings: Sendable {
  /// Each column with the stage as the heading writes it, and whether the heading can mean nothing else.
  var entries: [(column: Int, stage: String, isSure: Bool)] = []
  /// The columns of when stages were left, and how long deals were there.
  var exits: [Int] = []

  /// Finds the columns among those that have no role.
  /// - Parameter preset: what the configuration says of the table; for `none` no column is looked for.
  init(_ headings: [String], taken: Set<Int>, preset: String? = nil) {
    if preset == KnownExport.none { return }
    var unsure: [(column: Int, stage: String, isSure: Bool)] = []
    for (column, heading) in headings.enumerated() where !taken.contains(column) {
      if let (stage, isSure) = EntryHeading.stage(heading) {
        if isSure { entries.append((column, stage, true)) } else { unsure.append((column, stage, false)) }
      } else if EntryHeading.isExit(heading) {
        exits.append(column)
      }
    }
    // One "entered …" alone may be anything; several, or beside others, are stages.
    if entries.count + unsure.count > 1 { entries += unsure }
    entries.sort { $0.column < $1.column }
  }
}
