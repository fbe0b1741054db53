import DealModel
import DelimitedText
import Diagnostics
import Foundation
import TableFiles
import Yams

/// A YAML file whose values are read with their place, so that every problem can be shown where it is.
struct YAMLDocument {
  let path: String
  /// The top node; `nil` in a file without content.
  let root: Node?
  /// What was wrong so far.
  private(set) var problems: [Diagnostic] = []
  private let lines: [Substring]

  /// Reads and parses the file.
  init(path: String) throws(Diagnostics) {
    self.path = path
    let text: String
    do throws(Diagnostic) {
      let file = try MappedFile(path: path)
      try file.refuseOtherFormats()
      if file.bytes.count > 4 << 20 { throw Diagnostic(.fieldTooLong, ["4 MiB"], at: SourceLocation(file: path)) }
      let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
      let bytes = file.bytes.starts(with: mark) ? file.bytes.dropFirst(3) : file.bytes[...]
      if let bad = UTF8Check.firstInvalid(in: file.bytes) {
        var map = LineMap(path: path, bytes: file.bytes)
        throw Diagnostic(.rowNotUTF8, ["utf-8"], at: map.location(of: bad), excerpt: map.text(around: bad))
      }
      text = String(decoding: bytes, as: UTF8.self)
    } catch {
      throw Diagnostics(error)
    }
    lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    do {
      root = try Yams.compose(yaml: text, .default)
    } catch let error as YamlError {
      throw Diagnostics(YAMLDocument.diagnostic(for: error, path: path, lines: lines))
    } catch {
      throw Diagnostics(Diagnostic(.configurationSyntax, ["\(error)"], at: SourceLocation(file: path)))
    }
  }

  private static func diagnostic(for error: YamlError, path: String, lines: [Substring]) -> Diagnostic {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      let line = mark.line
      return Diagnostic(
        .configurationSyntax,
        [problem],
        at: SourceLocation(file: path, line: line, column: mark.column),
        excerpt: lines.indices.contains(line - 1) && !lines[line - 1].isEmpty ? String(lines[line - 1]) : nil
      )
    case .duplicatedKeysInMapping(let duplicates, let context):
      let keys = duplicates.map { "\($0)" }.sorted().joined(separator: ", ")
      return Diagnostic(
        .configurationKeyTwice,
        [keys],
        at: SourceLocation(file: path, line: context.mark.line, column: context.mark.column)
      )
    default:
      return Diagnostic(.configurationSyntax, ["\(error)"], at: SourceLocation(file: path))
    }
  }

  /// What was wrong, from the top of the file to its end.
  var problemsInOrder: [Diagnostic] {
    problems.enumerated().sorted { left, right in
      let (first, second) = (left.element.location, right.element.location)
      return (first.line ?? 0, first.column ?? 0, left.offset) < (second.line ?? 0, second.column ?? 0, right.offset)
    }.map(\.element)
  }

  /// Where a node begins.
  func location(of node: Node) -> SourceLocation {
    SourceLocation(file: path, line: node.mark?.line, column: node.mark?.column)
  }

  /// Notes a problem at a node.
  mutating func report(_ id: MessageID, _ arguments: [String], at node: Node, suggestion: String? = nil) {
    let place = location(of: node)
    let excerpt = place.line.flatMap { lines.indices.contains($0 - 1) ? String(lines[$0 - 1]) : nil }
    problems.append(Diagnostic(id, arguments, at: place, excerpt: excerpt, suggestion: suggestion))
  }

  /// Notes a problem that has its place already.
  mutating func append(_ problem: Diagnostic) { problems.append(problem) }

  /// The values of a mapping by key, in the file's order.
  mutating func entries(_ node: Node, _ name: String) -> [(key: String, value: Node)] {
    guard let mapping = node.mapping else {
      if !isNothing(node) { report(.configurationType, [name, "key: value"], at: node) }
      return []
    }
    return mapping.compactMap { pair in
      guard let key = pair.key.scalar?.string else {
        report(.configurationType, [name, "key: value"], at: pair.key)
        return nil
      }
      return (key, pair.value)
    }
  }

  /// The values of a mapping by key; a key that is not known is a problem.
  mutating func mapping(_ node: Node, at name: String, known: [String]) -> [String: Node] {
    guard let mapping = node.mapping else {
      if !isNothing(node) { report(.configurationType, [name.isEmpty ? "funnel.yaml" : name, "key: value"], at: node) }
      return [:]
    }
    var values: [String: Node] = [:]
    for pair in mapping {
      let key = pair.key.scalar?.string ?? ""
      if known.contains(key) {
        if !isNothing(pair.value) { values[key] = pair.value }
      } else {
        let full = name.isEmpty ? key : "\(name).\(key)"
        report(
          .configurationKeyUnknown,
          [full, known.joined(separator: ", ")],
          at: pair.key,
          suggestion: nearestName(to: key, among: known)
        )
      }
    }
    return values
  }

  /// Whether the value was left blank.
  private func isNothing(_ node: Node) -> Bool { node.scalar != nil && node.null != nil }

  /// The items of a list.
  mutating func sequence(_ node: Node, _ name: String) -> [Node] {
    guard let sequence = node.sequence else {
      report(.configurationType, [name, "[…]"], at: node)
      return []
    }
    return Array(sequence)
  }

  /// The text of a scalar.
  mutating func string(_ node: Node, _ name: String) -> String? {
    guard let scalar = node.scalar else {
      report(.configurationType, [name, "text"], at: node)
      return nil
    }
    return scalar.string
  }

  /// A whole number within bounds.
  mutating func integer(_ node: Node, _ name: String, _ bounds: ClosedRange<Int>) -> Int? {
    guard let text = string(node, name) else { return nil }
    guard let value = Int(text), bounds.contains(value) else {
      report(.configurationValue, [name, text, "\(bounds.lowerBound)…\(bounds.upperBound)"], at: node)
      return nil
    }
    return value
  }

  /// A date `yyyy-mm-dd`.
  mutating func date(_ node: Node, _ name: String) -> CivilDate? {
    guard let text = string(node, name) else { return nil }
    guard let date = CivilDate(iso: text) else {
      report(.configurationValue, [name, text, "2025-01-31"], at: node)
      return nil
    }
    return date
  }

  /// One of several words.
  mutating func choice(_ node: Node, _ name: String, _ choices: [String]) -> String? {
    guard let text = string(node, name) else { return nil }
    if let choice = choices.first(where: { $0.lowercased() == text.lowercased() }) { return choice }
    report(
      .configurationValue,
      [name, text, choices.joined(separator: " | ")],
      at: node,
      suggestion: nearestName(to: text, among: choices)
    )
    return nil
  }
}
