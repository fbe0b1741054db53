import CXlsxWriter
import Diagnostics
import TestSupport
import Testing

@testable import Spreadsheet

/// Workbooks as other programs write them.
///
/// Those in `workbooks/read` are one table written by openpyxl 3.1.5, with both ways of counting days, and the same as
/// LibreOffice 7.4 saved it; their texts were compared by hand with LibreOffice's CSV and what python-calamine 0.4 reads.
struct WriterTests {
  @Test(arguments: RecordedText.names(in: "read", endings: [".xlsx"]))
  func recorded(name: String) throws {
    let converted = try Converted(RecordedText.bytes("read/" + name))
    try RecordedText.expect(converted.text, "read/" + name.replacing(".xlsx", with: ".csv"))
    #expect(converted.outcome.rows == 75 && converted.outcome.columns == 6)
    #expect(converted.outcome.uses1904 == name.contains("1904"))
    // openpyxl cannot calculate, LibreOffice can.
    #expect(converted.outcome.formulasWithoutResult == (name.hasPrefix("openpyxl") ? 3 : 0))
  }

  @Test func thereAreSome() { #expect(RecordedText.names(in: "read", endings: [".xlsx"]).count == 4) }

  /// libxlsxwriter, with shared strings, and with inline ones as it writes where memory is to be constant.
  @Test(arguments: [false, true])
  func libxlsxwriter(constantMemory: Bool) throws {
    let folder = TestFolder()
    let path = folder.path + "/book.xlsx"
    var options = lxw_workbook_options()
    options.constant_memory = constantMemory ? 1 : 0
    let book = try #require(workbook_new_opt(path, &options))
    let sheet = try #require(workbook_add_worksheet(book, "Déals"))
    let date = workbook_add_format(book)
    format_set_num_format(date, "yyyy-mm-dd hh:mm:ss")
    let percent = workbook_add_format(book)
    format_set_num_format_index(percent, 10)
    for (column, heading) in ["id", "stage, now", " value ", "two\nlines"].enumerated() {
      worksheet_write_string(sheet, 0, UInt16(column), heading, nil)
    }
    worksheet_write_number(sheet, 2, 0, 1234.5, nil)
    worksheet_write_number(sheet, 2, 1, 0.1 + 0.2, nil)
    var moment = lxw_datetime(year: 2024, month: 3, day: 5, hour: 14, min: 7, sec: 33.25)
    worksheet_write_datetime(sheet, 2, 2, &moment, date)
    worksheet_write_number(sheet, 2, 3, 0.455, percent)
    worksheet_write_boolean(sheet, 2, 4, 1, nil)
    worksheet_write_formula_num(sheet, 3, 0, "=1+1", nil, 2)
    worksheet_write_formula_str(sheet, 3, 1, "=\"a\"", nil, "a")
    worksheet_write_blank(sheet, 3, 5, date)
    #expect(workbook_close(book) == LXW_NO_ERROR)
    let converted = try Converted(TestFolder.contents(path))
    #expect(
      converted.text == """
        id,"stage, now", value ,"two
        lines"

        1234.5,0.3,2024-03-05 14:07:33.250,45.5%,TRUE
        2,a

        """
    )
    #expect(converted.outcome.sheet == "Déals")
  }
}
