import DealModel
import Diagnostics
public import ReportModel

/// Writes a report as a workbook for Excel, WPS and LibreOffice.
public enum WorkbookReport {
  /// The deals above which rows are not kept in memory.
  private static let constantMemoryDeals = 20_000

  /// Writes the workbook.
  ///
  /// The same document gives the same bytes.
  /// - Parameters:
  ///   - path: the file, replaced if it is there.
  ///   - temporaryFolder: where the library keeps its temporary files, up to twice the size of the unzipped workbook.
  /// - Throws: where the file cannot be written; none is left then.
  public static func write(
    _ document: ReportDocument,
    to path: String,
    temporaryFolder: String
  ) throws(WorkbookError) {
    let dealCount = document.deals?.rows.count ?? 0
    var workbook = try Workbook(
      path: path,
      temporaryFolder: temporaryFolder,
      constantMemory: dealCount > constantMemoryDeals
    )
    try workbook.setProperties(
      title: document.title,
      subject: document.subtitle,
      company: document.company,
      created: document.asOf.dayNumber * 86_400
    )
    let language = document.format.language
    let formats = try WorkbookFormats(in: workbook, language: language, points: document.words.points)
    let page = PageSetup(document)
    var deals = document.deals.map {
      DealSheet(deals: $0, tooLong: document.words.sheetTooLong, formats: formats, page: page, numbers: document.format)
    }
    for section in document.sections {
      if section.id.isBehindDeals { try deals.take()?.add(to: &workbook) }
      let sheet = try workbook.addSheet(named: section.title)
      if section.id == .summary {
        try SummarySheet(document: document, section: section, formats: formats, page: page)
          .write(to: sheet, of: workbook)
      } else {
        try SectionSheet(
          section: section,
          subtitle: document.subtitle,
          formats: formats,
          page: page,
          numbers: document.format,
          tooLong: document.words.sheetTooLong
        ).write(to: sheet)
      }
    }
    try deals.take()?.add(to: &workbook)
    try workbook.close()
  }
}

extension SectionID {
  /// Whether the part comes after the deal list.
  fileprivate var isBehindDeals: Bool {
    let order = SectionID.allCases
    guard let own = order.firstIndex(of: self), let deals = order.firstIndex(of: .deals) else { return false }
    return own > deals
  }
}
