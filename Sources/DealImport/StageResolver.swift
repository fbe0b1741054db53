import DealModel
import Diagnostics
import Foundation

/// Replaces the numbers of stage and pipeline names in a book by stages of its processes.
struct StageResolver {
  private let rows: [StageRow]
  private let acceptsUnknown: Bool
  private let handsOverUnknown: Bool
  private let stageNames: [String]
  private let pipelineNames: [String]
  private(set) var assumptions: [Assumption] = []
  private(set) var problems: [Diagnostic] = []
  /// Stages that are not configured, where they do not stop the run.
  private(set) var handedOver: [Diagnostic] = []
  /// Configured open stages that nothing names.
  private(set) var unused: [ImportSummary.UnusedStage] = []
  private let stages: NameNumbers
  private let pipelines: NameNumbers
  /// Puts where a name was first seen into words.
  private let place: ((file: Int, offset: Int)) -> (SourceLocation, String)

  init(
    rows: [StageRow],
    acceptsUnknown: Bool,
    handsOverUnknown: Bool = false,
    stages: NameNumbers,
    pipelines: NameNumbers,
    place: @escaping ((file: Int, offset: Int)) -> (SourceLocation, String)
  ) {
    self.rows = rows
    self.acceptsUnknown = acceptsUnknown
    self.handsOverUnknown = handsOverUnknown
    self.stages = stages
    self.pipelines = pipelines
    self.place = place
    stageNames = stages.names
    pipelineNames = pipelines.names
  }

  /// Resolves all deals and changes.
  /// - Throws: every unknown stage and pipeline, with its count and the nearest configured name.
  mutating func resolve(_ book: inout DealBook) throws(Diagnostics) {
    var configured: [(name: String, stages: [Stage])] = []
    for row in rows {
      if let index = configured.firstIndex(where: { $0.name == row.pipeline }) {
        configured[index].stages.append(row.stage)
      } else {
        configured.append((row.pipeline, [row.stage]))
      }
    }
    checkConfigured()
    assignProcesses(&book, configured: &configured)
    try Diagnostics.throwIfAny(problems)

    let uses = countUses(book, processes: configured.count)
    if rows.isEmpty {
      for index in configured.indices {
        let name = configured[index].name
        let guess = StageOrderGuess(book: book, process: index, processName: name, names: stageNames).stages()
        configured[index].stages = guess.stages
        if configured[index].stages.isEmpty {
          // Without any deal the rows that were rejected are what is to be told.
          if book.count > 0 { throw Diagnostics(Diagnostic(.stageTableEmpty)) }
          configured[index].stages = [Stage(name: "", kind: .open)]
          continue
        }
        assumptions.append(.stagesFromData(names: guess.stages.map(\.name), order: guess.order))
      }
    }
    var tables = configured.map { names(of: $0.stages, in: $0.name) }
    findUnused(configured, tables, uses)
    // One that is taken up as open must not hide that none is configured.
    // For the rest of a run that cannot succeed, a misspelled stage is the one that was probably meant.
    var readAs: [[Int: Int]] = Array(repeating: [:], count: configured.count)
    let closedOnly = configured.indices.filter { process in !configured[process].stages.contains { $0.kind == .open } }
    for process in configured.indices {
      for (number, count) in uses[process].enumerated() where count > 0 && tables[process][number] == nil {
        let name = stageNames[number]
        if acceptsUnknown || handsOverUnknown {
          let known = configured[process].stages
          let problem = acceptsUnknown ? nil : unknown(number, count: count, among: known)
          if let meant = known.firstIndex(where: { $0.name == problem?.suggestion }), let problem {
            handedOver.append(problem)
            readAs[process][number] = meant
            tables[process][number] = meant
            continue
          }
          configured[process].stages.append(Stage(name: name, kind: .open))
          tables[process] = self.names(of: configured[process].stages, in: configured[process].name)
          for (number, stage) in readAs[process] { tables[process][number] = stage }
          // Other spellings of it are the same stage.
          let fold = StageName.folded(name)
          let all = stageNames.indices.filter { StageName.folded(stageNames[$0]) == fold }
          let uses = all.reduce(0) { $0 + uses[process][$1] }
          if acceptsUnknown {
            assumptions.append(.unknownStageAccepted(stage: name, count: uses))
          } else {
            handedOver.append(unknown(number, count: uses, among: known))
          }
        } else {
          problems.append(unknown(number, count: count, among: configured[process].stages))
        }
      }
    }
    for number in closedOnly {
      let process = configured[number]
      let hasOpen = process.stages.contains { $0.kind == .open }
      if hasOpen, acceptsUnknown { continue }
      let names = process.stages.filter { $0.kind != .open }.map(\.name).joined(separator: ", ")
      let problem = Diagnostic(.processWithoutOpenStage, [names], at: rows.first?.location ?? SourceLocation())
      if hasOpen { handedOver.append(problem) } else { problems.append(problem) }
    }
    try Diagnostics.throwIfAny(problems)
    book.processes = configured.map { SalesProcess(name: $0.name, stages: $0.stages) }
    replaceNumbers(in: &book, tables: tables, configured: configured.map(\.stages))
  }

  /// That a stage name is not configured.
  private func unknown(_ number: Int, count: Int, among stages: [Stage]) -> Diagnostic {
    let (location, excerpt) = place(self.stages.firstSeen[number])
    let known = stages.filter { stage in rows.contains { $0.stage.name == stage.name } }.map(\.name)
    let name = stageNames[number]
    return Diagnostic(
      .stageUnknown,
      [name, "\(count)", known.joined(separator: ", ")],
      at: location,
      excerpt: excerpt,
      suggestion: nearestName(to: name, among: known)
    )
  }

  /// Finds the configured open stages that nothing names; stages that pipelines share are used if one of these does.
  private mutating func findUnused(
    _ configured: [(name: String, stages: [Stage])],
    _ tables: [[Int?]],
    _ uses: [[Int]]
  ) {
    if rows.isEmpty { return }
    let isShared = rows.allSatisfy(\.pipeline.isEmpty)
    func isUsed(_ stage: Int, in process: Int) -> Bool {
      tables[process].indices.contains { tables[process][$0] == stage && uses[process][$0] > 0 }
    }
    for process in isShared ? configured.indices.prefix(1) : configured.indices[...] {
      for (number, stage) in configured[process].stages.enumerated() where stage.kind == .open {
        let places = isShared ? configured.indices[...] : configured.indices[process...process]
        if places.contains(where: { isUsed(number, in: $0) }) { continue }
        unused.append(
          ImportSummary.UnusedStage(pipeline: isShared ? "" : configured[process].name, stage: stage.name)
        )
      }
    }
  }

  /// A stage, or one of its aliases, may be there once in a process.
  private mutating func checkConfigured() {
    var seen: [String: Set<String>] = [:]
    for row in rows {
      for name in [row.stage.name] + row.stage.aliases where !seen[row.pipeline, default: []].insert(name).inserted {
        problems.append(Diagnostic(.stageTwice, [name], at: row.location))
      }
    }
  }

  /// Gives each deal the number of its process in place of its pipeline's name.
  private mutating func assignProcesses(_ book: inout DealBook, configured: inout [(name: String, stages: [Stage])]) {
    let isShared = configured.count == 0 || (configured.count == 1 && configured[0].name.isEmpty)
    let shared = configured.first?.stages ?? []
    var ofLabel: [UInt16?] = Array(repeating: nil, count: pipelineNames.count)
    var blank: UInt16?
    var unknown: [Int: Int] = [:]
    if isShared { configured = [] }
    // Where no deal names a pipeline, all are as the first.
    let labels = book.process.isUsual ? Column(usual: DealBook.noStage, count: min(1, book.count)) : book.process
    let dealsOfLabel = book.process.isUsual ? book.count : 1
    var processes = Column<UInt16>(usual: 0)
    processes.reserve(book.count)
    for label in labels {
      if label == DealBook.noStage {
        if blank == nil {
          if isShared {
            configured.append(("", shared))
            blank = UInt16(configured.count - 1)
          } else if configured.count == 1 {
            blank = 0
          } else {
            blank = configured.firstIndex { $0.name.isEmpty }.map { UInt16($0) }
          }
        }
        if blank == nil { unknown[-1, default: 0] += dealsOfLabel }
        processes.append(blank ?? 0)
        continue
      }
      let number = Int(label)
      if ofLabel[number] == nil {
        let name = pipelineNames[number]
        let fold = StageName.folded(name)
        if let index = configured.firstIndex(where: { StageName.folded($0.name) == fold && !$0.name.isEmpty }) {
          ofLabel[number] = UInt16(index)
        } else if isShared {
          configured.append((name, shared))
          ofLabel[number] = UInt16(configured.count - 1)
        }
      }
      if ofLabel[number] == nil { unknown[number, default: 0] += 1 }
      processes.append(ofLabel[number] ?? 0)
    }
    book.process = book.process.isUsual ? Column(usual: processes.first ?? 0, count: book.count) : processes
    if configured.isEmpty { configured = [("", shared)] }
    for (label, count) in unknown.sorted(by: { $0.key < $1.key }) {
      let name = label < 0 ? "" : pipelineNames[label]
      let known = configured.map(\.name)
      let (location, excerpt) =
        label < 0 ? (rows.first?.location ?? SourceLocation(), nil) : place(pipelines.firstSeen[label])
      problems.append(
        Diagnostic(
          .pipelineUnknown,
          [name, "\(count)", known.joined(separator: ", ")],
          at: location,
          excerpt: excerpt,
          suggestion: nearestName(to: name, among: known)
        )
      )
    }
  }

  /// For each process, how often each stage name is used.
  private func countUses(_ book: DealBook, processes: Int) -> [[Int]] {
    var uses = book.changes.nameUses(process: book.process, processes: processes, names: stageNames.count)
    for column in [book.stage, book.lostStage] where !column.isUsual {
      // One more for deals that name no stage.
      var counts = Array(repeating: [Int](repeating: 0, count: stageNames.count + 1), count: processes)
      if processes == 1 {
        var ofProcess = counts[0]
        ofProcess.withUnsafeMutableBufferPointer { counts in
          for number in column { counts[min(Int(number), counts.count - 1)] += 1 }
        }
        counts[0] = ofProcess
      } else {
        for (row, number) in column.enumerated() {
          counts[Int(book.process[row])][min(Int(number), stageNames.count)] += 1
        }
      }
      for process in 0..<processes {
        for number in stageNames.indices { uses[process][number] += counts[process][number] }
      }
    }
    return uses
  }

  /// For each name number the stage's index in configured order, if the process has it.
  ///
  /// Where no stage is called so, `Proposal (Sales Pipeline)` is the stage `Proposal` of that process.
  private func names(of stages: [Stage], in process: String) -> [Int?] {
    var exact: [String: Int] = [:]
    var folded: [String: Int] = [:]
    for (index, stage) in stages.enumerated() {
      for name in [stage.name] + stage.aliases {
        exact[name] = exact[name] ?? index
        let fold = StageName.folded(name)
        folded[fold] = folded[fold] ?? index
      }
    }
    return stageNames.map { name in
      if let stage = exact[name] ?? folded[StageName.folded(name)] { return stage }
      guard let (stem, bracket) = StageName.split(name) else { return nil }
      let isOfProcess = process.isEmpty || StageName.folded(bracket) == StageName.folded(process)
      return isOfProcess ? folded[StageName.folded(stem)] : nil
    }
  }

  private func replaceNumbers(in book: inout DealBook, tables: [[Int?]], configured: [[Stage]]) {
    // Numbers of names become indices into `SalesProcess.stages`, where the open stages come first.
    let final: [[UInt16]] = tables.indices.map { process in
      let stages = configured[process]
      let open = stages.indices.filter { stages[$0].kind == .open }
      let order = open + stages.indices.filter { stages[$0].kind != .open }
      var rank = [UInt16](repeating: DealBook.noStage, count: stages.count)
      for (position, index) in order.enumerated() { rank[index] = UInt16(position) }
      return tables[process].map { $0.map { rank[$0] } ?? DealBook.noStage }
    }
    book.changes.resolve(final)
    let process = book.process
    let openCounts = book.processes.map(\.openCount)
    book.stage.replace { row, number in final[Int(process[row])][Int(number)] }
    book.lostStage.replace { row, number in
      let stage = final[Int(process[row])][Int(number)]
      return Int(stage) < openCounts[Int(process[row])] ? stage : DealBook.noStage
    }
  }
}

/// Compares names of stages and pipelines.
enum StageName {
  /// The name without what people write now so, now so: case, full-width forms, runs of white space.
  static func folded(_ name: String) -> String {
    name.precomposedStringWithCompatibilityMapping.lowercased().split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
  }

  /// A name with something in brackets behind it, as some programs write a stage with its pipeline.
  static func split(_ name: String) -> (stem: String, bracket: String)? {
    guard name.hasSuffix(")"), let open = name.lastIndex(of: "("), open != name.startIndex else { return nil }
    let bracket = name[name.index(after: open)...].dropLast()
    return (name[..<open].trimmingCharacters(in: .whitespaces), String(bracket))
  }
}
