import DealModel

/// The expected closes that a history tells of, from which it is found when deals were put off.
///
/// Kept only where a history file has such a column: 24 bytes a row that has a value, until all files are read.
struct ExpectedCloses: Sendable {
  /// What a row of the history says.
  private struct Entry: Sendable {
    let deal: UInt32
    let day: Int32
    let time: Int64
    /// Its place in the files.
    var order: UInt32 = 0
  }

  private var entries: [Entry] = []

  /// Adds a row.
  mutating func append(deal: UInt32, time: Int64, day: Int32) {
    entries.append(Entry(deal: deal, day: day, time: time))
  }

  /// Adds the rows behind.
  mutating func append(contentsOf other: ExpectedCloses) { entries += other.entries }

  /// Sets in a book when each deal's close was put off for the first and for the second time.
  ///
  /// In time order, the files' order at one instant, a later day than the one before puts it off; an earlier one does not.
  consuming func setPushes(in book: inout DealBook) {
    if entries.isEmpty { return }
    for index in entries.indices { entries[index].order = UInt32(truncatingIfNeeded: index) }
    entries.sort { ($0.deal, $0.time, $0.order) < ($1.deal, $1.time, $1.order) }
    book.firstPush = Column(usual: CivilTime.missingDay, count: book.count)
    book.secondPush = Column(usual: CivilTime.missingDay, count: book.count)
    var pushes = 0
    for (previous, entry) in zip(entries, entries.dropFirst()) {
      if previous.deal != entry.deal {
        pushes = 0
      } else if entry.day > previous.day {
        pushes += 1
        let day = Int32(truncatingIfNeeded: CivilTime.day(of: entry.time))
        if pushes == 1 { book.firstPush[Int(entry.deal)] = day }
        if pushes == 2 { book.secondPush[Int(entry.deal)] = day }
      }
    }
  }
}
