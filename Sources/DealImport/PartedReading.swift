import Dispatch
import Glibc
import Synchronization
import TableFiles

// How it works: a table is cut behind line feeds into parts of a mebibyte, each when it is asked for, so that what is to be
// fetched from a disk is fetched while other parts are read. Threads take parts in order and read each into columns of its own. Whoever finishes a part puts it down; if nobody else is at it, he adds all parts that are
// next in the file's order to the whole. So the result is the same for any number of threads, only few parts are held at
// a time, and nobody waits for the one who adds, unless too many parts lie there already.
//
// A cut may lie between quotes. A part is known to begin with a record only if the one before ended outside quotes;
// where it did not, the two are read again as one.

/// What is read of a part of a table.
protocol TablePart: Sendable {
  /// The account of the part's rows.
  var reader: TableReader { get }
}

/// What is read of a whole table, part by part.
protocol PartedTable: Sendable {
  associatedtype Part: TablePart
  /// Takes up the part behind.
  mutating func merge(_ part: Part)
}

/// Reads a table in parts, on several threads.
enum PartedReading {
  /// The size of a part: its columns stay in a core's cache, and a large table has many of them.
  static let partSize = 1 << 20
  /// The size of a part of a small table, of which every thread is to get some.
  private static let smallestPart = 256 << 10

  private struct State<Part: TablePart>: Sendable {
    /// The parts that nobody has taken yet, and how many are taken.
    var parts: TableParts
    var taken = 0
    /// Parts that are read but not added yet, by number, with their ranges.
    var waiting: [Int: (part: Part, range: Range<Int>)] = [:]
    var next = 0
    /// Whether somebody adds to the whole.
    var isAdding = false
    /// Where the part before begins, if it ended between quotes and is to be read again with the next.
    var openFrom: Int?
    /// Whether the rest is not to be read.
    var hasFailed = false

    init(_ parts: TableParts) { self.parts = parts }

    /// Takes the next part.
    mutating func take() -> (number: Int, range: Range<Int>)? {
      guard !hasFailed, let range = parts.next() else { return nil }
      taken += 1
      return (taken - 1, range)
    }
  }

  /// What is read so far.
  private final class Whole<Table: PartedTable>: @unchecked Sendable {
    // Unchecked: only the one for whom `isAdding` was set touches it, and the lock that sets it orders their accesses.
    var table: Table

    init(_ table: consuming Table) { self.table = table }
  }

  /// Reads a table.
  /// - Parameters:
  ///   - whole: what the parts are added to, in the file's order.
  ///   - progress: is told the bytes that are done.
  ///   - read: reads one part; called on several threads at a time.
  /// - Returns: the whole, read to the end of the table or to where it cannot be read on.
  static func read<Table: PartedTable>(
    _ table: InputTable,
    into whole: consuming Table,
    partSize: Int = partSize,
    threads: Int,
    progress: (Int) -> Void,
    read: @Sendable (Range<Int>) -> Table.Part
  ) -> Table {
    let share = max(smallestPart, table.body.count / (4 * max(1, threads)))
    let size = min(partSize, share)
    let end = table.body.upperBound
    let whole = Whole(whole)
    let state = Mutex(State<Table.Part>(table.parts(of: size)))
    withoutActuallyEscaping(progress) { progress in
      let report = MainReport(progress)
      DispatchQueue.concurrentPerform(iterations: max(1, min(threads, (table.body.count + size - 1) / size))) { _ in
        while let (number, range) = state.withLock({ $0.take() }) {
          let part = read(range)
          state.withLock { $0.waiting[number] = (part, range) }
          add(to: whole, state, end, report, read)
          // The one who adds, or who reads the part that is next, is never among those who wait here.
          while state.withLock({ $0.waiting.count > 2 * threads && !$0.hasFailed }) {
            usleep(100)
            add(to: whole, state, end, report, read)
          }
        }
      }
    }
    return whole.table
  }

  /// Adds the parts that are next in order, if nobody else does.
  /// - Parameter end: where the table ends.
  private static func add<Table>(
    to whole: Whole<Table>,
    _ state: borrowing Mutex<State<Table.Part>>,
    _ end: Int,
    _ report: MainReport,
    _ read: @Sendable (Range<Int>) -> Table.Part
  ) {
    while true {
      let taken = state.withLock { state -> (part: Table.Part, end: Int, openFrom: Int?)? in
        guard !state.hasFailed, !state.isAdding, let (part, range) = state.waiting.removeValue(forKey: state.next)
        else { return nil }
        state.isAdding = true
        state.next += 1
        return (part, range.upperBound, state.openFrom)
      }
      guard let taken else { return }
      var (part, openFrom) = (taken.part, taken.openFrom)
      if let openFrom { part = read(openFrom..<taken.end) }
      let isOpen = part.reader.openQuote != nil
      let goesOn = isOpen && part.reader.tooLong == nil && taken.end < end
      // The record that goes on in the next part is read once more with it; those before it are complete.
      openFrom = goesOn ? part.reader.unfinishedRecord : nil
      whole.table.merge(part)
      report.call(taken.end)
      // Nothing behind is read either if another table begins there.
      let isOver = isOpen || part.reader.tooLong != nil || part.reader.passedOver.hasFurtherTable
      let hasFailed = openFrom == nil && isOver
      state.withLock { state in
        state.isAdding = false
        state.openFrom = openFrom
        state.hasFailed = hasFailed
      }
    }
  }
}

/// Carries a closure that one thread at a time calls.
private struct MainReport: @unchecked Sendable {
  // Unchecked: the caller's closure is not Sendable, but only the one who adds a part calls it.
  let call: (Int) -> Void

  init(_ call: @escaping (Int) -> Void) { self.call = call }
}
