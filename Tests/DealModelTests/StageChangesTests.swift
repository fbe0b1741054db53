import TestSupport
import Testing

@testable import DealModel

/// Stage changes in runs and in few bytes, against lists by deal.
struct StageChangesTests {
  @Test func aPackedChangeIsTheChange() throws {
    let largest = StageChange(time: ((1 << 33) - 1) * 1_000_000, from: 126, to: 126, file: 31)
    for change in [
      StageChange(time: 0, from: DealBook.noStage, to: 0), largest,
      StageChange(time: 1_750_000_000_000_000, from: 3, to: 4, file: 2),
    ] {
      let packed = try #require(PackedChange(change, deal: 4095))
      let from = packed.from == PackedChange.noStage ? DealBook.noStage : UInt16(packed.from)
      #expect(StageChange(time: packed.time, from: from, to: UInt16(packed.to), file: packed.file) == change)
      #expect(packed.deal == 4095)
    }
  }

  @Test func whatDoesNotFitIsNotPacked() {
    let change = StageChange(time: 1_000_000, from: 1, to: 2)
    for spoil: (inout StageChange) -> Void in [
      { $0.time = 1_000_001 }, { $0.time = -1_000_000 }, { $0.time = (1 << 33) * 1_000_000 }, { $0.time = .max },
      { $0.from = 127 }, { $0.to = 127 }, { $0.file = 32 },
    ] {
      var other = change
      spoil(&other)
      #expect(PackedChange(other, deal: 0) == nil, "\(other)")
    }
  }

  /// Any number of parts and deals, changes that fit and that do not, in any order: each deal has its own in file order.
  @Test(arguments: 0..<24)
  func changesAreGroupedByDeal(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let deals = [1, 2, 4095, 4096, 4097, 9000][random.below(6)]
    var expected: [[StageChange]] = Array(repeating: [], count: deals)
    var store = StageChanges()
    var unknown = 0
    for part in 0..<(1 + random.below(4)) {
      var builder = StageChangesBuilder(capacity: random.below(10))
      // Names of the part are numbered backwards.
      let names = (0..<200).map { UInt16(199 - $0) }
      for _ in 0..<random.below(5) {
        var changes: [StageChange] = []
        var rows: [UInt32] = []
        for _ in 0..<random.below(400) {
          let isOdd = seed % 3 == 0 && random.below(60) == 0
          let change = StageChange(
            time: Int64(random.below(5)) * 1_000_000 + (isOdd ? 1 : 0),
            from: random.below(3) == 0 ? DealBook.noStage : UInt16(random.below(100)),
            to: UInt16(isOdd ? 150 : random.below(100)),
            file: UInt16(part)
          )
          let row =
            random.below(10) == 0 ? KeyIndex.none : UInt32(random.below(min(deals, 20)) * deals / min(deals, 20))
          changes.append(change)
          rows.append(row)
          if row == KeyIndex.none { continue }
          let from = change.from == DealBook.noStage ? change.from : names[Int(change.from)]
          expected[Int(row)].append(
            StageChange(time: change.time, from: from, to: names[Int(change.to)], file: change.file)
          )
        }
        unknown += rows.count { $0 == KeyIndex.none } - builder.append(changes, of: rows)
      }
      store.append(builder.part(dealCount: deals), names: names)
    }
    #expect(unknown == 0)
    #expect(store.count == expected.reduce(0) { $0 + $1.count })
    let process = Column<UInt16>(usual: 0, count: deals)
    #expect(grouped(store, deals, process) == expected)

    // Two processes, whose stages are other numbers of the same names.
    var processes = Column<UInt16>(usual: 0)
    for _ in 0..<deals { processes.append(UInt16(random.below(2))) }
    let stages = [(0..<200).map { UInt16($0) + 1 }, (0..<200).map { UInt16($0) + 1000 }]
    var uses = Array(repeating: [Int](repeating: 0, count: 200), count: 2)
    for (deal, changes) in expected.enumerated() {
      for change in changes {
        uses[Int(processes[deal])][Int(change.to)] += 1
        if change.from != DealBook.noStage { uses[Int(processes[deal])][Int(change.from)] += 1 }
      }
    }
    #expect(store.nameUses(process: processes, processes: 2, names: 200) == uses)
    let all = (0..<200).map { uses[0][$0] + uses[1][$0] }
    #expect(store.nameUses(process: process, processes: 1, names: 200) == [all])
    store.resolve(stages)
    for (deal, changes) in expected.enumerated() {
      let table = stages[Int(processes[deal])]
      expected[deal] = changes.map {
        let from = $0.from == DealBook.noStage ? $0.from : table[Int($0.from)]
        return StageChange(time: $0.time, from: from, to: table[Int($0.to)], file: $0.file)
      }
    }
    #expect(grouped(store, deals, processes) == expected)
  }

  private func grouped(_ store: StageChanges, _ deals: Int, _ process: Column<UInt16>) -> [[StageChange]] {
    var result: [[StageChange]] = []
    var run = RunOfChanges()
    for number in 0..<StageChanges.runs(of: deals) {
      store.load(run: number, rows: deals, process: process, into: &run)
      for row in run.rows { result.append(Array(run.changes(of: row))) }
    }
    return result
  }
}
