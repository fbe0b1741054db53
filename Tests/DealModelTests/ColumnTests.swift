import TestSupport
import Testing

@testable import DealModel

/// Columns that take as little memory as their values allow, against plain arrays.
struct ColumnTests {
  @Test func aColumnOfOneValueTakesNoMemory() {
    var column = Column<Int32>(usual: -1, count: 3)
    column.append(-1)
    column.append(contentsOf: Column(usual: -1, count: 2))
    #expect(column.isUsual)
    #expect(column == [-1, -1, -1, -1, -1, -1])
    column[2] = -1
    #expect(column.isUsual)
    column[2] = 7
    #expect(!column.isUsual)
    #expect(column == [-1, -1, 7, -1, -1, -1])
  }

  @Test func aColumnMayBeginWithAnotherValue() {
    #expect(Column<UInt16>(usual: 0, count: 3, value: 5) == [5, 5, 5])
    #expect(Column<UInt16>(usual: 0, count: 3, value: 0).isUsual)
  }

  @Test func onlyOtherValuesAreReplaced() {
    var column = Column<UInt16>(usual: 9)
    for value: UInt16 in [1, 9, 2, 9] { column.append(value) }
    column.replace { row, value in value * 10 + UInt16(row) }
    #expect(column == [10, 9, 22, 9])
  }

  @Test(arguments: 0..<20)
  func aColumnIsAnArray(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var column = Column<Int64>(usual: 0)
    var array: [Int64] = []
    if seed % 2 == 0 { column.reserve(50) }
    for _ in 0..<60 {
      let value = Int64(random.below(3))
      switch random.below(6) {
      case 0 where !array.isEmpty:
        let row = random.below(array.count)
        column[row] = value
        array[row] = value
      case 1:
        var other = Column<Int64>(usual: 0)
        for _ in 0..<random.below(4) { other.append(Int64(random.below(2))) }
        column.append(contentsOf: other)
        array += Array(other)
      case 5:
        let more = (0..<random.below(4)).map { _ in Int64(random.below(2)) }
        more.withUnsafeBufferPointer { column.append(contentsOf: $0) }
        array += more
      case 2:
        column.put(value, at: array.count)
        array.append(value)
      default:
        column.append(value)
        array.append(value)
      }
    }
    #expect(column == array)
  }

  // MARK: Times

  @Test func datesStayDatesUntilATimeComes() {
    var column = TimeColumn()
    column.append(CivilTime.day * 3)
    column.append(CivilTime.missing)
    column.append(-CivilTime.day)
    #expect(column.holdsDates)
    #expect(column == [CivilTime.day * 3, CivilTime.missing, -CivilTime.day])
    #expect(column.latest == CivilTime.day * 3)
    column[1] = CivilTime.day * 4 + 1
    #expect(!column.holdsDates)
    #expect(column == [CivilTime.day * 3, CivilTime.day * 4 + 1, -CivilTime.day])
    #expect(column.latest == CivilTime.day * 4 + 1)
  }

  @Test func timesOfDatesAndOfTimesAreAdded() {
    let times = [CivilTime.day, CivilTime.missing, CivilTime.day * 2 + 5, CivilTime.day * 3]
    for cut in 0...4 {
      var (first, second) = (TimeColumn(), TimeColumn())
      for time in times[..<cut] { first.append(time) }
      for time in times[cut...] { second.append(time) }
      first.append(contentsOf: second)
      #expect(first == times, "cut at \(cut)")
      var staged = TimeColumn()
      for part in [times[..<cut], times[cut...]] {
        part.withUnsafeBufferPointer { staged.append(contentsOf: $0) }
      }
      #expect(staged == times, "added at once, cut at \(cut)")
      #expect(staged.holdsDates == false)
    }
    #expect(TimeColumn().latest == CivilTime.missing)
  }

  // MARK: Codes

  @Test func codesTakeAsManyBytesAsTheLargestNeeds() {
    for largest: UInt32 in [0, 255, 256, 65_535, 65_536, .max] {
      let codes = [0, 1, largest, 2]
      #expect(Array(CodeColumn(codes)) == codes)
      var column = CodeColumn([7, 7])
      column.append(largest)
      column[0] = largest
      column.put(3, at: 3)
      #expect(Array(column) == [largest, 7, largest, 3])
      column.append(contentsOf: [1, 0], renumbered: [9, largest])
      #expect(Array(column) == [largest, 7, largest, 3, largest, 9])
    }
  }
}
