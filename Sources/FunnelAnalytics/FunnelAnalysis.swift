public import DealModel
import Dispatch
import Synchronization

/// Computes a report from a book.
public enum FunnelAnalysis {
  /// The report over all deals of the book.
  /// - Parameter threads: how many parts are worked on at a time; the result does not depend on it.
  public static func report(on book: DealBook, options: AnalysisOptions, threads: Int = 1) -> FunnelReport {
    // Below some thousand deals a second thread costs more than it brings.
    let workers = max(1, min(threads, book.count / 4096))
    let parts = (0..<workers).map { book.count * $0 / workers..<book.count * ($0 + 1) / workers }
    return report(on: book, options: options, parts: parts)
  }

  /// The report from tallies over parts of the deals, each made on a thread of its own, merged in their order.
  /// - Parameter parts: runs of rows that together cover the book, in order.
  static func report(on book: DealBook, options: AnalysisOptions, parts: [Range<Int>]) -> FunnelReport {
    let layout = StageLayout(book.processes)
    let results = Mutex<[Int: Tally]>([:])
    DispatchQueue.concurrentPerform(iterations: parts.count) { part in
      let tally = tally(of: book, layout, options, parts[part])
      results.withLock { $0[part] = tally }
    }
    var tallies = results.withLock { $0 }
    var merged = tallies.removeValue(forKey: 0) ?? Tally(book: book, layout: layout, options: options)
    for part in parts.indices.dropFirst() { if let tally = tallies.removeValue(forKey: part) { merged.merge(tally) } }
    return ReportAssembly(book: book, layout: layout, options: options, tally: merged).report()
  }

  private static func tally(of book: DealBook, _ layout: StageLayout, _ options: AnalysisOptions, _ rows: Range<Int>)
    -> Tally
  {
    var builder = TallyBuilder(book: book, options: options, layout: layout)
    builder.add(rows)
    return builder.tally
  }
}
