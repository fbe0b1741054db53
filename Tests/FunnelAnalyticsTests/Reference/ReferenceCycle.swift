/// The cycle of the deals with one outcome (section 5), in days.
struct ReferenceCycle {
  var n: Int
  /// Deals whose created or closed is missing, and negative cycles.
  var leftOut: Int
  var mean: Double?
  var median: Double?
  var p25: Double?
  var p75: Double?
  var p90: Double?

  /// The cycle of the won or the lost deals among some.
  init(_ lives: [ReferenceLife], outcome: ReferenceKind) {
    let deals = lives.filter { $0.outcome == outcome }
    let cycles = deals.compactMap(\.cycle)
    n = cycles.count
    leftOut = deals.count - cycles.count
    mean = referenceMean(cycles)
    median = referenceMedian(cycles)
    p25 = referenceQuantile(cycles, 0.25)
    p75 = referenceQuantile(cycles, 0.75)
    p90 = referenceQuantile(cycles, 0.9)
  }
}
