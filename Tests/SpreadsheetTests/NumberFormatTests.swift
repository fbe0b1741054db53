import Testing

@testable import Spreadsheet

struct NumberFormatTests {
  @Test(arguments: [
    "General", "0", "0.00", "#,##0.00", "0.00E+00", "0.00e-00", "##0.0E+0", "# ?/?", "@", "\"d\"0", "0\" days\"",
    "0\\d",
    "0_d", "0*d", "\"¥\"#,##0", "[$€-407]#,##0", "#,##0.00\\ [$EUR];[RED]\\-#,##0.00\\ [$EUR]", "[Red]General;GENERAL",
    "[DBNum1][$-804]General", "0!h", "[>=1000]#,##0,\"k\";0", "_(* #,##0.00_);_(* (#,##0.00);_(* \"-\"??_);_(@_)", "",
    "\"unclosed yyyy", "[unclosed yyyy", "0\\", "\"50%\"0",
  ])
  func numbers(code: String) { #expect(NumberFormat(code: code) == .number) }

  @Test(arguments: [
    "mm-dd-yy", "d-mmm-yy", "mmm-yy", "yyyy", "dddd", "mmmm", "mm", "m/d/yyyy h:mm", "yyyy\"年\"m\"月\"d\"日\"",
    "[$-804]yyyy年m月d日 h:mm", "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "m/d/yyyy;@", "YYYY-MM-DD", "[Red]d/m", "ggge",
    "e",
    "mmm h:mm", "0;yyyy", "[$-411]ge.m.d;@", "dd.mm.yyyy hh:mm:ss.000", "\"Q\"m", "bbbb",
  ])
  func dates(code: String) { #expect(NumberFormat(code: code) == .date) }

  @Test(arguments: ["h:mm", "h:mm:ss", "mm:ss", "mm:ss.0", "h:mm AM/PM", "hh\"时\"mm\"分\"", "上午/下午h:mm", "h A/P", "ss"])
  func times(code: String) { #expect(NumberFormat(code: code) == .time) }

  @Test(arguments: ["[h]:mm", "[hh]:mm:ss", "[mm]:ss", "[s]", "[H]:MM", "[Red][h]"])
  func durations(code: String) { #expect(NumberFormat(code: code) == .duration) }

  @Test(arguments: ["0%", "0.00%", "#,##0.0%", "0%;[Red]-0%", "0.0 %", "[Color10]0%", "\"up \"0%"])
  func percents(code: String) { #expect(NumberFormat(code: code) == .percent) }

  @Test func builtIn() {
    let expected: [NumberFormat: [Int]] = [
      .percent: [9, 10],
      .date: [14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58],
      .time: [18, 19, 20, 21, 32, 33, 34, 35, 45, 47, 55, 56],
      .duration: [46],
    ]
    for id in -1...200 {
      let format = expected.first { $0.value.contains(id) }?.key ?? .number
      #expect(NumberFormat(builtIn: id) == format, "\(id)")
    }
  }
}
