/// Gathers the stage changes of one part of a history as they are read.
public struct StageChangesBuilder: Sendable {
  /// For each change the row of its deal.
  private(set) var rows: [UInt32] = []
  /// The changes, as long as all of them fit into eight bytes.
  private(set) var packed: [PackedChange] = []
  /// The changes, from the first that does not fit.
  private(set) var wide: [WideChange] = []
  private(set) var isPacked = true
  /// The highest number of a stage name.
  private(set) var largestName = 0

  /// Makes an empty list with room for `capacity` changes.
  public init(capacity: Int = 0) {
    rows.reserveCapacity(capacity)
    packed.reserveCapacity(capacity)
  }

  /// Adds those changes whose deals are known.
  /// - Parameter rows: for each change the row of its deal, or `KeyIndex.none`.
  /// - Returns: how many deals are not known.
  public mutating func append(_ changes: [StageChange], of rows: [UInt32]) -> Int {
    let before = self.rows.count
    let mask = UInt32(StageChanges.dealsInRun - 1)
    for (index, row) in rows.enumerated() where row != KeyIndex.none {
      if isPacked {
        if let change = PackedChange(changes[index], deal: row & mask) {
          packed.append(change)
        } else {
          widen()
        }
      }
      if !isPacked {
        let change = changes[index]
        largestName = max(largestName, Int(change.to), change.from == DealBook.noStage ? 0 : Int(change.from))
        wide.append(WideChange(change, deal: row & mask))
      }
      self.rows.append(row)
    }
    return rows.count - (self.rows.count - before)
  }

  /// The changes, sorted by run of deals.
  /// - Parameter dealCount: how many deals there are.
  public consuming func part(dealCount: Int) -> StageChangesPart { StageChangesPart(self, rows: dealCount) }

  private mutating func widen() {
    isPacked = false
    wide = packed.map { packed in
      let from = packed.from == PackedChange.noStage ? DealBook.noStage : UInt16(packed.from)
      largestName = max(largestName, packed.to, from == DealBook.noStage ? 0 : packed.from)
      let change = StageChange(time: packed.time, from: from, to: UInt16(packed.to), file: packed.file)
      return WideChange(change, deal: UInt32(packed.deal))
    }
    packed = []
  }
}
