import Mustache

/// What a level of a template has to offer, by name.
///
/// One table says both what names there are and where their values come from, so that checking a template before and
/// rendering it later cannot disagree.
protocol TemplateContext: MustacheParent, Sendable {
  /// The names and values.
  static var fields: [String: TemplateField<Self>] { get }
  /// The names and what they stand for.
  static var shapes: [String: TemplateShape] { get }
}

extension TemplateContext {
  static var shapes: [String: TemplateShape] { fields.mapValues(\.shape) }

  /// The value of a name, for the library.
  func child(named name: String) -> Any? { Self.fields[name]?.value(self) }
}

/// What a name in a template stands for.
enum TemplateShape: Sendable {
  /// A text, to be escaped.
  case text
  /// Markup that is made by the program, to be taken as it is.
  case markup
  /// Whether something is so.
  case flag
  /// Elements, each with names of its own.
  case list(any TemplateContext.Type)
  /// A part with names of its own.
  case part(any TemplateContext.Type)
}

/// A name in a template: what it stands for and where its value comes from.
struct TemplateField<Context>: Sendable {
  /// What it stands for.
  let shape: TemplateShape
  /// The value in a context.
  let value: @Sendable (Context) -> Any

  /// A text.
  static func text(_ value: @escaping @Sendable (Context) -> String) -> TemplateField {
    TemplateField(shape: .text) { TemplateText(renderText: value($0)) }
  }

  /// Markup.
  static func markup(_ value: @escaping @Sendable (Context) -> String) -> TemplateField {
    TemplateField(shape: .markup) { TemplateText(renderText: value($0)) }
  }

  /// Whether something is so.
  static func flag(_ value: @escaping @Sendable (Context) -> Bool) -> TemplateField {
    TemplateField(shape: .flag, value: value)
  }

  /// Elements.
  static func list<Element: TemplateContext>(_ value: @escaping @Sendable (Context) -> [Element]) -> TemplateField {
    TemplateField(shape: .list(Element.self), value: value)
  }

  /// A part.
  static func part<Part: TemplateContext>(_ value: @escaping @Sendable (Context) -> Part) -> TemplateField {
    TemplateField(shape: .part(Part.self), value: value)
  }
}

/// A text that says so: of a plain one the library first asks whether it is half a dozen other things.
private struct TemplateText: MustacheCustomRenderable {
  let renderText: String
  var isNull: Bool { false }
}
