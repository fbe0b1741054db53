import ChartSVG
import Diagnostics
import Mustache

/// Hands templates to the library that renders them.
enum TemplateLibrary {
  /// What a value must not change when it is filled in.
  enum Escaping: String {
    /// The markup around it.
    case markup = "SALESFUNNELMARKUP"
    /// The lines around it.
    case plainText = "SALESFUNNELTEXT"
  }

  /// A library of the templates, all of which escape scalar by scalar.
  ///
  /// The library escapes by grapheme, which lets `"` with a combining accent pass; and a partial starts with the
  /// library's own escaping, whatever the template around it says. So every template begins with a pragma of ours.
  static func make(
    _ sources: [String: TemplateSource],
    escaping: Escaping
  ) throws(Diagnostics) -> MustacheLibrary {
    _ = registration
    var templates: [String: MustacheTemplate] = [:]
    var problems: [Diagnostic] = []
    for source in sources.values.sorted(by: { $0.name < $1.name }) {
      do {
        templates[source.name] = try MustacheTemplate(
          string: "{{% CONTENT_TYPE: \(escaping.rawValue)}}\n" + source.text
        )
      } catch let error as MustacheTemplate.ParserError {
        // The scanner has refused all mistakes we know of; the pragma's line comes off again.
        let fault = TemplateFault(
          id: .templateUnparsed,
          arguments: ["\(error.error)"],
          line: max(1, error.context.lineNumber - 1),
          column: error.context.columnNumber
        )
        problems.append(source.problem(fault))
      } catch {
        problems.append(
          source.problem(TemplateFault(id: .templateUnparsed, arguments: ["\(error)"], line: 1, column: 1))
        )
      }
    }
    try Diagnostics.throwIfAny(problems)
    return MustacheLibrary(templates: templates)
  }

  private static let registration: Void = {
    MustacheContentTypes.register(MarkupEscaping(), named: Escaping.markup.rawValue)
    MustacheContentTypes.register(LineEscaping(), named: Escaping.plainText.rawValue)
  }()

  private struct MarkupEscaping: MustacheContentType {
    func escapeText(_ text: String) -> String { escapedMarkup(text) }
  }

  private struct LineEscaping: MustacheContentType {
    func escapeText(_ text: String) -> String { lineText(text) }
  }
}
