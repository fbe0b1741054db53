import DealModel

/// The funnels of the slots of people, counted from what is kept of each deal.
struct PeopleFunnels: Sendable {
  private let openCounts: [Int]
  /// Where the counts and the amounts of each process begin.
  private var firstCount: [Int] = []
  private var firstAmount: [Int] = []
  private let counts: [Int]
  private let amounts: [Int128]
  private let countWidth, amountWidth: Int

  init(_ assembly: ReportAssembly) {
    openCounts = assembly.layout.openCounts
    var (countWidth, amountWidth) = (0, 0)
    for openCount in openCounts {
      firstCount.append(countWidth)
      firstAmount.append(amountWidth)
      countWidth += FunnelTally.countOfCounts(openCount)
      amountWidth += openCount + 2
    }
    var counts = Array(repeating: 0, count: countWidth * assembly.people.count)
    var amounts = Array(repeating: Int128(0), count: amountWidth * assembly.people.count)
    let (states, book, people) = (assembly.tally.states, assembly.book, assembly.people)
    let (firstCount, firstAmount, openCounts) = (firstCount, firstAmount, openCounts)
    counts.withUnsafeMutableBufferPointer { counts in
      amounts.withUnsafeMutableBufferPointer { amounts in
        states.forEachPlace { row, state, evidence, position in
          if state == states.leftOut { return }
          let (process, slot) = (Int(book.process[row]), people.slot(row))
          let outcome = state < states.stageCount ? 0 : state - states.stageCount
          let place = FunnelTally.place(evidence, outcome, position, openCounts[process])
          counts[slot * countWidth + firstCount[process] + place] += 1
          let amount = book.amounts[row]
          // Void deals are in no funnel, nor are those in an unknown stage.
          if amount != DealBook.noAmount, position > 0, outcome != Int(StageKind.void.rawValue) {
            amounts[slot * amountWidth + firstAmount[process] + position] += Int128(amount)
          }
        }
      }
    }
    (self.counts, self.amounts) = (counts, amounts)
    (self.countWidth, self.amountWidth) = (countWidth, amountWidth)
  }

  /// The funnels, one a process, of some slots; visits are not counted in them.
  func tallies(of slots: [Int]) -> [FunnelTally] {
    openCounts.indices.map { process in
      var tally = FunnelTally(openCount: openCounts[process])
      for slot in slots {
        let count = slot * countWidth + firstCount[process]
        let amount = slot * amountWidth + firstAmount[process]
        tally.add(
          counts[count..<count + FunnelTally.countOfCounts(openCounts[process])],
          amounts: amounts[amount..<amount + openCounts[process] + 2]
        )
      }
      return tally
    }
  }
}
