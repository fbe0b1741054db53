import Diagnostics
import Testing

@testable import Spreadsheet

/// Rows and cells: where they stand, and what their values become.
struct SheetReaderTests {
  // MARK: Places

  /// Row 1 and 3 are not there, row 4 has only formats, row 6 ends with a format.
  @Test func aRecordARow() throws {
    let book = TestWorkbook(
      """
      <row r="2"><c r="A2"><v>1</v></c><c r="C2"><v>2</v></c></row>
      <row r="4"><c r="A4" s="1"/><c r="B4"/></row>
      <row r="5"/>
      <row r="6"><c r="B6"><v>3</v></c><c r="ZZ6" s="1"/></row>
      <row r="1000" ht="20"/>
      """
    )
    let converted = try Converted(book.file)
    #expect(converted.text == "\n1,,2\n\n\n\n,3\n")
    #expect(converted.outcome.rows == 6)
    #expect(converted.outcome.columns == 3)
  }

  /// An empty text is no value: alone in its row it gives an empty line, not a record of one empty field.
  @Test func emptyTexts() throws {
    var book = TestWorkbook(
      """
      <row><c t="s"><v>0</v></c></row>
      <row><c t="inlineStr"><is><t></t></is></c><c t="str"><f>""</f><v></v></c></row>
      <row><c t="inlineStr"><is><t>a</t></is></c><c t="s"><v>0</v></c></row>
      <row><c t="s"><v>0</v></c><c t="inlineStr"><is><t>b</t></is></c></row>
      """
    )
    book.strings = "<si><t/></si>"
    #expect(try book.text() == "\n\na\n,b\n")
  }

  @Test func withoutPlaces() throws {
    let book = TestWorkbook(
      """
      <row><c><v>1</v></c><c><v>2</v></c></row><row><c/><c><v>3</v></c><c r="E2"><v>4</v></c><c><v>5</v></c></row>
      <row r="4"><c><v>6</v></c></row><row><c><v>7</v></c></row>
      """
    )
    #expect(try book.text() == "1,2\n,3,,,4,5\n\n6\n7\n")
  }

  @Test func theFarEnd() throws {
    var limits = SpreadsheetReader.Limits()
    limits.columns = 16_384
    let book = TestWorkbook("<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>")
    let text = try book.text(limits: limits)
    #expect(text.utf8.count == 1_048_575 + 16_383 + 2)
    #expect(text.hasSuffix(",1\n"))
  }

  @Test func prefixesAndOtherElements() throws {
    var book = TestWorkbook("")
    book.sheets[0].xml = """
      <x:worksheet xmlns:x="m"><x:sheetPr/><x:cols><x:col min="1"/></x:cols><x:sheetData><x:row r="1" hidden="1">
      <x:c r="A1"><x:f>1+1</x:f><x:v>2</x:v><x:extLst><x:t>no</x:t></x:extLst></x:c></x:row></x:sheetData>
      <x:mergeCells count="2"><x:mergeCell ref="A1:C1"/><x:mergeCell ref="nonsense"/></x:mergeCells></x:worksheet>
      """
    let converted = try Converted(book.file)
    #expect(converted.text == "2\n")
  }

  // MARK: Values

  @Test(arguments: [
    ("<c><v>0.30000000000000004</v></c>", "0.3"), ("<c t='n'><v>12.50</v></c>", "12.5"), ("<c><v> 7 </v></c>", "7"),
    ("<c t='b'><v>1</v></c>", "TRUE"), ("<c t='b'><v>0</v></c>", "FALSE"), ("<c t='b'><v>true</v></c>", "TRUE"),
    ("<c t='e'><v>#N/A</v></c>", "#N/A"), ("<c t='e'><v>#DIV/0!</v></c>", "#DIV/0!"),
    ("<c t='str'><f>A2</f><v>won</v></c>", "won"), ("<c t='d'><v>2024-03-05T14:07:33</v></c>", "2024-03-05 14:07:33"),
    ("<c t='d'><v>2024-03-05</v></c>", "2024-03-05"), ("<c t='new'><v>x</v></c>", "x"),
    ("<c><v>nonsense</v></c>", "nonsense"),
    ("<c t='inlineStr'><is><t>a</t></is></c>", "a"), ("<c t='inlineStr'><v>no</v><is><t>a</t></is></c>", "a"),
    ("<c t='inlineStr'><is><r><t>won </t></r><r><rPr/><t>late</t></r></is></c>", "wonlate"),
    ("<c t='inlineStr'><is><r><t xml:space='preserve'>won </t></r><r><t>late</t></r></is></c>", "won late"),
    ("<c t='inlineStr'><is xml:space='preserve'><t> a </t></is></c>", " a "),
    ("<c t='inlineStr'><is><t> a </t></is></c>", "a"), ("<c t='str'><v xml:space='preserve'> a</v></c>", " a"),
    ("<c t='inlineStr'><is><t>東京</t><rPh sb='0' eb='2'><t>トウキョウ</t></rPh></is></c>", "東京"),
    ("<c t='inlineStr'><is><t>&lt;a&gt; &#38; <![CDATA[<b>]]></t></is></c>", "<a> & <b>"),
    ("<c t='str'><v>_x0041_</v></c>", "A"), ("<c t='inlineStr'><is><t>_x005F_x0041_</t></is></c>", "_x0041_"),
  ])
  func values(cell: String, expected: String) throws {
    #expect(try TestWorkbook("<row>\(cell)</row>").text() == expected + "\n")
  }

  @Test(arguments: [
    ("a,b", "\"a,b\""), ("say \"hi\"", "\"say \"\"hi\"\"\""), ("a&#10;b", "\"a\nb\""), ("a_x000D_&#10;b", "\"a\r\nb\""),
    ("a;b|c'd", "a;b|c'd"), ("a\u{A0}b", "a\u{A0}b"), ("\"", "\"\"\"\""),
    // At the beginning of a file, these would be taken for a statement and a byte order mark.
    ("sep=;", "\"sep=;\""), ("\u{FEFF}a", "\"\u{FEFF}a\""),
  ])
  func quoting(text: String, expected: String) throws {
    let inline = TestWorkbook("<row><c t='inlineStr'><is><t>\(text)</t></is></c></row>")
    #expect(try inline.text() == expected + "\n")
    var shared = TestWorkbook("<row><c t='s'><v>1</v></c></row>")
    shared.strings = "<si><t>other</t></si><si><t>\(text)</t></si>"
    #expect(try shared.text() == expected + "\n")
  }

  /// Quotes tell a text from a number, where it could be one with decimals.
  @Test(arguments: [
    ("1.234", true), ("-0.5", true), ("+1.5", true), ("45.5%", true), (".5", true), ("1234", false), ("45%", false),
    ("1.2.3", false), ("12.05.2024", false), ("1.5 k", false), ("€1.5", false), (".", true), ("%", false), ("-", false),
    (" 1.5", false),
  ])
  func textsThatLookLikeNumbers(text: String, isQuoted: Bool) throws {
    let expected = isQuoted ? "\"\(text)\"" : text
    let element = "<t xml:space='preserve'>\(text)</t>"
    var book = TestWorkbook(
      "<row><c t='s'><v>0</v></c><c t='inlineStr'><is>\(element)</is></c><c t='str'><v xml:space='preserve'>\(text)</v></c></row>"
    )
    book.strings = "<si>\(element)</si>"
    #expect(try book.text() == "\(expected),\(expected),\(expected)\n")
  }

  @Test func numbersAreNeverQuoted() throws {
    var book = TestWorkbook("<row><c><v>1.234</v></c><c t='n'><v>-12.5</v></c><c s='1'><v>0.455</v></c></row>")
    book.styles = "<cellXfs><xf/><xf numFmtId='9'/></cellXfs>"
    #expect(try book.text() == "1.234,-12.5,45.5%\n")
  }

  /// Styles 0 to 5: general, date, percent, custom date, time, length of time.
  @Test func formats() throws {
    var book = TestWorkbook(
      (0..<7).map { style in
        "<row><c s='\(style)'><v>45356.5</v></c><c s='\(style)'><v>0.455</v></c><c s='\(style)' t='str'><v>x</v></c></row>"
      }.joined()
    )
    book.styles = """
      <numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;x&quot;"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>
      <cellXfs><xf/><xf numFmtId="14"/><xf numFmtId="9"/><xf numFmtId="164" applyNumberFormat="0"/><xf numFmtId="20"/>
      <xf numFmtId="46"/></cellXfs><dxfs><dxf><numFmt numFmtId="0" formatCode="yyyy"/></dxf></dxfs>
      """
    // 45356.5 days are 1,088,556 hours; style 6 is not there.
    #expect(
      try book.text() == """
        45356.5,0.455,x
        2024-03-05 12:00:00,1900-01-00 10:55:12,x
        4535650%,45.5%,x
        2024-03-05 12:00:00,1900-01-00 10:55:12,x
        2024-03-05 12:00:00,10:55:12,x
        1088556:00:00,10:55:12,x
        45356.5,0.455,x

        """
    )
  }

  @Test(arguments: ["date1904='1'", "date1904='true'"])
  func daysFrom1904(properties: String) throws {
    var book = TestWorkbook("<row><c s='1'><v>43894</v></c></row>")
    book.styles = "<cellXfs><xf/><xf numFmtId='14'/></cellXfs>"
    book.properties = properties
    let converted = try Converted(book.file)
    #expect(converted.text == "2024-03-05\n")
    #expect(converted.outcome.uses1904)
  }

  /// A negative day is shown as #####: its number says more.
  @Test func noDates() throws {
    var book = TestWorkbook("<row><c s='1'><v>-1.5</v></c><c s='1'><v>3000000</v></c><c s='1'><v>soon</v></c></row>")
    book.styles = "<cellXfs><xf/><xf numFmtId='14'/></cellXfs>"
    #expect(try book.text() == "-1.5,3000000,soon\n")
  }

  /// Programs that cannot calculate write formulas without results; nobody must take the blanks for data.
  @Test func formulasWithoutResult() throws {
    let book = TestWorkbook(
      """
      <row><c r="A1"><v>1</v></c><c r="B1"><f>A1</f><v></v></c><c r="C1"><f>A1</f></c><c r="D1" t="str"><f>A1</f><v/></c>
      <c r="E1"><f>A1</f><v>1</v></c></row>
      """
    )
    let converted = try Converted(book.file)
    #expect(converted.text == "1,,,,1\n")
    #expect(converted.outcome.formulasWithoutResult == 2)
    #expect(converted.outcome.firstFormulaWithoutResult == "B1")
  }

  /// Text comes from the parser in pieces, and is read 64 KiB at a time: nothing may be lost between.
  @Test func longTexts() throws {
    let long = (0..<60_000).map { "\($0 % 10)," }.joined()
    let book = TestWorkbook(
      (0..<5).map { _ in "<row><c t='inlineStr'><is><t>\(long)</t></is></c><c><v>1</v></c></row>" }.joined()
    )
    #expect(try book.text() == String(repeating: "\"\(long)\",1\n", count: 5))
  }

  /// Whoever takes the text may refuse it, at any time; nothing more is given to him then.
  @Test func theTakerRefuses() {
    let rows = String(repeating: "<row><c t='inlineStr'><is><t>0123456789</t></is></c></row>", count: 30_000)
    let file = TestWorkbook(rows).file
    for refused in 1...5 {
      var calls = 0
      var problem: Diagnostic?
      file.withUnsafeBytes { bytes in
        do throws(Diagnostic) {
          _ = try SpreadsheetReader.convert(bytes, path: "deals.xlsx") { _ throws(Diagnostic) in
            calls += 1
            if calls == refused { throw Diagnostic(.outputNotWritable) }
          }
        } catch {
          problem = error
        }
      }
      #expect(problem?.id == .outputNotWritable && calls == refused)
    }
  }
}
