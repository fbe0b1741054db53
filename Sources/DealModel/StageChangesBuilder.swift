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
  public mutating func append(_ changes: [StageChange], of rows: [UInt32]) -> Int {
    changes.withUnsafeBufferPointer { append($0, of: rows) }
  }

  /// Adds those changes whose deals are known.
  /// - Parameter rows: for each change the row of its deal, or `KeyIndex.none`.
  /// - Returns: how many deals are not known.
  public mutating func append(_ changes: UnsafeBufferPointer<StageChange>, of rows: [UInt32]) -> Int {
    let before = self.rows.count
    var index = isPacked ? appendPacked(changes, of: rows) : 0
    if index < rows.count, isPacked { widen() }
    let mask = UInt32(StageChanges.dealsInRun - 1)
    while index < rows.count {
      let (change, row) = (changes[index], rows[index])
      index += 1
      if row == KeyIndex.none { continue }
      largestName = max(largestName, Int(change.to), change.from == DealBook.noStage ? 0 : Int(change.from))
      wide.append(WideChange(change, deal: row & mask))
      self.rows.append(row)
    }
    return rows.count - (self.rows.count - before)
  }

  /// Adds changes up to the first that does not fit into eight bytes; returns the index of that, or their count.
  private mutating func appendPacked(_ changes: UnsafeBufferPointer<StageChange>, of rows: [UInt32]) -> Int {
    let mask = UInt32(StageChanges.dealsInRun - 1)
    var done = 0
    // Gathered aside and added at once: an array that is appended to asks each time whether it is the only one.
    withUnsafeTemporaryAllocation(of: PackedChange.self, capacity: rows.count) { fitting in
      withUnsafeTemporaryAllocation(of: UInt32.self, capacity: rows.count) { known in
        var count = 0
        while done < rows.count {
          let row = rows[done]
          if row != KeyIndex.none {
            guard let change = PackedChange(changes[done], deal: row & mask) else { break }
            fitting.initializeElement(at: count, to: change)
            known.initializeElement(at: count, to: row)
            count += 1
          }
          done += 1
        }
        packed.append(contentsOf: fitting[..<count])
        self.rows.append(contentsOf: known[..<count])
      }
    }
    return done
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
