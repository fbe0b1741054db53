import Testing

@testable import XLSXReport

struct WorkbookTextTests {
  @Test(
    "Characters that XML forbids are replaced, and what looks like an escape is escaped",
    arguments: [
      ("plain 漏斗 é 👩‍👩‍👧", "plain 漏斗 é 👩‍👩‍👧"),
      ("a\u{0}b\u{1F}c", "a\u{FFFD}b\u{FFFD}c"),
      ("tab\tand\nline", "tab\tand\nline"),
      ("one\r\ntwo\rthree", "one\ntwo\nthree"),
      ("\u{FFFE}\u{FFFF}\u{FFFD}", "\u{FFFD}\u{FFFD}\u{FFFD}"),
      ("_x0041_", "_x005F_x0041_"),
      ("_x00g1_ _X0041_ _x041_", "_x00g1_ _X0041_ _x041_"),
      ("_x005F_x0041_", "_x005F_x005F_x005F_x0041_"),
      ("__xABcd__", "__x005F_xABcd__"),
    ]
  )
  func cell(text: String, expected: String) {
    #expect(WorkbookText.cell(text) == expected)
  }

  @Test("A text is cut at 32,767 UTF-16 units, between characters")
  func cut() {
    #expect(WorkbookText.cell(String(repeating: "x", count: 40_000)).utf16.count == 32_767)
    #expect(WorkbookText.cell(String(repeating: "é", count: 32_767)).utf16.count == 32_767)
    #expect(WorkbookText.cell(String(repeating: "𝄞", count: 20_000)).utf16.count == 32_766)
  }

  @Test("In a printed head an ampersand is no code, and a line break no line")
  func headFoot() {
    #expect(WorkbookText.headFoot("A&P\nB", limit: 80) == "A&&P B")
    #expect(WorkbookText.headFoot(String(repeating: "&", count: 300), limit: 80).count == 160)
  }

  @Test(
    "Sheets get names that Excel accepts",
    arguments: [
      ("Funnel", "Funnel"), ("a[b]:c*d?e/f\\g", "a-b--c-d-e-f-g"), ("'quoted'", "quoted"), ("", "-"), ("''", "-"),
      ("History", "History_"), (String(repeating: "x", count: 40), String(repeating: "x", count: 31)),
      (String(repeating: "𝄞", count: 20), String(repeating: "𝄞", count: 15)),
      (String(repeating: "x", count: 30) + "'y", String(repeating: "x", count: 30)),
    ]
  )
  func sheetName(title: String, expected: String) {
    var names = SheetNames()
    #expect(names.unique(title) == expected)
  }

  @Test("Names differ in more than case, and stay short")
  func uniqueNames() {
    var names = SheetNames()
    let long = String(repeating: "x", count: 31)
    #expect(
      ["Deals", "DEALS", "deals", long, long].map { names.unique($0) } == [
        "Deals", "DEALS (2)", "deals (3)", long, String(repeating: "x", count: 27) + " (2)",
      ]
    )
  }
}
