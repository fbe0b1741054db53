import DealModel

/// Finished visits on their way into the lists of their stages, some at a time.
///
/// A list asks with each element whether nobody else has it and whether there is room; here that is asked once for many.
/// Not copyable: it owns the memory they wait in.
struct StagedVisits: ~Copyable {
  /// How many visits of a list wait at most.
  private static let room = 64

  /// `[list × room + place]`, a list for each stage and `StageExit`.
  private let seconds: UnsafeMutablePointer<UInt32>
  private let slots: UnsafeMutablePointer<UInt16>
  private let counts: UnsafeMutableBufferPointer<Int>

  init(stages: Int) {
    let lists = stages * StageExit.allCases.count
    seconds = .allocate(capacity: lists * StagedVisits.room)
    slots = .allocate(capacity: lists * StagedVisits.room)
    counts = .allocate(capacity: lists)
    counts.initialize(repeating: 0)
  }

  deinit {
    seconds.deallocate()
    slots.deallocate()
    counts.deallocate()
  }

  /// Takes up a visit.
  @inline(__always)
  mutating func add(_ visit: Visit, stage: Int, _ exit: StageExit, slot: Int, to tally: inout Tally) {
    let length = visit.duration
    let whole = length / DurationList.second
    guard whole * DurationList.second == length, whole >= 0, whole <= Int64(UInt32.max) else {
      tally.stageTime[stage].ended[exit.rawValue].append(length)
      tally.people.add(slot, stage: stage, exit)
      return
    }
    let list = stage * StageExit.allCases.count + exit.rawValue
    let place = list * StagedVisits.room + counts[list]
    seconds[place] = UInt32(truncatingIfNeeded: whole)
    slots[place] = UInt16(truncatingIfNeeded: slot)
    counts[list] += 1
    if counts[list] == StagedVisits.room { empty(list, into: &tally) }
  }

  /// Hands over all that wait.
  mutating func empty(into tally: inout Tally) {
    for list in counts.indices where counts[list] > 0 { empty(list, into: &tally) }
  }

  private mutating func empty(_ list: Int, into tally: inout Tally) {
    let (stage, exit) = list.quotientAndRemainder(dividingBy: StageExit.allCases.count)
    let (first, count) = (list * StagedVisits.room, counts[list])
    tally.stageTime[stage].ended[exit].append(seconds: UnsafeBufferPointer(start: seconds + first, count: count))
    tally.people.add(UnsafeBufferPointer(start: slots + first, count: count), stage: stage, exit: exit)
    counts[list] = 0
  }
}
