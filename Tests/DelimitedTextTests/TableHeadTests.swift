import Testing

@testable import DelimitedText

/// Where the headings are found, and what else stands in a file.
struct TableHeadTests {
  private func head(_ text: String) -> TableHead? {
    Array(text.utf8).withUnsafeBytes { bytes in
      let start = TableStart.detect(in: bytes)
      var scanner = RecordScanner(bytes: bytes, dialect: start.dialect, from: start.offset)
      return TableHead(&scanner, bytes: bytes, columnLimit: 100)
    }
  }

  // MARK: Titles

  @Test(arguments: [
    // (text, headings, titles above)
    ("id,stage\n1,New\n", "id|stage", 0), ("\n\nid,stage\n1,New\n", "id|stage", 0),
    ("Sales report\n\nid,stage,amount\n1,New,5\n", "id|stage|amount", 1),
    ("Sales report\nid,stage,amount\n1,New,5\n2,Won,6\n", "id|stage|amount", 1),
    // Padded with delimiters, as sheets save them.
    ("销售漏斗报表,,\n导出时间：2025-01-01,,\n编号,阶段,金额\nD-1,报价,5\n", "编号|阶段|金额", 2),
    ("Report run:,2025-01-01,\nOwner:,Ann,\nid,stage,amount\n1,New,5\n2,Won,6\n", "id|stage|amount", 2),
    ("Company,Northwind\n\nid,stage,amount\n1,New,5\n", "id|stage|amount", 1),
    ("Report run:,2025-01-01\nBy:,Ann\n\nid,stage,amount\n1,New,5\n", "id|stage|amount", 2),
    ("Report for Q1, 2025, by Ann\nid,v\n1,2\n3,4\n", "id|v", 1), ("a, b, c\nx,y\nz,w\n", "a|b|c", 0),
    // No title: a heading without a name, at either end.
    (",a,b\n0,x,5\n1,y,6\n", "|a|b", 0), (",value\n0,5\n1,6\n", "|value", 0), ("a,b,\nx,y,z\nu,v,w\n", "a|b|", 0),
    // One column, whatever stands in it.
    ("id\n1\n2\n", "id", 0), ("only", "only", 0),
    // Years over columns, blank lines between all rows, rows that end early.
    ("region,2023,2024\nN,1,2\n", "region|2023|2024", 0), ("a,b\n\n1,2\n\n3,4\n", "a|b", 0),
    ("a,b,c\n1\n2\n", "a|b|c", 0), ("a,b,c\n", "a|b|c", 0),
  ])
  func headings(text: String, headings: String, titles: Int) {
    let head = head(text)
    #expect(head?.headings.joined(separator: "|") == headings)
    #expect(head?.titles?.count ?? 0 == titles)
  }

  @Test func nothingHasNoHead() {
    for text in ["", "\n\n", ",,\n", "  \n"] { #expect(head(text) == nil, "\(text)") }
  }

  // MARK: Two lines

  @Test func linesThatFillEachOthersGapsAreOne() {
    let head = head("编号,名称,金额,,日期,\n,,预计,实际,创建,关闭\nD-1,甲,1,2,2025-01-01,2025-02-01\n")
    #expect(head?.headings == ["编号", "名称", "金额 预计", "金额 实际", "日期 创建", "日期 关闭"])
    #expect(head?.hasTwoLines == true)
    #expect(head?.titles == nil)
  }

  @Test func groupsTellNamesApartThatComeAgain() {
    let text = ",,Q1,,Q2,\nid,name,plan,actual,plan,actual\n1,Ann,1,2,3,4\n"
    #expect(head(text)?.headings == ["id", "name", "Q1 plan", "Q1 actual", "Q2 plan", "Q2 actual"])
  }

  /// Names that are different need no group: its line is a title.
  @Test func groupsOverDifferentNamesAreTitles() {
    let head = head(",,Dates,\nid,stage,created,closed\n1,New,2025-01-01,\n2,Won,2025-01-01,2025-02-01\n")
    #expect(head?.headings == ["id", "stage", "created", "closed"])
    #expect(head?.titles?.count == 1)
  }

  /// Groups that are named over each of their columns stand above the headings, and are none.
  @Test func groupsNamedOverEachColumnAreTitles() {
    let rows = "1,New,5,2025-01-01\n2,Won,6,2025-01-02\n"
    let grouped = head("Deal,Deal,Money,Money\nid,stage,amount,created\n" + rows)
    #expect(grouped?.headings == ["id", "stage", "amount", "created"])
    #expect(grouped?.titles?.count == 1)
    // Names that tell apart what comes again are put before it.
    let years = head("Plan,Plan,Actual,Actual\nid,sum,id,sum\n1,2,3,4\n5,6,7,8\n")
    #expect(years?.headings == ["Plan id", "Plan sum", "Actual id", "Actual sum"])
    // Two columns may have one name, with texts or values below.
    #expect(head("id,stage,note,note\n1,New,a,b\n2,Won,c,d\n")?.headings == ["id", "stage", "note", "note"])
    #expect(head("note,note\nx,y\nz,w\n")?.headings == ["note", "note"])
    #expect(head("amount,amount\n1,2\n3,4\n")?.headings == ["amount", "amount"])
  }

  @Test func headingsAreLimitedButCounted() {
    let head = head((0..<150).map { "c\($0)" }.joined(separator: ",") + "\n")
    #expect(head?.headings.count == 100)
    #expect(head?.fieldCount == 150)
  }

  // MARK: Further tables

  /// Whether a further table begins at the first byte of `second`.
  private func isFurther(_ first: String, _ second: String) -> Bool {
    let text = Array((first + "\n" + second).utf8)
    return text.withUnsafeBytes { bytes in
      var scanner = RecordScanner(bytes: bytes, dialect: .comma)
      guard let head = TableHead(&scanner, bytes: bytes, columnLimit: 100) else { return false }
      let offset = first.utf8.count + 1
      return head.profile.furtherTable(at: offset, in: bytes, delimiter: UInt8(ascii: ",")) != nil
    }
  }

  private static let deals = "id,stage,amount\nD-1,New,5\nD-2,Won,6\n"

  @Test(arguments: [
    "stage,count\nNew,1\nWon,1\n", "Summary\n\nstage,count\nNew,1\n", "name,city\nAnn,Paris\nBob,Rome\n",
    "stage,count,\nNew,1,\n", "owner,region,quota\nAnn,North,5\n",
  ])
  func anotherTableBehindABlankLine(second: String) {
    #expect(isFurther(TableHeadTests.deals, second))
  }

  /// All that could be rows is kept: behind a further table nothing is read.
  @Test(arguments: [
    "D-3,New,7\n", "D-3,New\nD-4,Won\n", "D-3,New,\nD-4,Won,8\n", "Ann,New,\nBob,Won,\n", "stage,count\n",
    "Total,,11\n", "id,stage,amount\n", "note\n", "name,city\nAnn,Paris,5\n", "",
  ])
  func rowsBehindABlankLineAreNoTable(second: String) {
    #expect(!isFurther(TableHeadTests.deals, second))
  }
}
