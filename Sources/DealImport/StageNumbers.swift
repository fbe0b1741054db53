/// Reads the numbers of a stage table; the decimal sign of each of its columns is that of most of its values, else a point.
struct StageNumbers {
  private var shares = ShareColumn(ShareFormat())
  private var days = AmountColumn(AmountFormat())
  private var orders = AmountColumn(AmountFormat())
  /// Whether probabilities without a sign are percents, because one of them is above 1; else they are shares of 1.
  private var isPercent = false

  /// A number as a stage table has it.
  struct Written {
    /// The text.
    var text: String
    /// Whether it is a number cell of a workbook, which has a point before its decimals and says nothing about the sign
    /// in the texts beside it.
    var isCertain = false
  }

  /// Looks at all values of each column.
  init(probabilities: [Written], days: [Written], orders: [Written]) {
    let read = probabilities.compactMap { StageNumbers.shares($0) }
    for readings in read { shares.note(readings, 0..<0) }
    shares.format = shares.settled
    for readings in read {
      let reading = readings[shares.format.decimal]
      if reading.share == nil, reading.percent != nil { isPercent = true }
    }
    self.days = StageNumbers.settled(days)
    self.orders = StageNumbers.settled(orders)
  }

  /// A probability, 0…1.
  func probability(_ written: Written) -> Double? {
    let reading = StageNumbers.shares(written)?[shares.format.decimal]
    return (isPercent ? reading?.percent : reading?.share).map { Double($0) / 1_000_000 }
  }

  /// A number of days above 0.
  func days(_ written: Written) -> Double? { number(written, days).flatMap { $0 > 0 ? $0 : nil } }

  /// A place among the stages.
  func order(_ written: Written) -> Double? { number(written, orders) }

  private func number(_ written: Written, _ column: AmountColumn) -> Double? {
    guard let readings = StageNumbers.folded(written.text).flatMap({ AmountText.parse($0) }),
      readings.currency == .none
    else { return nil }
    return readings[written.isCertain ? .point : column.format.decimal].map { Double($0) / 10_000 }
  }

  /// A share's readings; they are the same with either sign where the sign is certain.
  private static func shares(_ written: Written) -> ShareReadings? {
    var readings = folded(written.text).flatMap { ShareText.parse($0) }
    if written.isCertain, let point = readings?.point { readings?.comma = point }
    return readings
  }

  private static func settled(_ values: [Written]) -> AmountColumn {
    var column = AmountColumn(AmountFormat())
    for text in values.filter({ !$0.isCertain }).map(\.text) {
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
