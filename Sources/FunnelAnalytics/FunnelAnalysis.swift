public import DealModel

/// Computes a report from a book.
public enum FunnelAnalysis {
  /// The report over all deals of the book.
  /// - Parameter threads: how many parts are worked on at a time; the result does not depend on it.
  public static func report(on book: DealBook, options: AnalysisOptions, threads: Int = 1) -> FunnelReport {
    // A part is a number of whole runs of deals: their changes are gathered once. A few parts a thread are enough for all
    // of them to end at about the same time.
    let runs = book.runs
    let parts = threads == 1 ? 1 : max(1, min(runs, threads * 4))
    let bounds = (0...parts).map { min(book.count, runs * $0 / parts * StageChanges.dealsInRun) }
    return report(on: book, options: options, parts: zip(bounds, bounds.dropFirst()).map { $0..<$1 }, threads: threads)
  }

  /// The report from tallies over parts of the deals, merged in their order.
  /// - Parameter parts: runs of rows that together cover the book, in order.
  static func report(on book: DealBook, options: AnalysisOptions, parts: [Range<Int>], threads: Int) -> FunnelReport {
    let layout = StageLayout(book.processes)
    let people = PeopleSlots(book)
    var tallies = concurrentMap(parts.count, threads: threads) { part in
      var builder = TallyBuilder(book: book, options: options, layout: layout, people: people)
      builder.add(parts[part])
      return builder.finished()
    }
    tallies.reverse()
    var merged = tallies.popLast() ?? Tally(book: book, layout: layout, options: options, slots: people.count)
    while let tally = tallies.popLast() { merged.merge(tally) }
    return ReportAssembly(
      book: book,
      layout: layout,
      options: options,
      people: people,
      tally: merged,
      threads: threads
    ).report()
  }
}
