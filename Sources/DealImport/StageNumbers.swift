/// Reads the numbers of a stage table; the decimal sign of each of its columns is that of most of its values, else a point.
struct StageNumbers {
  private var shares = ShareColumn(ShareFormat())
  private var days = AmountColumn(AmountFormat())
  private var orders = AmountColumn(AmountFormat())
  /// Whether probabilities without a sign are percents, because one of them is above 1; else they are shares of 1.
  private var isPercent = false

  /// Looks at all values of each column.
  init(probabilities: [String], days: [String], orders: [String]) {
    for text in probabilities {
      guard let readings = StageNumbers.folded(text).flatMap({ ShareText.parse($0) }) else { continue }
      shares.note(readings, 0..<0)
    }
    shares.format = shares.settled
    for text in probabilities {
      guard let readings = StageNumbers.folded(text).flatMap({ ShareText.parse($0) }) else { continue }
      let reading = readings[shares.format.decimal]
      if reading.share == nil, reading.percent != nil { isPercent = true }
    }
    self.days = StageNumbers.settled(days)
    self.orders = StageNumbers.settled(orders)
  }

  /// A probability, 0…1.
  func probability(_ text: String) -> Double? {
    let reading = StageNumbers.folded(text).flatMap { ShareText.parse($0) }?[shares.format.decimal]
    return (isPercent ? reading?.percent : reading?.share).map { Double($0) / 1_000_000 }
  }

  /// A number of days above 0.
  func days(_ text: String) -> Double? { number(text, days).flatMap { $0 > 0 ? $0 : nil } }

  /// A place among the stages.
  func order(_ text: String) -> Double? { number(text, orders) }

  private func number(_ text: String, _ column: AmountColumn) -> Double? {
    guard let readings = StageNumbers.folded(text).flatMap({ AmountText.parse($0) }), readings.currency == .none else {
      return nil
    }
    return readings[column.format.decimal].map { Double($0) / 10_000 }
  }

  private static func settled(_ texts: [String]) -> AmountColumn {
    var column = AmountColumn(AmountFormat())
    for text in texts {
      if let readings = folded(text).flatMap({ AmountText.parse($0) }) { column.note(readings, 0..<0) }
    }
    if let way = column.settlement.way { column.format.decimal = way }
    return column
  }

  private static func folded(_ text: String) -> FoldedText? {
    var text = text
    return text.withUTF8 { FoldedText(UnsafeRawBufferPointer($0)) }
  }
}
