import TableFiles
import TestSupport
import Testing

@testable import DealImport

struct MemoryNeedTests {
  private let folder = TestFolder()

  private func table(_ text: String, _ name: String = "deals.csv") throws -> InputTable {
    try InputTable(path: folder.write(name, text))
  }

  private func rows(_ text: String) throws -> Int { RowEstimate(try table(text)).rows }

  private func lines(_ count: Int, _ line: String) -> String { String(repeating: line + "\n", count: count) }

  // MARK: Rows

  @Test(
    arguments: [
      ("id,stage\n1,New\n2,New\n", 2), ("id,stage\n1,New\n2,New", 2), ("id,stage\n", 0), ("id,stage", 0),
      // Blank lines are no rows, and lines between quotes no rows of their own.
      ("id,stage\r\n\r\n1,New\r\n\r\n2,New\r\n", 2), ("id,stage\n1,\"New\n\nthen\"\n2,New\n", 2),
    ]
  )
  func aSmallTableIsCounted(text: String, count: Int) throws {
    #expect(try rows(text) == count)
  }

  @Test func aTableOfTheSamplesSizeIsCounted() throws {
    // 8192 × 8 = 65,536 bytes; without the last line feed its row is not cut off but the last.
    #expect(try rows("id,stage\n" + lines(8192, "1234,ab")) == 8192)
    #expect(try rows("id,stage\n" + lines(8192, "1234,ab").dropLast()) == 8192)
  }

  @Test func aLargerTableIsReckonedUp() throws {
    // 160,000 bytes ÷ 8 in a row = 20,000; 8192 rows fill the sample.
    #expect(try rows("id,stage\n" + lines(20_000, "1234,ab")) == 20_000)
    // 20 bytes a row: 3276 whole ones in 65,536, the last 16 bytes are left out. 10,000 × 20 ÷ 20 = 10,000.
    #expect(try rows("id,stage\n" + lines(10_000, "1234,abcdefghijklmn")) == 10_000)
    // 11 bytes with the blank line behind each: 5957 of them and one row more fill 65,536 bytes.
    // 5958 × 132,000 ÷ 65,536 = 12,000.4.
    #expect(try rows("id,stage\n" + lines(12_000, "12,abcd\r\n\r")) == 12_000)
  }

  @Test func laterRowsAreTakenToBeLikeTheFirst() throws {
    // The sample has 8192 rows of 8 bytes. 80,000 + 80,000 bytes ÷ 8 = 20,000, though there are 10,000 + 1000.
    #expect(
      try rows("id,stage\n" + lines(10_000, "1234,ab") + lines(1000, String(repeating: "a", count: 79))) == 20_000
    )
  }

  @Test func rowsLongerThanTheSample() throws {
    let long = "1,\"" + String(repeating: "note\n", count: 20_000) + "\"\n"
    // 2 × 100,005 bytes ÷ 65,536, rounded down.
    #expect(try rows("id,stage\n" + long + long) == 3)
    // A quote that is never closed is told of when the table is read.
    #expect(try rows("id,stage\n\"" + lines(20_000, "1234,ab")) == 2)
  }

  // MARK: Bytes

  private func need(_ deals: [String], _ history: [String] = [], threads: Int = 1, wantsDealList: Bool = false) throws
    -> MemoryNeed
  {
    MemoryNeed(
      deals: try deals.enumerated().map { try table($1, "deals\($0).csv") },
      history: try history.enumerated().map { try table($1, "history\($0).csv") },
      threads: threads,
      wantsDealList: wantsDealList
    )
  }

  @Test func rowsOfAllTablesCount() throws {
    let deals = ["id,stage\n" + lines(100, "1234,ab"), "id,stage\n" + lines(20, "1234,ab")]
    let history = ["id,to,at\n" + lines(300, "1,a,b"), "id,to,at\n" + lines(50, "1,a,b")]
    let need = try need(deals, history, threads: 8)
    #expect((need.deals, need.changes) == (120, 350))
    // The largest body is 300 × 6 = 1800 bytes; one thread can read it.
    #expect((need.readingBytes, need.furtherThreads) == (1800 * MemoryNeed.readingBytesPerByte, 0))
    let rows = 120 * MemoryNeed.bytesPerDeal + 350 * MemoryNeed.bytesPerChange
    #expect(need.bytes == MemoryNeed.fixedBytes + need.readingBytes + rows)
    let listed = try self.need(deals, history, wantsDealList: true)
    #expect(listed.bytes - need.bytes == 120 * MemoryNeed.bytesPerListedDeal)
  }

  @Test func aLargeTableNeedsBuffersForEachThread() throws {
    // 80 bytes a row; two parts and one row more make three parts.
    let rows = 2 * PartedReading.partSize / 80 + 1
    let deals = ["id,stage\n" + lines(rows, String(repeating: "a", count: 79))]
    for (threads, readers) in [(1, 1), (2, 2), (3, 3), (16, 3)] {
      let need = try need(deals, threads: threads)
      let most = rows * 80 * MemoryNeed.readingBytesPerByte
      #expect(need.readingBytes == min(readers * MemoryNeed.readingBytesPerThread, most))
      // Where addresses are counted, so are the stacks of the threads beside the first.
      let stacks = (readers - 1) * MemoryNeed.stackBytesPerThread
      #expect(need.bytes(under: .machine) == need.bytes)
      #expect(need.bytes(under: .controlGroup("/")) == need.bytes)
      #expect(need.bytes(under: .data) == need.bytes + stacks)
      #expect(need.bytes(under: .addressSpace) == need.bytes + stacks)
    }
  }
}
