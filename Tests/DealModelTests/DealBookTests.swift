import DealModel
import Testing

struct DealBookTests {
  @Test func anEmptyBookHasNoDeals() {
    let book = DealBook(processes: [SalesProcess(name: "", stages: [])])
    #expect(book.count == 0)
    #expect(book.runs == 0 && book.changes.count == 0)
    #expect(book.latestDay == nil)
    #expect(book.dateRoles == DateRoles())
  }

  @Test func textsOfRows() {
    var column = TextColumn()
    set("first", 0, &column)
    set("", 1, &column)
    set("第三", 2, &column)
    #expect((0..<column.count).map(column.text) == ["first", "", "第三"])
  }

  /// A later row of the same deal sets its text again.
  @Test func aTextMayBeReplaced() {
    var column = TextColumn()
    set("short", 0, &column)
    set("other", 1, &column)
    set("rather longer than before", 0, &column)
    #expect((0..<column.count).map(column.text) == ["rather longer than before", "other"])
    set("", 0, &column)
    #expect(column.text(0) == "")
    #expect(column.count == 2)
  }

  @Test func aTextMayComeFromAnotherColumn() {
    var (column, other) = (TextColumn(), TextColumn())
    set("own", 0, &column)
    for (row, text) in ["x", "", "第三"].enumerated() { set(text, row, &other) }
    column.set(other, 2, at: 1)
    column.set(other, 1, at: 0)
    #expect((0..<column.count).map(column.text) == ["", "第三"])
  }

  @Test func aGroupNumbersItsTexts() {
    var labels = KeyIndex()
    for label in ["", "Mei", "Tom"] { _ = Array(label.utf8).withUnsafeBytes { labels.number(of: $0) } }
    let column = GroupColumn(name: "owner", codes: CodeColumn([2, 0, 1, 2]), labels: labels)
    #expect((0..<4).map(column.text) == ["Tom", "", "Mei", "Tom"])
  }

  private func set(_ text: String, _ row: Int, _ column: inout TextColumn) {
    Array(text.utf8).withUnsafeBytes { column.set($0, at: row) }
  }
}
