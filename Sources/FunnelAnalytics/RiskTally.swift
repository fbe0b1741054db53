import DealModel

// How it works: of an open deal only four bytes are kept, in the order of the deals: its age in the stage and whether it
// moved back. All else that puts a deal at risk stands in the book's columns, or is known only of the whole (how long nine
// of ten won deals took), and is asked for when the tallies are merged.

/// What is known of the open deals, one after another, for the deals at risk (DEFINITIONS.md 13).
struct RiskTally {
  /// The age where the entry into the stage is unknown.
  private static let unknownAge: UInt32 = 0x00FF_FFFF
  private static let movedBack: UInt32 = 1 << 31

  /// Age in the lower 24 bits, whether it moved back in the highest.
  private var words = ChunkedList<UInt32>()
  /// The day of creation of open deals whose row does not tell it, in the order of the deals.
  private var createdByEvents = ChunkedList<Created>()

  /// A deal whose creation only its events tell.
  private struct Created: BitwiseCopyable {
    let row: UInt32
    let day: Int32
  }

  /// Takes up an open deal; all are taken up, in their order.
  /// - Parameters:
  ///   - age: whole days in its stage, or `nil` where its entry is unknown.
  ///   - rowTellsCreation: whether the book has the deal's creation.
  mutating func add(_ life: DealLife, _ row: Int, age: Int64?, openCount: Int, rowTellsCreation: Bool) {
    var word = age.map { UInt32(truncatingIfNeeded: min($0, Int64(RiskTally.unknownAge) - 1)) } ?? RiskTally.unknownAge
    var previous = UInt16.max
    for visit in life.visits {
      if visit.stage < previous, previous < openCount { word |= RiskTally.movedBack }
      previous = visit.stage
    }
    words.append(word)
    if !rowTellsCreation, life.created != CivilTime.missing {
      let day = Int32(truncatingIfNeeded: CivilTime.day(of: life.created))
      createdByEvents.append(Created(row: UInt32(truncatingIfNeeded: row), day: day))
    }
  }

  /// Adds the deals behind.
  mutating func merge(_ other: RiskTally) {
    words.append(contentsOf: other.words)
    createdByEvents.append(contentsOf: other.createdByEvents)
  }

  /// The open deals in their order.
  struct Reader {
    private let words: [UInt32]
    private let created: [Created]
    private var next = 0
    private var nextCreated = 0

    fileprivate init(_ tally: RiskTally) {
      words = tally.words.all
      created = tally.createdByEvents.all
    }

    /// The next deal: its age in the stage, or -1, whether it moved back, and the day of its creation if only events
    /// tell it.
    @inline(__always)
    mutating func deal(_ row: Int) -> (age: Int, movedBack: Bool, created: Int32) {
      let word = words[next]
      next += 1
      var day = CivilTime.missingDay
      if nextCreated < created.count, Int(created[nextCreated].row) == row {
        day = created[nextCreated].day
        nextCreated += 1
      }
      let age = word & RiskTally.unknownAge
      return (age == RiskTally.unknownAge ? -1 : Int(age), word & RiskTally.movedBack != 0, day)
    }
  }

  /// Reads the deals from the first on.
  var reader: Reader { Reader(self) }
}
