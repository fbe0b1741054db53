/// What is counted.
enum Unit: String {
  case bytes = "GB/s"
  case items = "million/s"

  /// How many make one of the unit.
  var size: Double { self == .bytes ? 1e9 : 1e6 }
}

/// Prints how much a loop gets through in a second: the median of several measurements of a few tenths of a second.
/// - Parameters:
///   - count: the bytes or items of one run.
///   - body: one run; its result is used, so that the work must be done.
func measure(_ what: String, perRun count: Int, _ unit: Unit, _ body: () -> Int) {
  let clock = ContinuousClock()
  var used = 0
  var rates: [Double] = []
  for _ in 0..<7 {
    var runs = 0
    let start = clock.now
    while clock.now - start < .milliseconds(60) {
      used &+= body()
      runs += 1
    }
    let (seconds, attoseconds) = (clock.now - start).components
    rates.append(Double(runs * count) / (Double(seconds) + Double(attoseconds) / 1e18))
  }
  rates.sort()
  let tenths = Int((rates[rates.count / 2] / unit.size * 100).rounded())
  let decimals = "\(tenths % 100)"
  print("| \(what) | \(tenths / 100).\(decimals.count < 2 ? "0" : "")\(decimals) | \(unit.rawValue) |")
  withExtendedLifetime(used) {}
}
