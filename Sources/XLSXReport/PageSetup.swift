import CXlsxWriter
import Diagnostics
import ReportModel

/// How sheets are printed: landscape A4, with what they are of above and the page's number below.
struct PageSetup {
  private let head: String
  private let foot: String

  /// Takes the words from a report.
  init(_ document: ReportDocument) {
    // Small and grey: the figures matter.
    let look = "&8&K5B6770"
    let company = document.company.isEmpty ? "" : " · " + document.company
    head = "&L\(look)\(WorkbookText.headFoot(document.title + company, limit: 80))&R\(look)&A"
    let page = WorkbookText.headFoot(document.words.page, limit: 20)
    let number = document.format.language == .english ? "\(page) &P / &N" : "&P / &N \(page)"
    foot = "&L\(look)\(WorkbookText.headFoot(document.subtitle, limit: 80))&R\(look)\(number)"
  }

  /// Whether cells that fit the page's width, or are shrunk to, nearly fit its height too.
  /// - Parameters:
  ///   - width: the columns' width in digits.
  ///   - height: the rows' height in points.
  static func isNearlyOnePage(columns: [Int], height: Double) -> Bool {
    // The printed part of landscape A4 in points; a column of n digits is 7n + 5 pixels of 3/4 point.
    let (pageWidth, pageHeight) = (770.0, 500.0)
    let width = Double(columns.reduce(0) { $0 + $1 * 7 + 5 }) * 3 / 4
    return height * min(1, pageWidth / width) < pageHeight * 1.35
  }

  /// Sets up a sheet.
  /// - Parameters:
  ///   - cells: what is printed.
  ///   - repeated: rows repeated on every page.
  ///   - isOnePage: whether all must fit on one page; else only the width must.
  ///   - isCentred: whether it stands in the middle of the page's width.
  func apply(
    to sheet: Worksheet,
    printing cells: CellRange,
    repeating repeated: ClosedRange<Int>?,
    isOnePage: Bool = false,
    isCentred: Bool = false
  ) throws(WorkbookError) {
    let pointer = sheet.pointer
    worksheet_set_landscape(pointer)
    // 9 is A4.
    worksheet_set_paper(pointer, 9)
    worksheet_set_margins(pointer, 0.5, 0.5, 0.65, 0.65)
    worksheet_fit_to_pages(pointer, 1, isOnePage ? 1 : 0)
    if isCentred { worksheet_center_horizontally(pointer) }
    worksheet_gridlines(pointer, UInt8(LXW_HIDE_ALL_GRIDLINES.rawValue))
    try check(worksheet_set_header(pointer, head)) { "the page head of “\(sheet.name)”" }
    try check(worksheet_set_footer(pointer, foot)) { "the page foot of “\(sheet.name)”" }
    let (top, left, bottom, right) = cells.bounds
    try check(worksheet_print_area(pointer, top, left, bottom, right)) { "the print area of “\(sheet.name)”" }
    if let repeated {
      try check(worksheet_repeat_rows(pointer, lxw_row_t(repeated.lowerBound), lxw_row_t(repeated.upperBound))) {
        "the repeated rows of “\(sheet.name)”"
      }
    }
    // A deal called 007 is a text on purpose; Excel shall not mark it as a mistake.
    let all = CellRange(rows: 0...1_048_575, columns: 0...16_383).relative
    try check(worksheet_ignore_errors(pointer, UInt8(LXW_IGNORE_NUMBER_STORED_AS_TEXT.rawValue), all)) {
      "the ignored marks of “\(sheet.name)”"
    }
  }
}
