import Diagnostics

/// A tag of a template.
struct TemplateTag: Sendable, Equatable {
  /// What a tag asks for.
  enum Kind: Sendable {
    /// `{{name}}`: a text, escaped.
    case variable
    /// `{{{name}}}` or `{{&name}}`: markup as it is.
    case markup
    /// `{{#name}}`: what follows, for every element or if it is so.
    case section
    /// `{{^name}}`: what follows, if there is no element or it is not so.
    case inverted
    /// `{{/name}}`: the end of either.
    case end
    /// `{{>name}}`: another template.
    case partial
  }

  /// What it asks for.
  var kind: Kind
  /// The name in it.
  var name: String
  /// Where it begins, counted from 1.
  var line: Int
  /// Where it begins in the line, in characters counted from 1.
  var column: Int
}

/// A mistake in a template and where it is.
struct TemplateFault: Error, Equatable {
  /// Which message tells of it.
  var id: MessageID
  /// What the message is filled with.
  var arguments: [String]
  /// The line, counted from 1.
  var line: Int
  /// The column, counted from 1.
  var column: Int
}

extension TemplateFault {
  /// A mistake at a tag.
  init(_ id: MessageID, _ arguments: [String], _ tag: TemplateTag) {
    self.init(id: id, arguments: arguments, line: tag.line, column: tag.column)
  }
}
