import DealModel
import Testing

@testable import FunnelAnalytics

/// Exit criteria and the last activity against the slow reference, on random books with random activities.
struct ExitCriteriaPropertyTests {
  private struct Case {
    let input: ReferenceInput
    let book: DealBook
    let options: AnalysisOptions
    let activities: [ReferenceActivity]
    /// By process and open stage.
    let tasks: [[[ReferenceTask]]]

    init(seed: UInt64) {
      input = randomInput(seed: seed)
      var dice = ReferenceDice(seed: seed &+ 3)
      options = AnalysisOptions(asOf: CivilDate(dayNumber: input.asOf))
      let (kinds, outcomes) = (["call", "visit", "mail", "fax"], ["", "replied", "bounced"])
      let areDates = dice.happens(30)
      var activities: [ReferenceActivity] = []
      for deal in input.deals where dice.happens(85) {
        // Many on the very days, and at the very instants, of the deal's changes.
        let times = input.events.filter { $0.deal == deal.id }.map(\.at) + [deal.created].compactMap(\.self)
        for _ in 0..<dice.below(12) {
          var at = Int64(input.asOf + dice.below(120) - 110) * referenceDay
          if let time = times.isEmpty ? nil : dice.pick(times), dice.happens(70) { at = time }
          if dice.happens(20) { at += dice.pick([-1, 1, 3_600_000_000]) }
          if areDates { at -= at % referenceDay }
          let (kind, outcome) = (dice.pick(kinds), dice.pick(outcomes))
          activities.append(ReferenceActivity(deal: deal.id, at: at, kind: kind, outcome: outcome))
        }
      }
      activities.shuffle(using: &dice)
      self.activities = activities
      var tasks: [[[ReferenceTask]]] = []
      for process in input.processes {
        var ofProcess: [[ReferenceTask]] = []
        for _ in process.openStages {
          var ofStage: [ReferenceTask] = []
          for _ in 0..<dice.pick([0, 1, 1, 2]) {
            let outcome = dice.happens(30) ? dice.pick(["replied", "bounced", "lost"]) : nil
            ofStage.append(ReferenceTask(kind: dice.pick(kinds), outcome: outcome, count: 1 + dice.below(2)))
          }
          ofProcess.append(ofStage)
        }
        tasks.append(ofProcess)
      }
      self.tasks = tasks
      book = Case.book(input, activities, tasks)
    }

    private static func book(
      _ input: ReferenceInput,
      _ activities: [ReferenceActivity],
      _ tasks: [[[ReferenceTask]]]
    ) -> DealBook {
      var book = makeBook(input)
      book.processes = book.processes.enumerated().map { process, old in
        var stages = old.stages
        for (stage, asked) in tasks[process].enumerated() {
          stages[stage].tasks = asked.map {
            StageTask(
              kind: $0.kind,
              outcome: $0.outcome,
              count: $0.count,
              comparedKind: $0.kind,
              comparedOutcome: $0.outcome
            )
          }
        }
        return SalesProcess(name: old.name, stages: stages)
      }
      let words = TaskWords(book.processes.flatMap { $0.stages.flatMap(\.tasks) })
      let rows = activities.map { activity in
        UInt32(input.deals.firstIndex { $0.id == activity.deal } ?? 0)
      }
      book.activities = Activities(
        of: rows,
        deals: book.count,
        times: activities.map(\.at),
        codes: activities.map { activity in
          let kind = words.kinds.firstIndex(of: activity.kind).map { $0 + 1 } ?? 0
          return words.code(kind: kind, outcome: words.outcomes.firstIndex(of: activity.outcome).map { $0 + 1 } ?? 0)
        },
        fileNumbers: activities.indices.map { UInt32($0 % 2) },
        files: 2,
        words: words
      )
      book.dateRoles.activities = activities.map(\.at).allSatisfy(CivilTime.isMidnight)
      return book
    }

    var expected: Figures {
      var figures = Figures()
      let (clock, lives) = (ReferenceClock(input), referenceLives(input))
      for (index, process) in input.processes.enumerated() {
        let own = lives.filter { $0.deal.process == index }
        for (place, stage) in process.openStages.enumerated() where !tasks[index][place].isEmpty {
          let row = referenceExitCriteria(
            own,
            of: process,
            stage: stage,
            tasks: tasks[index][place],
            activities: activities,
            clock: clock
          )
          let path = "\(index)/\(process.stages[stage].name)"
          figures.set(path + "/untimed", row.untimed)
          figures.setKept(path, moves: row.moves, kept: row.kept)
          for (number, short) in row.short.enumerated() { figures.set(path + "/short/\(number)", short) }
          for (owner, counts) in row.owners {
            figures.setKept(path + "/owners/" + owner, moves: counts.moves, kept: counts.kept)
          }
        }
      }
      let inactive = lives.filter { life in
        guard life.outcome == .open else { return false }
        let day = referenceLastActivity(life.deal, activities, created: life.created?.day, asOf: input.asOf)
        return day.map { input.asOf - $0 >= 30 } ?? false
      }
      figures.set("inactive", inactive.count)
      let used = Set(lives.map(\.deal.id))
      figures.set("leftOut", activities.filter { !used.contains($0.deal) || $0.day > input.asOf }.count)
      return figures
    }
  }

  private func figures(_ report: FunnelReport) -> Figures {
    var figures = Figures()
    for (index, pipeline) in report.pipelines.enumerated() {
      for row in pipeline.exitCriteria {
        let path = "\(index)/\(row.stage)"
        figures.set(path + "/untimed", row.untimed)
        figures.set(path, row.kept)
        for (number, task) in row.tasks.enumerated() { figures.set(path + "/short/\(number)", task.short) }
        for owner in row.owners { figures.set(path + "/owners/" + (owner.owner ?? "…"), owner.kept) }
      }
    }
    figures.set("inactive", report.risks.byReason.first { $0.reason == .inactive }?.deals)
    figures.set("leftOut", report.activitiesLeftOut.reduce(0, +))
    return figures
  }

  @Test(arguments: 0..<20)
  func agreesWithTheReference(block: UInt64) {
    for seed in block * 30..<(block + 1) * 30 {
      let example = Case(seed: seed)
      let report = FunnelAnalysis.report(on: example.book, options: example.options)
      let differences = figures(report).differences(to: example.expected)
      #expect(differences.isEmpty, "seed \(seed): \(differences.prefix(5).joined(separator: "; "))")
    }
  }

  @Test func partsMergeToTheWhole() {
    for seed in UInt64(0)..<60 {
      let example = Case(seed: seed)
      let whole = FunnelAnalysis.report(on: example.book, options: example.options)
      let middle = example.book.count / 3
      let parts = [0..<middle, middle..<example.book.count]
      let merged = FunnelAnalysis.report(on: example.book, options: example.options, parts: parts, threads: 2)
      #expect(merged.pipelines.map(\.exitCriteria) == whole.pipelines.map(\.exitCriteria), "seed \(seed)")
      #expect(merged.activitiesLeftOut == whole.activitiesLeftOut, "seed \(seed)")
    }
  }

  /// The figures are those of the moves, and each move is some owner's.
  @Test func ownersAddUp() {
    var moves = 0
    for seed in UInt64(0)..<100 {
      let example = Case(seed: seed)
      let report = FunnelAnalysis.report(on: example.book, options: example.options)
      for row in report.pipelines.flatMap(\.exitCriteria) {
        #expect(row.owners.reduce(0) { $0 + $1.kept.moves } == row.kept?.moves, "seed \(seed)")
        #expect(row.owners.reduce(0) { $0 + $1.kept.kept } == row.kept?.kept, "seed \(seed)")
        moves += row.kept?.moves ?? 0
      }
    }
    #expect(moves > 300)
  }

  /// Owners beyond those in detail are one row, so that nobody's moves are missing.
  @Test func manyOwnersShareARow() {
    var hand = HandMadeBook()
    for number in 0..<103 {
      let events: [(Double, HandMadeBook.Name?, HandMadeBook.Name)] = [(1, nil, .lead), (2, .lead, .demo)]
      hand.add("D\(number)", .demo, created: 1, owner: "Owner \(100 + number)", events: events)
    }
    var book = hand.finished()
    let call = StageTask(kind: "call", outcome: nil, count: 1, comparedKind: "call", comparedOutcome: nil)
    var stages = book.processes[0].stages
    stages[0].tasks = [call]
    book.processes = [SalesProcess(name: "", stages: stages)]
    let words = TaskWords([call])
    book.activities = Activities(
      of: [102, 0],
      deals: book.count,
      times: [HandMadeBook.time(2), HandMadeBook.time(3)],
      codes: [words.code(kind: 1, outcome: 0), words.code(kind: 1, outcome: 0)],
      fileNumbers: [],
      files: 1,
      words: words
    )
    let options = AnalysisOptions(asOf: CivilDate(dayNumber: CivilDate.dayNumber(year: 2025, month: 1, day: 30)))
    let row = FunnelAnalysis.report(on: book, options: options).pipelines[0].exitCriteria[0]
    #expect(row.owners.count == 101)
    #expect(row.owners.last?.owner == nil)
    #expect(row.owners.last?.kept.moves == 3 && row.owners.last?.kept.kept == 1)
    // The call of the first deal was after its move.
    #expect(row.kept?.moves == 103 && row.kept?.kept == 1 && row.tasks[0].short == 102)
  }

  @Test func nothingIsAskedForWithoutActivitiesOrTasks() {
    var book = HandMadeBook()
    book.add("A", .demo, created: 1, events: [(1, nil, .lead), (2, .lead, .demo)])
    #expect(book.report(asOf: 30).pipelines[0].exitCriteria.isEmpty)
  }
}

extension Figures {
  fileprivate mutating func setKept(_ path: String, moves: Int, kept: Int) {
    set(path + "/moves", moves)
    set(path + "/kept", kept)
    set(path + "/share", moves == 0 ? nil : Double(kept) / Double(moves))
    let interval = referenceWilson(kept, of: moves)
    set(path + "/low", interval?.lowerBound)
    set(path + "/high", interval?.upperBound)
  }

  fileprivate mutating func set(_ path: String, _ kept: KeptShare?) {
    set(path + "/moves", kept?.moves)
    set(path + "/kept", kept?.kept)
    set(path + "/share", kept?.share)
    set(path + "/low", kept?.low)
    set(path + "/high", kept?.high)
  }
}
