/// Numbers with a fixed count of decimals, for other programs: a full stop, no grouping, halves away from zero.
public enum FixedDecimals {
  /// The number's text; `value` is finite and within ±1e20.
  public static func text(_ value: Double, _ decimals: Int) -> String {
    var scale: Int128 = 1
    for _ in 0..<decimals { scale *= 10 }
    let scaled = Int128((value.magnitude * Double(scale)).rounded(.toNearestOrAwayFromZero))
    let fraction = String(scaled % scale)
    let sign = value < 0 && scaled > 0 ? "-" : ""
    return sign + String(scaled / scale) + "." + String(repeating: "0", count: decimals - fraction.count) + fraction
  }
}
