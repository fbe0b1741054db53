public import Diagnostics
public import ReportModel

/// Renders a report as one self-contained HTML page: nothing is fetched, no script is needed.
public struct HTMLPage: Sendable {
  private let templates: ReportTemplates

  /// A page by templates that are read and checked.
  public init(templates: ReportTemplates) { self.templates = templates }

  /// A page by templates that are read and checked first.
  /// - Parameter templatesFolder: Where templates lie that take the place of default ones; `nil` for the defaults alone.
  /// - Throws: All mistakes in the templates, each with its file and line.
  public init(templatesFolder: String? = nil) throws(Diagnostics) {
    templates = try ReportTemplates(folder: templatesFolder)
  }

  /// The page.
  /// - Parameter dealLimit: How many deals are listed at most; the page says how many more there are.
  /// - Throws: When the templates have no page to begin with.
  public func render(_ document: ReportDocument, dealLimit: Int = 200) throws(Diagnostics) -> String {
    try templates.text(.page, PageContext(document, dealLimit: max(0, dealLimit)))
  }
}
