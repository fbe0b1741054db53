import ArgumentParser
import Foundation

/// A command as it declares itself: what help, completions and the manual are made from.
///
/// swift-argument-parser writes these down as JSON (`--experimental-dump-help`, ToolInfo version 0).
struct CommandDescription: Decodable {
  /// An option or an argument.
  struct Argument: Decodable {
    /// One of its names.
    struct Name: Decodable {
      var kind: String
      var name: String

      /// As it is typed.
      var text: String { kind == "long" ? "--" + name : "-" + name }
    }

    var kind: String
    var shouldDisplay: Bool
    var sectionTitle: String?
    var isOptional: Bool
    var isRepeating: Bool
    var names: [Name]?
    var valueName: String?
    var defaultValue: String?
    var abstract: String?
  }

  var commandName: String
  var abstract: String?
  var discussion: String?
  var shouldDisplay: Bool?
  var subcommands: [CommandDescription]?
  var arguments: [Argument]?

  private struct Tool: Decodable { var command: CommandDescription }

  /// The whole tool.
  static func root() throws -> CommandDescription {
    try JSONDecoder().decode(Tool.self, from: Data(SalesFunnelCommand._dumpHelp().utf8)).command
  }

  /// The commands that a user sees, but for `help`.
  var commands: [CommandDescription] {
    (subcommands ?? []).filter { $0.shouldDisplay != false && $0.commandName != "help" }
  }

  /// The options and arguments that a user sees.
  var shown: [Argument] { (arguments ?? []).filter(\.shouldDisplay) }

  /// The command lines below “Examples:” in its help.
  var examples: [String] {
    let lines = (discussion ?? "").split(separator: "\n", omittingEmptySubsequences: false)
    guard let heading = lines.firstIndex(of: "Examples:") else { return [] }
    return lines[(heading + 1)...].prefix { $0.hasPrefix("  ") }.map { String($0.dropFirst(2)) }
  }
}
