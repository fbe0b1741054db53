/// Reads the numbers of a stage table; the decimal sign of each of its columns is that of most of its values, else a point.
struct StageNumbers {
  private let shares: [StageRole: Shares]
  private let days: AmountColumn
  private let orders: AmountColumn

  /// How the shares of a column are read.
  private struct Shares {
    var column = ShareColumn(ShareFormat())
    /// Whether numbers without a sign are percents, because one of them is above 1; else they are shares of 1.
    var isPercent = false

    init(_ values: [Written]) {
      let read = values.compactMap { StageNumbers.shares($0) }
      for readings in read { column.note(readings, 0..<0) }
      column.format = column.settled
      for readings in read {
        let reading = readings[column.format.decimal]
        if reading.share == nil, reading.percent != nil { isPercent = true }
      }
    }
  }

  /// A number as a stage table has it.
  struct Written {
    /// The text.
    var text: String
    /// Whether it is a number cell of a workbook, which has a point before its decimals and says nothing about the sign
    /// in the texts beside it.
    var isCertain = false
  }

  /// Looks at all values of each column.
  /// - Parameter values: the values of a column, by what it means.
  init(_ values: (StageRole) -> [Written]) {
    let roles: [StageRole] = [.probability, .standardShare, .standardConversion]
    shares = Dictionary(uniqueKeysWithValues: roles.map { ($0, Shares(values($0))) })
    days = StageNumbers.settled(values(.standardDays))
    orders = StageNumbers.settled(values(.order))
  }

  /// A probability or another share, 0…1.
  func share(_ written: Written, _ role: StageRole) -> Double? {
    guard let shares = shares[role] else { return nil }
    let reading = StageNumbers.shares(written)?[shares.column.format.decimal]
    return (shares.isPercent ? reading?.percent : reading?.share).map { Double($0) / 1_000_000 }
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
