public import Diagnostics
import Mustache

/// The templates of the page and of the mail.
///
/// Those of a user are parsed and checked against what a report has to offer when they are read, so a mistake in a template
/// is found before any figure is computed, and never shows as a gap.
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

  private let sources: [String: TemplateSource]
  /// Whether a user's templates are among them, which may use any of the others.
  private let areOwn: Bool

  /// Reads and checks the templates.
  /// - Parameter folder: Where `.mustache` files lie that take the place of the default ones of the same name, such as
  ///   `report.mustache` or `mail/funnel.mustache`, or that these use; `nil` for the defaults alone.
  /// - Throws: All mistakes in the templates, each with its file and line.
  public init(folder: String? = nil) throws(Diagnostics) {
    sources = try TemplateSource.load(folder: folder)
    areOwn = folder != nil
    // The default ones alone were checked before the program was built: that takes as long as filling in half a page.
    if areOwn { try check(folder: folder) }
  }

  /// Checks all templates.
  /// - Throws: All mistakes in them.
  func check(folder: String?) throws(Diagnostics) {
    let templates = try TemplateTree.parse(sources)
    var check = TemplateCheck(templates: templates)
    for root in Root.allCases { check.run(root: root.rawValue, context: root.context, folder: folder) }
    check.findUnused()
    try Diagnostics.throwIfAny(check.problems)
    for root in Root.allCases { _ = try library(root) }
  }

  /// The templates that a default one may use stand in the folder of its name.
  static func isPart(_ name: String, of root: Root) -> Bool {
    name == root.rawValue || name.hasPrefix(root.rawValue + "/")
  }

  private func library(_ root: Root) throws(Diagnostics) -> MustacheLibrary {
    let needed = areOwn ? sources : sources.filter { ReportTemplates.isPart($0.key, of: root) }
    return try TemplateLibrary.make(needed, escaping: root == .mailText ? .plainText : .markup)
  }

  /// A template filled in.
  func text(_ root: Root, _ context: some TemplateContext) throws(Diagnostics) -> String {
    guard let text = try library(root).render(context, withTemplate: root.rawValue) else {
      throw Diagnostics(Diagnostic(.templateMissing, [root.rawValue]))
    }
    return text
  }
}
