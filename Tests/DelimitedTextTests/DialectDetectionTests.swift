import Testing

@testable import DelimitedText

/// Which dialect is found in small tables.
struct DialectDetectionTests {
  private func dialect(_ text: String, delimiter: UInt8? = nil) -> Dialect {
    Array(text.utf8).withUnsafeBytes { TableStart.detect(in: $0, delimiter: delimiter).dialect }
  }

  /// The delimiter, the quote and how a quote stands inside: `, " doubled`.
  private func found(_ text: String) -> String {
    let dialect = dialect(text)
    return [dialect.name, dialect.quoteName, dialect.escapeName].joined(separator: " ")
      + (dialect.skipsSpaces ? " spaces" : "")
  }

  // MARK: Delimiters

  @Test(arguments: [
    // Decimal commas, without and with a heading that has one.
    ("1;2,5;3,5\n4;5,5;6,5\n", "semicolon"), ("Datum;Betrag\n01.02.2024;1.234,50\n02.02.2024;-5,00\n", "semicolon"),
    // Times and addresses are no fields separated by colons.
    ("start,end\n10:00,11:30\n12:00,13:15\n", "comma"), ("url,n\nhttp://x/a;b|c,1\nhttp://y/?q=1;2,2\n", "comma"),
    // Commas in the text of tab and pipe tables.
    ("id\tnote\n1\thello, big, world\n2\tfoo, bar\n3\tx\n", "tab"), ("a|b|c\n1|x, y|3\n2|z|4\n", "pipe"),
    ("id|doc\n1|{\"a\": 1, \"b\": [1,2]}\n2|{\"a\": 2, \"b\": []}\n", "pipe"),
    // A title with commas.
    ("A long title, with commas, in it\n\nid;v\n1;2\n3;4\n", "semicolon"),
    // Rows that end early.
    ("id,stage,amount,note,more\n1,New,5\n2,New,6,x\n3,New\n", "comma"), ("a,b,c\n1,2\n3,4,5\n6\n", "comma"),
    // One line, and one without a line end.
    ("a,b,c", "comma"), ("a;b;c\n", "semicolon"),
  ])
  func usualDelimiters(text: String, name: String) {
    #expect(dialect(text).name == name)
    #expect(dialect(text).isPlain)
  }

  @Test(arguments: [
    "comment\nhello, world\nhi\na, b, c\nno\nyes\n", "amount\n1,5\n2,5\n3,75\n", "date\n5 March, 2024\n6 March, 2024\n",
    "email\na@b.c,d@e.f\ng@h.i\n",
  ])
  func commasInTheTextOfOneColumn(text: String) {
    #expect(dialect(text) == .oneColumn)
  }

  // MARK: Apostrophes around some of the fields

  @Test(arguments: [
    "name,stage,amount\n'Smith, Ann',Demo,100\n", "name,stage,amount\n'Smith, Ann',Demo,100\n'Li, Bo',Offer,5\n",
    "name,stage,amount\nLee,Demo,1\nKim,Demo,1\nYu,Demo,1\n'Smith, Ann',Demo,100\n",
    "id,name,stage,amount\n1,'Smith, Ann',Demo,100\n2,'Li, Bo',Offer,5\n3,'O''Brien, Pat',Demo,6\n",
    "id;note\n1;'a;b'\n2;'c;d'\n3;e\n",
  ])
  func apostrophesAroundSomeFields(text: String) {
    #expect(dialect(text).quote == UInt8(ascii: "'"), "\(text)")
  }

  @Test func oneQuotedNameInManyRows() {
    let rows = (1...300).map { "\($0),Customer \($0),Demo\n" }.joined()
    #expect(dialect("id,name,stage\n" + rows + "301,'Smith, Ann',Demo\n").quote == UInt8(ascii: "'"))
  }

  @Test(arguments: [
    "name,stage,amount\nO'Brien,Demo,100\nD'Arcy,Offer,5\n", "name,stage\n't Hooft,Demo\n'n Sync,Offer\nLee,Demo\n",
    "name,owner,stage\n't Hooft,Jones',Demo\nLee,Ann,Demo\nKim,Ann,Demo\nYu,Ann,Offer\n",
    "name,height\nAnn,5' 7\nBob,6'\nCid,'6\n", "name,note\nAnn,the 'best' one\nBob,'tis good\nCid,rock 'n' roll\n",
    "name,note,n\nAnn,\"'a, b'\",1\nBob,\"'c, d'\",2\n", "who,what\nJones',x\nBoss',y\n'em,z\n",
  ])
  func apostrophesInNames(text: String) {
    #expect(dialect(text).quote == UInt8(ascii: "\""), "\(text)")
  }

  @Test func rareDelimitersMustSplitEverything() {
    #expect(dialect("a^b^c\n1^x, y^3\n2^z^4\n").name == "^")
    #expect(dialect("a~b\n1~2\n").name == "~")
    #expect(dialect("a\u{1}b\n1\u{1}2\n").name == "U+0001")
    #expect(dialect("a\u{1F}b\n1\u{1F}2\n").name == "U+001F")
    // Not in the first line, or only in one.
    #expect(dialect("ab\n1^2\n").isPlain)
    #expect(dialect("ab\n1^2\n").name == "comma")
    #expect(dialect("a^b\n").name == "comma")
    // Colons never.
    #expect(dialect("a:b\n1:2\n").name == "comma")
  }

  // MARK: Quotes

  @Test(arguments: [
    ("a,b\n1,\"say \"\"hi\"\"\"\n2,\"\"\"\"\n", "comma \" doubled"),
    ("a,b\n\"C:\\dir\\\",1\n\"D:\\x\\\",2\n", "comma \" doubled"),
    ("a,b,c\n1,\"say \\\"hi, you\\\"\",2\n3,\"x\",4\n", "comma \" backslash"),
    ("a,b\nSmith\\, John,5\nDoe\\, Ann,6\n", "comma \" backslash"),
    ("'a','b','c'\n'1','x, y','3'\n'2','it''s','4'\n", "comma ' doubled"),
    ("'a','b'\n'1','it\\'s, ok'\n'2','x'\n", "comma ' backslash"),
    ("name,note\nO'Brien,'tis\nD'Arcy,it's\n", "comma \" doubled"),
    ("id,size\n1,5\" pipe\n2,3\" pipe\n", "comma \" doubled"),
    ("a, b, c\n1, \"b, c\", 3\n2, \"d, e\", 4\n", "comma \" doubled spaces"),
    ("a,b\n1,\"x\"y\n2,\"z\" w\n", "comma none none"),
  ])
  func quotes(text: String, expected: String) {
    #expect(found(text) == expected)
  }

  /// One quote that is never closed is a fault of the table, which its reader must hear of.
  @Test func oneOpenQuoteIsNoReasonToReadWithoutQuotes() {
    #expect(found("a,b\n1,\"x\n2,y\n3,z\n") == "comma \" doubled")
  }

  @Test func aGivenDelimiterStillHasItsQuotesDetected() {
    let semicolon = UInt8(ascii: ";")
    #expect(dialect("'a';'b'\n'1';'x;y'\n'2';'z'\n", delimiter: semicolon).quote == UInt8(ascii: "'"))
    #expect(dialect("a,b\n1,2\n", delimiter: semicolon) == Dialect(delimiter: semicolon))
  }

  // MARK: Lines before the table

  @Test func aSepLineMayStandInQuotesAndBetweenMarks() {
    func start(_ text: String) -> TableStart { Array(text.utf8).withUnsafeBytes { TableStart.detect(in: $0) } }
    let semicolon = Dialect(delimiter: UInt8(ascii: ";"))
    #expect(start("\"sep=;\"\r\na,b\n") == TableStart(dialect: semicolon, offset: 9))
    #expect(start("SEP=;\na,b\n") == TableStart(dialect: semicolon, offset: 6))
    #expect(start("\u{FEFF}sep=;\r\n\u{FEFF}a,b\n") == TableStart(dialect: semicolon, offset: 13))
    #expect(start("\u{FEFF}\u{FEFF}a,b\n").offset == 6)
    #expect(start("\"sep=;\na,b\n").offset == 0)
    // Letters separate nothing.
    #expect(start("sep=x\na,b\n").offset == 0)
  }
}
