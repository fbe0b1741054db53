import DealModel

/// Which stage deals come to before which other one.
///
/// For each two stages it is counted how many deals entered the one before the other for the first time. A good order has
/// few deals that went against it. To find the best one of all is hard; this one begins with the mean places and moves
/// single stages as long as that makes it better.
struct StagePrecedence {
  private let size: Int
  /// For each two stages how many deals entered the first before the second.
  private var before: [Int]
  private var places: [Int]
  private var deals: [Int]

  init(stages: Int) {
    size = stages
    before = Array(repeating: 0, count: stages * stages)
    places = Array(repeating: 0, count: stages)
    deals = Array(repeating: 0, count: stages)
  }

  /// Notes the way of a deal: each stage once, in the order of first entry.
  mutating func note(_ way: [Int]) {
    for (place, stage) in way.enumerated() {
      deals[stage] += 1
      places[stage] += place
      for earlier in way[..<place] { before[earlier * size + stage] += 1 }
    }
  }

  /// Whether a stage is on the way of a deal.
  func isKnown(_ stage: Int) -> Bool { deals[stage] > 0 }

  /// Whether a deal was in two of the stages.
  var tellsOrder: Bool { before.contains { $0 > 0 } }

  /// How many deals went from the first stage to the second, less those that went the other way.
  private func lead(_ first: Int, _ second: Int) -> Int {
    before[first * size + second] - before[second * size + first]
  }

  /// The stages in the order that the fewest deals went against, as far as single moves find it.
  /// - Parameter stages: each is known.
  func ordered(_ stages: [Int]) -> [Int] {
    func meanPlace(_ stage: Int) -> Double { Double(places[stage]) / Double(max(1, deals[stage])) }
    var order = stages.sorted { (meanPlace($0), $0) < (meanPlace($1), $1) }
    // Each move leaves fewer against, so that it ends; that it ends soon is worth more than the last stage of hundreds.
    for _ in 0..<50 {
      var isBetter = false
      for stage in stages {
        guard let place = order.firstIndex(of: stage), let best = bestPlace(of: stage, at: place, in: order) else {
          continue
        }
        order.remove(at: place)
        order.insert(stage, at: best)
        isBetter = true
      }
      if !isBetter { break }
    }
    return order
  }

  /// Where a stage stands better than at its place, after its removal there; the nearest of equal ones.
  private func bestPlace(of stage: Int, at place: Int, in order: [Int]) -> Int? {
    var best: (gain: Int, place: Int)?
    var gain = 0
    for other in stride(from: place - 1, through: 0, by: -1) {
      gain += lead(stage, order[other])
      if gain > best?.gain ?? 0 { best = (gain, other) }
    }
    gain = 0
    for other in order.indices.dropFirst(place + 1) {
      gain += lead(order[other], stage)
      if gain > best?.gain ?? 0 { best = (gain, other) }
    }
    return best?.place
  }
}
