/// A random deal with its history in the order it was made.
func randomDeal(
  _ id: String,
  process: Int,
  of stages: ReferenceProcess,
  habits: ReferenceHabits,
  with dice: inout ReferenceDice
) -> (deal: ReferenceDeal, history: [ReferenceEvent]) {
  let firstDay = habits.firstDay + dice.below(habits.span)
  // Sometimes nothing is known of a deal but its creation until after as-of.
  let firstChange = dice.happens(habits.beginsLater) ? habits.asOf + 1 + dice.below(3) : firstDay
  let history =
    dice.happens(habits.withoutEvents)
    ? [] : randomHistory(id, from: firstChange, of: stages, habits: habits, with: &dice)
  let lastDay = history.last.map { Int($0.at / referenceDay) } ?? firstDay + dice.below(habits.span + 1)

  var deal = ReferenceDeal(id: id, process: process, owner: dice.pick(["", "Ann", "Bob", "Chen", "Dora"]))
  if habits.rowsStateStage {
    // The row's stage: that of the last event, or another one, or none.
    let other = dice.happens(habits.otherRowStage)
    deal.stage = other ? dice.below(stages.stages.count) : history.last?.to ?? dice.below(stages.stages.count)
    if dice.happens(3) { deal.stage = nil }
    if dice.happens(habits.status) {
      // The status: that of the stage mostly, or another one, sometimes beside the last open stage.
      deal.status = dice.happens(60) ? deal.stage.map { stages.kind(of: $0) } : dice.pick(ReferenceKind.allCases)
      if dice.happens(40) {
        deal.stage =
          dice.happens(10) ? nil : history.last { stages.kind(of: $0.to) == .open }?.to ?? stages.openStages.last
      }
    }
  }
  if dice.happens(habits.lostStage) { deal.lostStage = dice.pick(stages.openStages) }

  if dice.happens(habits.created) {
    let day = dice.happens(85) ? firstDay : habits.day(near: firstDay, with: &dice)
    deal.created = habits.time(.created, on: day, with: &dice)
    if dice.happens(25), let first = history.first, habits.grains[.created] != .day { deal.created = first.at }
  }
  let kind = deal.status ?? deal.stage.map { stages.kind(of: $0) } ?? .open
  if dice.happens(kind == .open ? 10 : 85) {
    let day = dice.happens(60) ? lastDay : habits.day(near: lastDay, with: &dice)
    deal.closed = habits.time(.closed, on: day, with: &dice)
  }
  if dice.happens(habits.stageEntered) {
    deal.stageEntered = habits.time(.stageEntered, on: habits.day(near: lastDay, with: &dice), with: &dice)
  }
  if dice.happens(85) { deal.amount = Int64(dice.below(2000)) * dice.pick([10_000, 10_000_000, 4_321]) }
  if dice.happens(75) { deal.expectedClose = habits.asOf + dice.below(260) - 60 }
  if dice.happens(60) { deal.probability = dice.pick([0, 0.15, 0.5, 0.8, 1]) }
  // Of dice of its own: what else is random stays as it was.
  var aside = dice
  if aside.happens(70) { deal.lastActivity = habits.asOf + aside.below(60) - 50 }
  if aside.happens(20) { deal.secondPush = habits.asOf + aside.below(60) - 50 }
  return (deal, history)
}

/// A walk through the stages: skips, steps back, repeats, ends and reopenings, several changes at one instant.
private func randomHistory(
  _ id: String,
  from firstDay: Int,
  of process: ReferenceProcess,
  habits: ReferenceHabits,
  with dice: inout ReferenceDice
) -> [ReferenceEvent] {
  var history: [ReferenceEvent] = []
  var day = firstDay
  var at = habits.time(.stageChange, on: day, with: &dice)
  // Sometimes the first event names the stage the deal came from.
  var current: Int? = dice.happens(40) ? dice.below(process.stages.count) : nil
  for _ in 0...dice.below(7) {
    let next = randomStep(from: current, in: process, with: &dice)
    var from = dice.happens(habits.fromStage) ? current : nil
    if from != nil, dice.happens(habits.wrongFromStage) { from = dice.below(process.stages.count) }
    let event = ReferenceEvent(deal: id, from: from, to: next, at: at)
    history += dice.happens(5) ? [event, event] : [event]
    current = next
    if process.kind(of: next) != .open, dice.happens(60) { break }
    if !dice.happens(habits.tie) {
      day = habits.day(near: day, with: &dice)
      at = habits.time(.stageChange, on: day, with: &dice)
    }
  }
  return history
}

/// The stage after a stage.
private func randomStep(from current: Int?, in process: ReferenceProcess, with dice: inout ReferenceDice) -> Int {
  let open = process.openStages
  let place = current.flatMap { open.firstIndex(of: $0) } ?? -1
  switch dice.below(20) {
  case 0...8: return open[min(place + 1, open.count - 1)]
  case 9...11: return open[min(place + 2 + dice.below(2), open.count - 1)]
  case 12...13: return open[max(place - 1, 0)]
  case 14: return current ?? open[0]
  case 15...18:
    let closed = process.stages.indices.filter { process.kind(of: $0) != .open }
    return closed.isEmpty ? open[dice.below(open.count)] : dice.pick(closed)
  default: return dice.below(process.stages.count)
  }
}
