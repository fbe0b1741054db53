import Foundation

/// Finds the stages that headings of entry dates name.
///
/// A heading may have the pipeline in brackets behind the stage, and an API writes names without capitals and spaces.
struct EntryStageNames {
  private var stages: [String: String] = [:]
  private var pipelines: [String: Int] = [:]
  /// Whether all headings that are to be looked up have brackets behind.
  private let allHaveBrackets: Bool

  /// - Parameters:
  ///   - stages: all names and aliases of stages that are known, configured ones first.
  ///   - pipelines: the names of pipelines by their numbers.
  ///   - headings: the stages as the headings write them.
  init(stages: [String], pipelines: [String], headings: [String]) {
    for name in stages where self.stages[EntryStageNames.folded(name)] == nil {
      self.stages[EntryStageNames.folded(name)] = name
    }
    for (number, name) in pipelines.enumerated() where self.pipelines[EntryStageNames.folded(name)] == nil {
      self.pipelines[EntryStageNames.folded(name)] = number
    }
    allHaveBrackets = headings.allSatisfy { StageName.split($0) != nil }
  }

  /// The stage that a heading means, and the number of the pipeline that it is of; `nil` where it says none.
  func stage(_ text: String) -> (name: String, pipeline: Int?) {
    guard let (stem, bracket) = StageName.split(text) else { return (known(text) ?? text, nil) }
    let pipeline = pipelines[EntryStageNames.folded(bracket)]
    if pipeline != nil, let known = known(stem) { return (known, pipeline) }
    if let known = known(text) ?? known(stem) { return (known, pipeline) }
    return (pipeline != nil || allHaveBrackets ? stem : text, pipeline)
  }

  /// Whether there is such a stage.
  func isKnown(_ name: String) -> Bool { stages[EntryStageNames.folded(name)] != nil }

  /// The known stage that a text names.
  private func known(_ text: String) -> String? {
    let folded = EntryStageNames.folded(text)
    if let known = stages[folded] { return known }
    for suffix in ["阶段", "stage"] where folded.hasSuffix(suffix) {
      if let known = stages[String(folded.dropLast(suffix.count))] { return known }
    }
    // Some APIs put a number behind the name.
    if let line = text.lastIndex(of: "_"), text[line...].dropFirst().allSatisfy(\.isNumber) {
      return stages[EntryStageNames.folded(String(text[..<line]))]
    }
    return nil
  }

  /// The name without case, white space, hyphens and underscores.
  private static func folded(_ name: String) -> String {
    name.precomposedStringWithCompatibilityMapping.lowercased().filter { !$0.isWhitespace && $0 != "_" && $0 != "-" }
  }
}
