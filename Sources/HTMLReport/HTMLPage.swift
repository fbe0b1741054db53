public import Diagnostics
import Mustache
public import ReportModel

/// Renders a report as one self-contained HTML page: nothing is fetched, no script is needed.
///
/// The page comes from Mustache templates. All of them are parsed and checked against what the report has to offer when
/// a page is made, so a mistake in a template is found before any figure is computed, and never shows as a gap.
public struct HTMLPage: Sendable {
  private let library: MustacheLibrary

  /// The template that the page begins with.
  private static let root = "report"

  /// Reads and checks the templates.
  /// - Parameter templatesFolder: Where `.mustache` files lie that take the place of the default ones of the same name,
  ///   such as `report.mustache` or `report/style.mustache`, or that these use; `nil` for the defaults alone.
  /// - Throws: All mistakes in the templates, each with its file and line.
  public init(templatesFolder: String? = nil) throws(Diagnostics) {
    let sources = try TemplateSource.load(folder: templatesFolder)
    let templates = try TemplateTree.parse(sources)
    var check = TemplateCheck(templates: templates)
    check.run(root: HTMLPage.root, context: PageContext.self, folder: templatesFolder)
    try Diagnostics.throwIfAny(check.problems)
    library = try TemplateLibrary.make(sources)
  }

  /// The page.
  /// - Parameter dealLimit: How many deals are listed at most; the page says how many more there are.
  /// - Throws: When the templates have no page to begin with.
  public func render(_ document: ReportDocument, dealLimit: Int = 500) throws(Diagnostics) -> String {
    let context = PageContext(document, dealLimit: max(0, dealLimit))
    guard let page = library.render(context, withTemplate: HTMLPage.root) else {
      throw Diagnostics(Diagnostic(.templateMissing, [HTMLPage.root]))
    }
    return page
  }
}
