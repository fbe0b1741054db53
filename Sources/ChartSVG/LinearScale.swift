/// Carries values from one range to another in a straight line; values outside are held at the ends.
struct LinearScale {
  /// The values that are shown.
  var domain: ClosedRange<Double>
  /// Where the ends of the domain are drawn.
  var range: ClosedRange<Double>

  /// The place of a value; the start of the range where the domain is a point or the value is no number.
  func callAsFunction(_ value: Double) -> Double {
    let length = domain.upperBound - domain.lowerBound
    guard length > 0, length.isFinite, !value.isNaN else { return range.lowerBound }
    let share = (min(max(value, domain.lowerBound), domain.upperBound) - domain.lowerBound) / length
    return range.lowerBound + share * (range.upperBound - range.lowerBound)
  }
}
