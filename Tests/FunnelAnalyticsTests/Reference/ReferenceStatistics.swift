/// A fraction; undefined where the denominator is zero.
func referenceRatio(_ numerator: Int, _ denominator: Int) -> Double? {
  denominator == 0 ? nil : Double(numerator) / Double(denominator)
}

/// The mean; undefined without values.
func referenceMean(_ values: [Double]) -> Double? {
  values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
}

/// The quantile with linear interpolation (type 7: numpy's default, PERCENTILE.INC); undefined without values.
func referenceQuantile(_ values: [Double], _ fraction: Double) -> Double? {
  if values.isEmpty { return nil }
  let sorted = values.sorted()
  let place = Double(sorted.count - 1) * fraction
  let below = Int(place.rounded(.down))
  let above = Int(place.rounded(.up))
  return sorted[below] + (sorted[above] - sorted[below]) * (place - Double(below))
}

/// The median; undefined without values.
func referenceMedian(_ values: [Double]) -> Double? {
  referenceQuantile(values, 0.5)
}

/// The 95 % Wilson interval of a fraction; undefined where the denominator is zero.
func referenceWilson(_ successes: Int, of trials: Int) -> ClosedRange<Double>? {
  if trials == 0 { return nil }
  let z = 1.959963984540054
  let n = Double(trials)
  let p = Double(successes) / n
  let centre = (p + z * z / (2 * n)) / (1 + z * z / n)
  let half = z * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot() / (1 + z * z / n)
  // None and all give the ends of the scale, whatever is lost by rounding.
  return (successes == 0 ? 0 : centre - half)...(successes == trials ? 1 : centre + half)
}

/// The sum of the amounts; a deal without one adds nothing.
func referenceAmount(_ lives: [ReferenceLife]) -> Int64 {
  lives.reduce(0) { $0 + ($1.deal.amount ?? 0) }
}

/// The mean amount of the deals that have one (section 8: `averageWon`), in ten-thousandths; undefined if none has.
func referenceAverageAmount(_ lives: [ReferenceLife]) -> Double? {
  referenceMean(lives.compactMap(\.deal.amount).map(Double.init))
}
