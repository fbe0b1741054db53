public import Diagnostics
import Mustache

/// The templates of the page and of the mail.
///
/// All of them are parsed and checked against what a report has to offer when they are read, so a mistake in a template is
/// found before any figure is computed, and never shows as a gap.
public struct ReportTemplates: Sendable {
  /// What a template begins.
  enum Root: String, CaseIterable {
    /// The page.
    case page = "report"
    /// The mail as HTML.
    case mail
    /// The mail as plain text.
    case mailText = "mail-text"

    /// What the template has to offer.
    var context: any TemplateContext.Type { self == .page ? PageContext.self : MailContext.self }
  }

  private let markup: MustacheLibrary
  private let plain: MustacheLibrary

  /// Reads and checks the templates.
  /// - Parameter folder: Where `.mustache` files lie that take the place of the default ones of the same name, such as
  ///   `report.mustache` or `mail/funnel.mustache`, or that these use; `nil` for the defaults alone.
  /// - Throws: All mistakes in the templates, each with its file and line.
  public init(folder: String? = nil) throws(Diagnostics) {
    let sources = try TemplateSource.load(folder: folder)
    let templates = try TemplateTree.parse(sources)
    var check = TemplateCheck(templates: templates)
    for root in Root.allCases { check.run(root: root.rawValue, context: root.context, folder: folder) }
    check.findUnused()
    try Diagnostics.throwIfAny(check.problems)
    markup = try TemplateLibrary.make(sources, escaping: .markup)
    plain = try TemplateLibrary.make(sources, escaping: .plainText)
  }

  /// A template filled in.
  func text(_ root: Root, _ context: some TemplateContext) throws(Diagnostics) -> String {
    let library = root == .mailText ? plain : markup
    guard let text = library.render(context, withTemplate: root.rawValue) else {
      throw Diagnostics(Diagnostic(.templateMissing, [root.rawValue]))
    }
    return text
  }
}
