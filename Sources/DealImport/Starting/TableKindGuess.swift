import Diagnostics
import TableFiles

/// Tells from headings and first rows what kind of table a file is.
struct TableKindGuess {
  let look: TableLook
  /// The kind; `nil` of a table that is none of those that are read.
  private(set) var kind: TableKind?
  /// The columns that were guessed, which no heading tells.
  private(set) var guess: ColumnGuess
  /// Whether it has what deals have, but for a stage: a history may tell that.
  private(set) var maybeDeals = false

  init(_ table: InputTable) {
    look = TableLook(table)
    guess = ColumnGuess(look)
    var ignored: [Diagnostic] = []
    let deals = ColumnPlan<DealRole>(
      table: table,
      configured: [:],
      export: KnownExport.of(table.headings, .deals),
      problems: &ignored
    )
    if isOfStages(deals) {
      kind = .stages
    } else if isOfActivities(deals) {
      kind = .activities
    } else if isHistory(deals) {
      kind = .history
    } else if isOfQuotas(deals) {
      kind = .quotas
    } else {
      readDeals(deals)
    }
  }

  /// One row a stage: their names, each once, and something that only a stage has.
  private func isOfStages(_ deals: ColumnPlan<DealRole>) -> Bool {
    var ignored: [Diagnostic] = []
    let plan = ColumnPlan<StageRole>(table: look.table, configured: [:], problems: &ignored)
    let others: [DealRole] = [.id, .account, .owner, .amount, .created]
    guard plan[.stage] >= 0, look.rows <= 200, others.allSatisfy({ deals[$0] < 0 }) else { return false }
    let names = look.columns[plan[.stage]]
    guard names.counts.count == names.filled, names.filled > 0 else { return false }
    if plan[.kind] >= 0, look.columns[plan[.kind]].mostly({ StageWords.configuredKind($0) != nil }) { return true }
    let own: [StageRole] = [.probability, .standardDays, .standardShare, .standardConversion, .aliases, .exitCriterion]
    return deals[.stage] == plan[.stage] && own.contains { plan[$0] >= 0 }
  }

  /// One row a change: a deal, which comes again, a stage and a time; no more of the deal than a history may tell.
  private mutating func isHistory(_ deals: ColumnPlan<DealRole>) -> Bool {
    var ignored: [Diagnostic] = []
    let export = KnownExport.of(look.headings, .history)
    let plan = ColumnPlan<HistoryRole>(table: look.table, configured: [:], export: export, problems: &ignored)
    if export != nil { return plan[.id] >= 0 && plan[.to] >= 0 && plan[.at] >= 0 }
    var guess = ColumnGuess(look)
    guess.guessHistory(plan)
    func column(_ role: HistoryRole) -> Int? { plan[role] >= 0 ? plan[role] : guess.columns[role.rawValue] }
    guard let id = column(.id), column(.to) != nil, column(.at) != nil else { return false }
    let ofDeals: [DealRole] = [
      .name, .account, .created, .closed, .closeAny, .nextStep, .source, .product, .lossReason,
    ]
    let others = ofDeals.count { deals[$0] >= 0 && deals[$0] != id }
    guard plan[.from] >= 0 || (look.columns[id].repeats && others < 2) || (others == 0 && look.rows < 20) else {
      return false
    }
    self.guess = guess
    return true
  }

  /// One row an activity: a deal, which comes again, a time, and what was done; no stage and no money.
  private mutating func isOfActivities(_ deals: ColumnPlan<DealRole>) -> Bool {
    var ignored: [Diagnostic] = []
    let plan = ColumnPlan<ActivityRole>(table: look.table, configured: [:], problems: &ignored)
    let others: [DealRole] = [.stage, .amount, .expectedClose, .closed, .closeAny, .probability, .pipeline]
    var guess = ColumnGuess(look)
    guess.guessActivities(plan)
    guard let id = plan[.id] >= 0 ? plan[.id] : guess.columns["id"], plan[.at] >= 0,
      plan[.kind] >= 0 || plan[.outcome] >= 0, others.allSatisfy({ deals[$0] < 0 || deals[$0] == plan[.at] })
    else { return false }
    let isOfStages = plan[.kind] >= 0 && ColumnGuess(look).isOfStages(plan[.kind])
    guard look.columns[plan[.at]].isOfDates, !isOfStages,
      look.columns[id].repeats || plan[.outcome] >= 0 || look.rows < 20
    else { return false }
    self.guess = guess
    return true
  }

  /// One row a quota: a period and an amount, and nothing that tells a deal.
  private func isOfQuotas(_ deals: ColumnPlan<DealRole>) -> Bool {
    var ignored: [Diagnostic] = []
    let plan = ColumnPlan<QuotaRole>(table: look.table, configured: [:], problems: &ignored)
    let others: [DealRole] = [.id, .name, .stage, .status, .created, .account]
    guard plan[.period] >= 0, plan[.amount] >= 0, others.allSatisfy({ deals[$0] < 0 || deals[$0] == plan[.period] })
    else { return false }
    return look.columns[plan[.period]].mostly { PeriodText.parse($0, fiscalYearStart: 1) != nil }
  }

  private mutating func readDeals(_ plan: ColumnPlan<DealRole>) {
    guess.guessDeals(plan, hasHistory: false)
    let hasId = plan[.id] >= 0 || plan[.name] >= 0 || guess.columns["id"] != nil
    guard hasId else { return }
    maybeDeals = true
    let hasEntries = !EntryHeadings(look.headings, taken: plan.taken).entries.isEmpty
    if plan[.stage] >= 0 || plan[.status] >= 0 || guess.columns["stage"] != nil || hasEntries { kind = .deals }
    // A stage that stands once above its rows.
    if kind == nil, let filled = try? BlockLayout.filled(look.table, plan, stages: [], hasHistory: false),
      filled !== look.table
    {
      kind = .deals
    }
  }

  /// Guesses the columns of deals again, now that it is known whether a history tells the stages.
  mutating func becomeDeals(hasHistory: Bool, hasStages: Bool) {
    kind = .deals
    var ignored: [Diagnostic] = []
    let export = KnownExport.of(look.headings, .deals)
    let plan = ColumnPlan<DealRole>(table: look.table, configured: [:], export: export, problems: &ignored)
    guess = ColumnGuess(look)
    guess.guessDeals(plan, hasHistory: hasHistory, hasStages: hasStages)
  }
}
