import Dispatch
import Synchronization

// How it works: a table is cut behind line feeds into parts of a few mebibytes. Threads take parts from a counter and read
// each into columns of its own. Whoever finishes a part adds all parts that are next in the file's order to the
// whole, under a lock; so the result is the same for any number of threads, and only few parts are held at a time.
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
  static let partSize = 2 << 20
  /// The size of a part of a small table, of which every thread is to get some.
  private static let smallestPart = 256 << 10

  private struct State<Whole: PartedTable>: Sendable {
    var whole: Whole
    var waiting: [Int: Whole.Part] = [:]
    var next = 0
    /// Where the part before begins, if it ended between quotes and is to be read again with the next.
    var openFrom: Int?
    var hasFailed = false
  }

  /// Reads a table.
  /// - Parameters:
  ///   - whole: what the parts are added to, in the file's order.
  ///   - progress: is told the bytes that are done.
  ///   - read: reads one part; called on several threads at a time.
  /// - Returns: the whole, read to the end of the table or to where it cannot be read on.
  static func read<Whole: PartedTable>(
    _ table: InputTable,
    into whole: consuming Whole,
    partSize: Int = partSize,
    threads: Int,
    progress: (Int) -> Void,
    read: @Sendable (Range<Int>) -> Whole.Part
  ) -> Whole {
    let share = max(smallestPart, table.body.count / (4 * max(1, threads)))
    let parts = table.parts(of: min(partSize, share))
    let state = Mutex(State(whole: whole))
    let counter = Atomic(0)
    withoutActuallyEscaping(progress) { progress in
      let report = MainReport(progress)
      DispatchQueue.concurrentPerform(iterations: max(1, min(threads, parts.count))) { _ in
        while true {
          let number = counter.wrappingAdd(1, ordering: .relaxed).oldValue
          if number >= parts.count || state.withLock({ $0.hasFailed }) { return }
          let part = read(parts[number])
          state.withLock { state in
            state.waiting[number] = part
            add(&state, parts, read)
            if state.next > 0 { report.call(parts[state.next - 1].upperBound) }
          }
        }
      }
    }
    return state.withLock { $0.whole }
  }

  /// Adds the parts that are next in order.
  private static func add<Whole>(
    _ state: inout State<Whole>,
    _ parts: [Range<Int>],
    _ read: @Sendable (Range<Int>) -> Whole.Part
  ) {
    while !state.hasFailed, var part = state.waiting.removeValue(forKey: state.next) {
      let number = state.next
      state.next += 1
      if let start = state.openFrom { part = read(start..<parts[number].upperBound) }
      if part.reader.openQuote != nil, part.reader.tooLongField == nil, number + 1 < parts.count {
        state.openFrom = state.openFrom ?? parts[number].lowerBound
        continue
      }
      state.openFrom = nil
      state.hasFailed = part.reader.openQuote != nil || part.reader.tooLongField != nil
      state.whole.merge(part)
    }
  }
}

/// Carries a closure that is called under a lock only.
private struct MainReport: @unchecked Sendable {
  // Unchecked: the caller's closure is not Sendable, but it is never called by two threads at a time.
  let call: (Int) -> Void

  init(_ call: @escaping (Int) -> Void) { self.call = call }
}
