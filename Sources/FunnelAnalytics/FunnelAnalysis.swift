public import DealModel

/// Computes a report from a book.
public enum FunnelAnalysis {
  /// The report over all deals of the book.
  /// - Parameter threads: how many parts are worked on at a time; the result does not depend on it.
  public static func report(on book: DealBook, options: AnalysisOptions, threads: Int = 1) -> FunnelReport {
    report(on: book, options: options, parts: parts(of: book, threads: threads), threads: threads)
  }

  /// The same report in less memory: the book gives up its stage changes, the largest part of it, and its activities once
  /// they are counted.
  public static func report(
    takingChangesOf book: inout DealBook,
    options: AnalysisOptions,
    threads: Int = 1
  ) -> FunnelReport {
    let counted = CountedDeals(book, options: options, parts: parts(of: book, threads: threads), threads: threads)
    book.changes = StageChanges()
    book.activities = Activities()
    return counted.report(on: book, options: options, threads: threads)
  }

  /// Runs of rows to be worked on at a time.
  private static func parts(of book: DealBook, threads: Int) -> [Range<Int>] {
    // A part is a number of whole runs of deals: their changes are gathered once. Parts become smaller towards the end, so
    // that few are enough for all threads to end at about the same time.
    let runs = book.runs
    if threads == 1 { return [0..<book.count] }
    var bounds = [0]
    var run = 0
    repeat {
      run = min(runs, run + max(runs / (32 * threads), (runs - run) / (2 * threads), 1))
      bounds.append(min(book.count, run * StageChanges.dealsInRun))
    } while run < runs
    return zip(bounds, bounds.dropFirst()).map { $0..<$1 }
  }

  /// The report from tallies over parts of the deals, merged in their order.
  /// - Parameter parts: runs of rows that together cover the book, in order.
  static func report(on book: DealBook, options: AnalysisOptions, parts: [Range<Int>], threads: Int) -> FunnelReport {
    CountedDeals(book, options: options, parts: parts, threads: threads)
      .report(on: book, options: options, threads: threads)
  }
}

/// The deals of a book once they are counted: what a report needs of their lives.
private struct CountedDeals {
  private let layout: StageLayout
  private let people: PeopleSlots
  private let tally: Tally
  private let lastActivity: LastActivity

  init(_ book: DealBook, options: AnalysisOptions, parts: [Range<Int>], threads: Int) {
    let layout = StageLayout(book.processes)
    let people = PeopleSlots(book)
    let tasks = ExitTasks(book, layout)
    lastActivity = LastActivity(book, asOf: options.asOf)
    var tallies = concurrentMap(parts.count, threads: threads) { part in
      var builder = TallyBuilder(book: book, options: options, layout: layout, people: people, tasks: tasks)
      builder.add(parts[part])
      return builder.finished()
    }
    tallies.reverse()
    var merged =
      tallies.popLast() ?? Tally(book: book, layout: layout, options: options, slots: people.count, tasks: tasks)
    while let tally = tallies.popLast() { merged.merge(tally) }
    (self.layout, self.people, tally) = (layout, people, merged)
  }

  func report(on book: DealBook, options: AnalysisOptions, threads: Int) -> FunnelReport {
    ReportAssembly(
      book: book,
      layout: layout,
      options: options,
      people: people,
      tally: tally,
      lastActivity: lastActivity,
      threads: threads
    ).report()
  }
}
