/// Kaplan–Meier and Aalen–Johansen over stays, some of which go on (section 4), time by time.
struct ReferenceSurvival {
  /// A time at which stays end.
  private struct Step {
    var time: Double
    /// S just before it, and from it on.
    var before: Double
    var after: Double
    var atRisk: Int
    /// How the stays end that end at it.
    var exits: [Int]
  }

  private var steps: [Step] = []

  /// - Parameter stays: The time each lasted, and how it ended; nil: it goes on.
  init(_ stays: [(time: Double, exit: Int?)]) {
    var survival = 1.0
    for time in Set(stays.filter { $0.exit != nil }.map(\.time)).sorted() {
      // "A censoring at t stays at risk at t."
      let atRisk = stays.filter { $0.time >= time }.count
      let exits = stays.filter { $0.time == time }.compactMap(\.exit)
      let after = survival * (1 - Double(exits.count) / Double(atRisk))
      steps.append(Step(time: time, before: survival, after: after, atRisk: atRisk, exits: exits))
      survival = after
    }
  }

  /// "The smallest t with S(t) ≤ 0.5 (+ 1e-9 for rounding); undefined if S never gets there".
  var median: Double? { steps.first { $0.after <= 0.5 + 1e-9 }?.time }

  /// S(t): "right-continuous and keeps its last value beyond the last observation".
  func share(beyond time: Double) -> Double { steps.last { $0.time <= time }?.after ?? 1 }

  /// The cumulative incidence of a way to end at the largest time.
  func incidence(of exit: Int) -> Double {
    steps.reduce(0) { sum, step in
      sum + step.before * Double(step.exits.filter { $0 == exit }.count) / Double(step.atRisk)
    }
  }
}
