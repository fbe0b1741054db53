/// Lives the deals of a company: each deal depends on the company's seed and its own number only.
struct DealSimulator {
  /// The company whose deals they are.
  let company: Company
  private let calendar: CreationCalendar
  private let processes: WeightedChoice
  private let sources: WeightedChoice
  private let sellersOfTeams: [[Int]]
  private let sellerChoices: [WeightedChoice]
  private var life = DealLife()
  private var random: SplitMix64

  /// Prepares the simulation of a company's deals.
  init(company: Company) {
    self.company = company
    calendar = CreationCalendar(seasonality: company.seasonality)
    processes = WeightedChoice(weights: company.processes.map(\.weight))
    sources = WeightedChoice(weights: company.sources.map(\.weight))
    sellersOfTeams = company.teams.indices.map { team in
      company.sellers.indices.filter { company.sellers[$0].team == team }
    }
    sellerChoices = sellersOfTeams.map { sellers in
      WeightedChoice(weights: sellers.map { company.sellers[$0].weight })
    }
    random = SplitMix64(seed: company.seed)
  }

  /// The stage changes of the deal lived last, in order.
  var changes: [StageChange] { life.changes }

  /// Lives the deal with a number; its stage changes are in `changes` afterwards.
  mutating func deal(number: Int) -> Deal {
    random = SplitMix64(seed: company.seed, stream: number)
    let account = random.below(company.accounts.count)
    let team = company.regions[company.accounts[account].region].team
    let seller = sellersOfTeams[team][sellerChoices[team].pick(&random)]
    let source = sources.pick(&random)
    let process = processes.pick(&random)
    let created = calendar.time(&random)
    life.live(
      through: company.processes[process],
      created: created,
      difficulty: company.sellers[seller].difficulty * company.sources[source].difficulty,
      pace: company.sellers[seller].pace,
      &random
    )
    let product = random.below(company.products.count)
    let ending = ending(in: company.processes[process], created: created)
    return Deal(
      number: number,
      process: process,
      account: account,
      seller: seller,
      product: product,
      project: random.below(company.projects.count),
      source: random.chance(0.03) ? nil : source,
      created: created,
      stage: ending.stage,
      amount: amount(price: company.products[product].price * company.processes[process].amountFactor),
      expectedDay: ending.expectedDay,
      closedDay: ending.closedDay,
      reason: ending.reason,
      competitor: ending.competitor,
      nextStep: ending.closedDay == nil && !random.chance(0.1) ? random.below(company.nextSteps.count) : nil,
      trace: trace()
    )
  }

  private mutating func ending(in process: SalesProcess, created: Int) -> Ending {
    let last = changes[changes.count - 1]
    let isOpen = last.to < process.won
    let closedDay = isOpen ? nil : last.time / SampleSpan.secondsPerDay
    var reason: Int?
    var competitor: Int?
    if last.to == process.lost {
      reason = random.chance(0.05) ? nil : random.below(company.lossReasons.count)
    } else if last.to == process.void {
      reason = random.below(company.voidReasons.count)
    }
    if last.to <= process.lost, reason == 0 || random.chance(0.3) {
      competitor = random.below(company.competitors.count)
    }
    let expectedDay = expectedDay(
      createdDay: created / SampleSpan.secondsPerDay,
      closedDay: closedDay,
      typicalDays: process.typicalDays
    )
    return Ending(
      stage: last.to,
      expectedDay: random.chance(0.03) ? nil : expectedDay,
      closedDay: closedDay,
      reason: reason,
      competitor: competitor
    )
  }

  private mutating func expectedDay(createdDay: Int, closedDay: Int?, typicalDays: Double) -> Int {
    if let closedDay {
      return max(createdDay, SampleSpan.workday(from: closedDay - 30 + random.below(46)))
    }
    var day = createdDay + 14 + Int(typicalDays * 1.5 * random.spread())
    // Most sellers put off what did not come in time; the rest is what a report has to call late.
    while day < SampleSpan.asOfDay, random.chance(0.78) {
      day += 14 + random.below(60)
    }
    return min(SampleSpan.workday(from: day), SampleSpan.lastExpectedDay)
  }

  private mutating func amount(price: Double) -> Int? {
    if random.chance(0.02) { return nil }
    let amount = min(max(price * random.spread(), company.amounts.lowerBound), company.amounts.upperBound)
    let rounded = max(Int(amount / company.amountStep), 1) * Int(company.amountStep) * 100
    // A discount makes an amount that is not round.
    let discounted = rounded / 100 * 97
    return random.chance(0.12) && discounted >= Int(company.amounts.lowerBound) * 100 ? discounted : rounded
  }

  private mutating func trace() -> HistoryTrace {
    let draw = random.unit()
    if draw < 0.03 { return .absent }
    return draw < 0.11 && changes.count > 1 ? .movesOnly : .complete
  }
}

/// What a deal's life came to.
private struct Ending {
  let stage: UInt8
  let expectedDay: Int?
  let closedDay: Int?
  let reason: Int?
  let competitor: Int?
}
