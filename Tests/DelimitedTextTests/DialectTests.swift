import Testing

@testable import DelimitedText

struct DialectTests {
  @Test(arguments: [
    ("comma", ",", ","), ("tab", "\t", "\t"), ("semicolon", ";", ";"), ("pipe", "|", "|"),
  ])
  func aDelimiterIsCalledByItsNameOrItself(name: String, character: String, delimiter: String) {
    #expect(Dialect.named(name)?.delimiter == delimiter.utf8.first)
    #expect(Dialect.named(character)?.delimiter == delimiter.utf8.first)
    #expect(Dialect.named(name)?.name == name)
  }

  @Test func otherNamesAreNone() {
    for name in ["", "colon", "Comma ", ",,", "a", "5", "\"", "'", "\\", "\n", "é", "U+00E9", "U+1", "U+000A"] {
      #expect(Dialect.named(name) == nil, "\(name)")
    }
  }

  @Test(arguments: [(":", ":", ":"), (" ", "U+0020", " "), ("\\t", "tab", "\t"), ("U+001F", "U+001F", "\u{1F}")])
  func otherCharactersAreCalledByThemselves(text: String, name: String, delimiter: String) {
    #expect(Dialect.named(text)?.delimiter == delimiter.utf8.first)
    #expect(Dialect.named(text)?.name == name)
  }

  @Test func aSingleColumnHasNoDelimiter() {
    #expect(Dialect.named("none") == .oneColumn)
    #expect(Dialect.oneColumn.name == "none")
  }
}

struct TableStartTests {
  @Test(arguments: [
    ("id,stage,amount\n1,New,5\n", "comma"), ("id\tstage\n1\tNew\n", "tab"), ("id;stage\n1;New\n", "semicolon"),
    ("id|stage\n1|New\n", "pipe"), ("id;stage", "semicolon"), ("id\tstage\r1\tNew\r", "tab"),
  ])
  func theDelimiterIsDetected(table: String, name: String) {
    #expect(start(of: table).dialect.name == name)
    #expect(start(of: table).offset == 0)
  }

  @Test func decimalCommasDoNotMakeACommaTable() {
    // The comma splits rows but not the header.
    #expect(start(of: "id;amount\n1;2,5\n2;3,5\n").dialect.name == "semicolon")
    // It splits both, but unevenly: headers in 2, rows in 3 and 1; tab splits all in 2.
    #expect(start(of: "a, b\tc\n1,5\t2,5\n2\t3\n").dialect.name == "tab")
  }

  @Test func delimitersInsideQuotesDoNotCount() {
    #expect(start(of: "\"a,b,c\";d\n\"1,2,3\";4\n").dialect.name == "semicolon")
    #expect(start(of: "\"a;\n;b\",c\n\"1;2\",3\n").dialect.name == "comma")
  }

  @Test func theEvenOneWinsOverTheWider() {
    // Semicolons split the header in 3, but no row; the comma splits all in 2.
    #expect(start(of: "last; first; title,amount\nMei,1\nTom,2\n").dialect == .comma)
  }

  @Test func ofEqualsTheMoreUsualWins() {
    #expect(start(of: "a,b;c\nd,e;f\n").dialect == .comma)
    #expect(start(of: "a|b\tc\n1|2\t3\n").dialect.name == "tab")
  }

  /// `1,2` is a number, `2;3` is nothing.
  @Test func ofEqualsTheOneThatLeavesNumbersWins() {
    #expect(start(of: "a,b;c\n1,2;3\n").dialect.name == "semicolon")
  }

  @Test func theWiderOfTwoEvenOnesWins() {
    // Every record has one comma and two semicolons.
    #expect(start(of: "a;b;c,d\n1;2;3,4\n").dialect.name == "semicolon")
  }

  @Test func oneColumnIsTakenAsCommas() {
    for table in ["id\n1\n2\n", "id", "", "\n\n", "\"a;b\"\n\"c;d\"\n"] { #expect(start(of: table).dialect == .comma) }
  }

  @Test func blankLinesDoNotCount() {
    #expect(start(of: "\n\nid;stage\n\n1;New\n").dialect.name == "semicolon")
  }

  @Test func aByteOrderMarkIsPassedOver() {
    #expect(start(of: "\u{FEFF}id;stage\n1;New\n") == TableStart(dialect: Dialect(delimiter: 0x3B), offset: 3))
    #expect(start(of: "\u{FEFF}") == TableStart(dialect: .comma, offset: 3))
    #expect(start(of: "\u{FEFF}sep=;\nid;stage\n").offset == 9)
  }

  @Test(arguments: [
    ("sep=;\n", ";"), ("sep=;\r\n", ";"), ("sep=;\r", ";"), ("sep=\t\n", "\t"), ("sep=,", ","), ("sep=:\n", ":"),
  ])
  func aSepLineIsObeyed(line: String, delimiter: String) {
    // Against what the rows look like.
    let table = line + (line.last?.isNewline == true ? "a,b\n1,2\n" : "")
    #expect(
      start(of: table) == TableStart(dialect: Dialect(delimiter: delimiter.utf8.first ?? 0), offset: line.utf8.count)
    )
  }

  @Test func whatOnlyLooksLikeASepLineIsAHeader() {
    for table in ["sep=;x\n1;2\n", "separator;b\n1;2\n", "sep=", "sep"] {
      #expect(start(of: table).offset == 0, "\(table)")
    }
  }

  /// A line that states nothing is no header either.
  @Test func aSepLineWithoutADelimiterStatesNone() {
    let semicolon = Dialect(delimiter: UInt8(ascii: ";"))
    #expect(start(of: "sep=\na;b\n1;2\n") == TableStart(dialect: semicolon, offset: 5))
    #expect(start(of: "sep=\r\na;b\n1;2\n") == TableStart(dialect: semicolon, offset: 6))
  }

  @Test func aGivenDialectOverrulesBoth() {
    let pipe = Dialect(delimiter: UInt8(ascii: "|"))
    #expect(start(of: "a,b\n1,2\n", given: pipe.delimiter) == TableStart(dialect: pipe, offset: 0))
    // The sep line is no record all the same.
    #expect(start(of: "sep=;\na;b\n", given: pipe.delimiter) == TableStart(dialect: pipe, offset: 6))
  }

  /// Only the beginning is looked at; a record that is cut there does not count.
  @Test func aLongTableIsJudgedByItsBeginning() {
    let rows = String(repeating: "1;2,0;3\n", count: 20_000)
    #expect(start(of: "a;b;c\n" + rows).dialect.name == "semicolon")
    let longFields = "a;b\n" + String(repeating: "x", count: 70_000) + ",y\n"
    #expect(start(of: longFields).dialect.name == "semicolon")
  }

  private func start(of table: String, given: UInt8? = nil) -> TableStart {
    Array(table.utf8).withUnsafeBytes { TableStart.detect(in: $0, delimiter: given) }
  }
}
