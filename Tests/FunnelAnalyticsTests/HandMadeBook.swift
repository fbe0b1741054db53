import DealModel

@testable import FunnelAnalytics

/// Builds small books by hand.
///
/// Stages of the process: Lead, Demo, Offer (open), Won, Lost, Void.
struct HandMadeBook {
  enum Name: UInt16 {
    case lead, demo, offer, won, lost, void
  }

  var book: DealBook
  private var changes: [[StageChange]] = []
  private var owners = GroupColumn(name: "owner")
  /// The team of each owner, where there is a column of teams.
  var teams: [String: String]?
  /// The owners whom a lookup table lists, with the team of each.
  var listed: KeyValuePairs<String, String> = [:]

  init(
    standardDays: Double? = nil,
    probabilities: [Double?] = [0.1, 0.25, 0.5],
    standardShares: [Double?] = [nil, nil, nil],
    standardConversions: [Double?] = [nil, nil, nil]
  ) {
    let open = ["Lead", "Demo", "Offer"].enumerated().map { index, name in
      Stage(
        name: name,
        kind: .open,
        probability: probabilities[index],
        standardDays: standardDays,
        standardShare: standardShares[index],
        standardConversion: standardConversions[index]
      )
    }
    book = DealBook(processes: [
      SalesProcess(
        name: "",
        stages: open + [
          Stage(name: "Won", kind: .won), Stage(name: "Lost", kind: .lost), Stage(name: "Void", kind: .void),
        ]
      )
    ])
  }

  /// A time of January 2025: day 3.5 is the 3rd at noon.
  static func time(_ day: Double) -> Int64 {
    let first = Int64(CivilDate.dayNumber(year: 2025, month: 1, day: 1)) * CivilTime.day
    return first + Int64((day - 1) * Double(CivilTime.day))
  }

  /// Adds a deal; `events` are (day, from, to).
  mutating func add(
    _ id: String,
    _ stage: Name?,
    amount: Int64? = nil,
    created: Double? = nil,
    closed: Double? = nil,
    stageEntered: Double? = nil,
    expected: Int? = nil,
    active: Int? = nil,
    settled: Int64? = nil,
    collected: Int64? = nil,
    status: StageKind? = nil,
    lostStage: Name? = nil,
    owner: String = "Ada",
    events: [(Double, Name?, Name)] = []
  ) {
    var (id, owner) = (id, owner)
    id.withUTF8 { _ = book.ids.number(of: UnsafeRawBufferPointer($0)) }
    owners.codes.append(owner.withUTF8 { UInt32(owners.labels.number(of: UnsafeRawBufferPointer($0)).number) })
    book.process.append(0)
    book.stage.append(stage?.rawValue ?? DealBook.noStage)
    book.status.append(status?.rawValue ?? DealBook.noStatus)
    book.lostStage.append(lostStage?.rawValue ?? DealBook.noStage)
    book.amounts.append(amount.map { $0 * 10_000 } ?? DealBook.noAmount)
    book.settled.append(settled.map { $0 * 10_000 } ?? DealBook.noAmount)
    book.collected.append(collected.map { $0 * 10_000 } ?? DealBook.noAmount)
    book.created.append(created.map(HandMadeBook.time) ?? CivilTime.missing)
    book.closed.append(closed.map(HandMadeBook.time) ?? CivilTime.missing)
    book.stageEntered.append(stageEntered.map(HandMadeBook.time) ?? CivilTime.missing)
    book.expectedClose.append(
      expected.map { Int32(CivilDate.dayNumber(year: 2025, month: 1, day: 1) + $0 - 1) } ?? CivilTime.missingDay
    )
    book.lastActivity.append(
      active.map { Int32(CivilDate.dayNumber(year: 2025, month: 1, day: 1) + $0 - 1) } ?? CivilTime.missingDay
    )
    book.probability.append(-1)
    book.file.append(0)
    changes.append(
      events.map { StageChange(time: HandMadeBook.time($0), from: $1?.rawValue ?? DealBook.noStage, to: $2.rawValue) }
    )
  }

  /// The book, with roles that hold dates marked as the importer does.
  func finished() -> DealBook {
    var (book, owners) = (book, owners)
    owners.listed = listed.map { owners.labels.number(of: $0.key) }
    book.groups = [owners]
    book.mapped = [.amount, .expectedClose, .lastActivity]
    if let teams {
      var column = GroupColumn(name: "team")
      for row in 0..<book.count {
        var team = teams[owners.text(row)] ?? ""
        column.codes.append(team.withUTF8 { UInt32(column.labels.number(of: UnsafeRawBufferPointer($0)).number) })
      }
      column.listed = listed.map { column.labels.number(of: $0.value) }
      book.groups.append(column)
    }
    book.changes = StageChanges(byDeal: changes)
    func isDates(_ times: some Sequence<Int64>) -> Bool {
      times.allSatisfy { $0 == CivilTime.missing || CivilTime.isMidnight($0) }
    }
    book.dateRoles.created = isDates(book.created)
    book.dateRoles.closed = isDates(book.closed)
    book.dateRoles.stageEntered = isDates(book.stageEntered)
    book.dateRoles.changes = isDates(changes.joined().map(\.time))
    return book
  }

  /// The report as of a day of January 2025, of that month.
  func report(asOf day: Int, _ change: (inout AnalysisOptions) -> Void = { _ in }) -> FunnelReport {
    let asOf = CivilDate(dayNumber: CivilDate.dayNumber(year: 2025, month: 1, day: day))
    var options = AnalysisOptions(asOf: asOf, period: Period("2025-01", fiscalYearStart: 1))
    change(&options)
    return FunnelAnalysis.report(on: finished(), options: options)
  }

  /// The life of a deal as of a day of January 2025.
  func life(_ row: Int, asOf day: Int) -> DealLife {
    var builder = LifeBuilder(
      book: finished(),
      asOf: CivilDate(dayNumber: CivilDate.dayNumber(year: 2025, month: 1, day: day))
    )
    var life = DealLife()
    builder.build(row, into: &life)
    return life
  }
}

extension DealLife {
  /// The stages of the visits in order, by name.
  var path: [HandMadeBook.Name?] { visits.map { HandMadeBook.Name(rawValue: $0.stage) } }
}
