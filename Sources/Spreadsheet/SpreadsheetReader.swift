package import Diagnostics

/// Reads one sheet of an .xlsx workbook as a table in text.
///
/// The text is UTF-8 with commas, `"` around a field only where it must be (RFC 4180), and line feeds: **one record a row
/// of the sheet, from row 1 on**, so that the number of a record is the number of its row. A record goes up to the row's
/// last filled cell: records are of different lengths, and a row without a filled cell, or one that is not there, is an
/// empty line. Behind the last row with a filled cell there is nothing. An empty text counts as no cell.
///
/// Values are written as a person sees them in the sheet, but with all their digits:
/// - numbers without exponent or grouping (`DecimalText`), those in a percent format as `45.5%`, never between quotes;
/// - texts that look like one with decimals (`1.234`, `45.5%`) always between quotes: so an unquoted one is a number, and
///   its point stands before decimals, whatever sign the texts beside it have there;
/// - dates as `2025-06-30`, with ` 14:05:00` where there is a time, times without a day as `14:05:00`, lengths of time
///   (`[h]:mm`) as `36:00:00` (`SerialDate`, `NumberFormat`);
/// - truth as `TRUE` and `FALSE`, errors as their text (`#N/A`), formulas as the result that the file keeps;
/// - of merged cells, only the first one has the value, unless it is asked for in all rows that show it; hidden rows and
///   columns are read like others.
package enum SpreadsheetReader {
  /// How large a workbook may be; what passes a limit is refused with a diagnostic.
  package struct Limits: Sendable {
    /// Bytes that may be unpacked in all.
    package var inflatedBytes = 8 << 30
    /// Bytes of each part that is kept whole in some form: relationships, the list of sheets, styles.
    package var partBytes = 64 << 20
    /// Times its size to which a part may unpack, once it has passed `uncheckedBytes`.
    package var inflationRatio = 400
    /// Bytes to which a part may unpack whatever its size.
    package var uncheckedBytes = 64 << 20
    /// Bytes of memory for the shared strings.
    package var stringBytes = 1 << 30
    /// Bytes of the resulting text.
    package var textBytes = 8 << 30
    /// Empty fields to the left of filled cells: 512 in each row of the longest sheet.
    package var emptyFields = 512 << 20
    /// Bytes that merged cells may add in the rows below their first.
    package var mergedBytes = 512 << 20
    /// Bytes of one cell's text.
    package var cellBytes = 1 << 20
    /// Columns that may be filled.
    package var columns = 4096

    /// Makes the limits; all can be changed.
    package init() {}
  }

  /// What was read.
  package struct Outcome: Sendable {
    /// The name of the sheet.
    package var sheet: String
    /// The names of the other visible sheets in their order, without charts and macros; they may be empty.
    package var otherSheets: [String]
    /// The last row with a filled cell: the number of records.
    package var rows: Int
    /// The last column with a filled cell.
    package var columns: Int
    /// Formulas for which the file keeps no result, as programs write it that cannot calculate: they are read as empty.
    package var formulasWithoutResult: Int
    /// The first of them, for example `C2`.
    package var firstFormulaWithoutResult: String?
    /// Whether the workbook counts days from 1904.
    package var uses1904: Bool
    /// The cells that are merged downwards, in the order of the file; more than four million are not looked at.
    package var merged: [MergedCells]
    /// How many fields were filled with the value of a merged cell above, and the first of these cells.
    package var filled: Finding
    /// Merged cells with a number, which were not taken down, and the first of them.
    package var mergedNumbers: Finding
  }

  /// How often something was found, and the cell where it was found first.
  package struct Finding: Sendable {
    /// How often.
    package var count = 0
    /// For example `C2`; empty where it was not found.
    package var first = ""

    mutating func note(_ place: @autoclosure () -> String, _ times: Int = 1) {
      if count == 0 { first = place() }
      count += times
    }
  }

  /// Writes a sheet as text.
  /// - Parameters:
  ///   - bytes: the workbook's file.
  ///   - path: its path, for messages only.
  ///   - filling: merged cells whose value all their rows get, in the first of their columns. A number is not taken down:
  ///     it may be the sum of its rows, and would be counted once for each.
  ///   - sheet: the name of the sheet, hidden or not, without regard to case; `nil` for the first visible sheet that has a
  ///     filled cell.
  ///   - sink: takes the text, about 64 KiB at a time. What it got is worth nothing if an error is thrown afterwards: only
  ///     the end of a part tells whether it was whole.
  /// - Throws: a diagnostic where the file is no workbook, is damaged, or passes a limit, or the sink's own. Its line and
  ///   column are the row and column of the sheet, where one is to blame.
  package static func convert(
    _ bytes: UnsafeRawBufferPointer,
    path: String,
    sheet: String? = nil,
    limits: Limits = Limits(),
    filling: [MergedCells] = [],
    into sink: (UnsafeRawBufferPointer) throws(Diagnostic) -> Void
  ) throws(Diagnostic) -> Outcome {
    if bytes.isEmpty { throw Diagnostic(.fileEmpty, at: SourceLocation(file: path)) }
    if let problem = OtherFormat.problem(bytes, path: path) { throw problem }
    let archive = try WorkbookPackage(bytes, path: path, limits: limits)
    let workbook = try WorkbookPart(in: archive, limits: limits)
    let candidates = try workbook.candidates(for: sheet, path: path)
    var context = SheetReader.Context(
      path: path,
      sheet: "",
      part: "",
      strings: SharedStrings(),
      styles: CellStyles(),
      uses1904: workbook.uses1904,
      limits: limits,
      filling: filling
    )
    if let part = workbook.styles { context.styles = try CellStyles(part: part, in: archive, limits: limits) }
    if let part = workbook.sharedStrings {
      context.strings = try SharedStrings(part: part, in: archive, limits: limits)
    }
    // Thousands of sheets may share one empty part.
    var emptyParts: Set<String> = []
    for candidate in candidates {
      guard let part = candidate.part, emptyParts.insert(part).inserted else { continue }
      (context.sheet, context.part) = (candidate.name, part)
      let contents = try SheetReader.read(context, of: archive, into: sink)
      if contents.rows == 0 { continue }
      return Outcome(
        sheet: candidate.name,
        otherSheets: workbook.visibleTables.filter { $0 != candidate.name },
        rows: contents.rows,
        columns: contents.columns,
        formulasWithoutResult: contents.formulasWithoutResult,
        firstFormulaWithoutResult: contents.firstFormulaWithoutResult,
        uses1904: workbook.uses1904,
        merged: contents.merged,
        filled: contents.filled,
        mergedNumbers: contents.mergedNumbers
      )
    }
    throw workbook.nothingFound(in: sheet, path: path)
  }

  /// The refusal of a file that only calls itself a workbook, or is one of another kind: password-protected, of before
  /// 2007 (.xls), or a web page or XML under the name of a workbook; `nil` for all else.
  /// - Complexity: looks at the first 4 KiB, and of old workbooks at the names in them (up to 16 MiB).
  package static func refusal(of bytes: UnsafeRawBufferPointer, path: String) -> Diagnostic? {
    OtherFormat.problem(bytes, path: path)
  }
}
