import DealModel

extension ReportAssembly {
  /// Section 11: the smallest share of the sellers that brings 80 % of the won amount; `nil` without a column of sellers.
  func concentration(_ groups: [GroupReport]) -> ConcentrationReport? {
    guard let rows = groups.first(where: { $0.name == "owner" })?.rows else { return nil }
    let total = rows.reduce(Int128(0)) { $0 + $1.wonAmount.tenThousandths }
    var share: Double?
    if total > 0 {
      var sum: Int128 = 0
      var count = 0
      for row in rows where sum * 10 < total * 8 {
        sum += row.wonAmount.tenThousandths
        count += 1
      }
      share = ratio(count, rows.count)
    }
    return ConcentrationReport(owners: rows.count, wonAmount: Money(tenThousandths: total), share80: share)
  }

  /// Section 11: sellers and teams in detail, from their funnels and their times in each stage.
  func peopleReport(
    _ funnels: PeopleFunnels,
    _ times: [[PersonTime]],
    _ pipelines: [PipelineReport],
    _ quotas: [QuotaRow]
  ) -> PeopleReport {
    func reports(_ persons: [PeopleSlots.Person], from first: Int, isTeam: Bool) -> [PersonReport] {
      persons.enumerated().map { index, person in
        let tallies = funnels.tallies(of: person.slots)
        var stages: [PersonStage] = []
        for (process, tally) in tallies.enumerated() {
          if StageKind.allCases.allSatisfy({ tally.total($0) == 0 }) { continue }
          for position in stride(from: 1, through: layout.openCounts[process], by: 1) {
            let number = layout.offsets[process] + position - 1
            stages.append(
              stage(position, of: process, tally, times[number][first + index], times[number].last, pipelines)
            )
          }
        }
        let own = quotas.filter { row in
          row.process == nil && (isTeam ? row.owner == nil && row.team == person.key : row.owner == person.key)
        }
        let nothing: [CoachingFinding] = person.isListed && stages.isEmpty ? [.noDeals] : []
        return PersonReport(key: person.key, stages: stages, findings: nothing + findings(stages, own))
      }
    }
    return PeopleReport(
      owners: reports(people.owners, from: 0, isTeam: false),
      teams: reports(people.teams, from: people.owners.count, isTeam: true),
      ownerCount: people.ownerCount,
      teamCount: people.teamCount
    )
  }

  private func findings(_ stages: [PersonStage], _ quotas: [QuotaRow]) -> [CoachingFinding] {
    var findings: [CoachingFinding] = []
    for stage in stages {
      if stage.conversion.isLower { findings.append(.lowConversion(stage)) }
      if stage.overStandard.isHigher { findings.append(.slow(stage)) }
    }
    // The top of the funnel takes the longest: the quota that ends last tells.
    let last = quotas.filter { $0.period.days.last > options.asOf }.max { left, right in
      let (first, second) = (left.period.days, right.period.days)
      return first.last != second.last ? first.last < second.last : first.count < second.count
    }
    if let last, let reachable = last.reachable, reachable < last.quota { findings.append(.thinTop(last)) }
    return findings
  }

  private func stage(
    _ position: Int,
    of process: Int,
    _ own: FunnelTally,
    _ time: PersonTime,
    _ timeOfAll: PersonTime?,
    _ pipelines: [PipelineReport]
  ) -> PersonStage {
    let all = tally.processes[process].all
    let basis = all.honestBasis
    let rateBasis: FunnelTally.Basis = position == 1 ? .all : basis
    let won = own.count(.won, from: position, rateBasis)
    func decided(_ tally: FunnelTally) -> (advanced: Int, resolved: Int) {
      let advanced = tally.reached(position + 1, basis)
      return (advanced, advanced + tally.count(.lost, at: position, basis))
    }
    let (conversion, ofAll) = (decided(own), decided(all))
    return PersonStage(
      process: process,
      pipeline: book.processes[process].name,
      stage: book.processes[process].stages[position - 1].name,
      reached: own.reached(position, .all),
      advanced: own.reached(position + 1, .all),
      dropped: own.count(.lost, at: position, .all),
      waiting: own.count(.open, at: position, .all),
      conversion: ReportAssembly.against(
        (ratio(conversion.advanced, conversion.resolved), conversion.resolved),
        (ratio(ofAll.advanced, ofAll.resolved), ofAll.resolved)
      ),
      winRate: ratio(won, won + own.count(.lost, from: position, rateBasis)),
      amount: Money(tenThousandths: own.amount(from: position)),
      visits: time.visits,
      median: time.median,
      medianOfAll: pipelines[process].stageTime[position - 1].median,
      open: time.open,
      overStandard: ReportAssembly.against(
        (time.overStandard, time.known),
        (pipelines[process].stageTime[position - 1].overStandard, timeOfAll?.known ?? 0)
      )
    )
  }

  private static func against(_ own: (share: Double?, n: Int), _ all: (share: Double?, n: Int)) -> ShareAgainstAll {
    func interval(_ share: Double?, _ n: Int) -> (low: Double, high: Double)? {
      share.flatMap { Wilson.interval(share: $0, of: n) }
    }
    let (ofOwn, ofAll) = (interval(own.share, own.n), interval(all.share, all.n))
    return ShareAgainstAll(
      own: own.share,
      low: ofOwn?.low,
      high: ofOwn?.high,
      all: all.share,
      lowOfAll: ofAll?.low,
      highOfAll: ofAll?.high
    )
  }

  /// The time in a stage of one seller or team.
  struct PersonTime: Sendable {
    fileprivate var visits = 0
    fileprivate var open = 0
    fileprivate var median: Double?
    fileprivate var overStandard: Double?
    /// Deals of whose first visit it is known whether it lasts longer than the standard.
    fileprivate var known = 0
  }

  /// By stage number the times of each seller, then of each team, and behind them what is known of all.
  func peopleTimes() -> [[PersonTime]] {
    if people.count == 0 { return [] }
    let persons = people.owners + people.teams
    return concurrentMap(layout.count, threads: threads) { stageTimes($0, of: persons) }
  }

  private func stageTimes(_ number: Int, of persons: [PeopleSlots.Person]) -> [PersonTime] {
    let process = layout.offsets.lastIndex { $0 <= number } ?? 0
    let position = number - layout.offsets[process]
    if position == layout.openCounts[process] { return [] }
    let standard = book.processes[process].stages[position].standardDays
    let time = tally.stageTime[number]
    let ended = LengthsBySlot(Array(zip(time.ended, tally.people.ended[number])), slots: people.count)
    let ongoing = LengthsBySlot([(time.ongoing, tally.people.ongoing[number])], slots: people.count)
    let known = tally.people.known[number * people.count..<(number + 1) * people.count]
    var times = persons.map { person in
      let (lengths, open) = (ended.lengths(of: person.slots), ongoing.lengths(of: person.slots))
      return PersonTime(
        visits: lengths.count,
        open: open.count,
        median: days(lengths.quantiles.quantile(0.5)),
        overStandard: standard.flatMap { Survival.share(beyond: $0, ended: lengths, ongoing: open) },
        known: person.slots.reduce(0) { $0 + Int(known[known.startIndex + $1]) }
      )
    }
    times.append(PersonTime(known: known.reduce(0) { $0 + Int($1) }))
    return times
  }
}
