/// The columns of a deals file whose way of writing must be settled.
struct DealValues: Sendable, Equatable {
  var amount: AmountColumn
  var wonAmount: AmountColumn
  var settled: AmountColumn
  var collected: AmountColumn
  var probability: ShareColumn
  var created: DateColumn
  var expectedClose: DateColumn
  var closed: DateColumn
  var lostAt: DateColumn
  var stageEntered: DateColumn
  var lastActivity: DateColumn
  /// How many statuses there are.
  var statuses = ReadCount()

  /// Columns of which nothing is known but the configuration and the headings.
  /// - Parameters:
  ///   - numbersAreCertain: whether unquoted numbers have a point before their decimals, as those of a sheet.
  ///   - countsFrom1904: whether serial numbers of days count from 1904.
  init(
    _ input: ValueRules,
    _ columns: DealColumns,
    numbersAreCertain: Bool = false,
    countsFrom1904: Bool = false
  ) {
    func amounts(_ unit: HeadingUnit) -> AmountColumn {
      AmountColumn(
        AmountFormat(
          decimal: input.decimal ?? .point,
          exponent: unit.exponent,
          numbersAreCertain: numbersAreCertain
        )
      )
    }
    amount = amounts(columns.amountUnit)
    wonAmount = amounts(columns.wonAmountUnit)
    settled = amounts(columns.settledUnit)
    collected = amounts(columns.collectedUnit)
    probability = ShareColumn(
      ShareFormat(
        decimal: input.decimal ?? .point,
        isPercent: columns.probabilityIsPercent,
        isPercentByHeading: columns.probabilityIsPercent,
        numbersAreCertain: numbersAreCertain
      )
    )
    let date = DateColumn(input.dateFormat(countsFrom1904: countsFrom1904))
    (created, expectedClose, closed, lostAt, stageEntered, lastActivity) = (date, date, date, date, date, date)
  }

  /// Adds the evidence of a part that stands behind.
  mutating func merge(_ part: DealValues) {
    amount.merge(part.amount)
    wonAmount.merge(part.wonAmount)
    settled.merge(part.settled)
    collected.merge(part.collected)
    probability.merge(part.probability)
    created.merge(part.created)
    expectedClose.merge(part.expectedClose)
    closed.merge(part.closed)
    lostAt.merge(part.lostAt)
    stageEntered.merge(part.stageEntered)
    lastActivity.merge(part.lastActivity)
    statuses.merge(part.statuses)
  }

  /// The columns with the formats that their evidence says, and without evidence.
  func settled(_ input: ValueRules) -> DealValues {
    var result = self
    result.statuses = ReadCount()
    result.amount = amount.settled(input)
    result.wonAmount = wonAmount.settled(input)
    result.settled = settled.settled(input)
    result.collected = collected.settled(input)
    var probability = probability.settled
    if let decimal = input.decimal { probability.decimal = decimal }
    result.probability = ShareColumn(probability)
    result.created = created.settled(input)
    result.expectedClose = expectedClose.settled(input)
    result.closed = closed.settled(input)
    result.lostAt = lostAt.settled(input)
    result.stageEntered = stageEntered.settled(input)
    result.lastActivity = lastActivity.settled(input)
    return result
  }

  /// Whether a file must be read again because its columns turned out to be written otherwise.
  func isSurprised(by settled: DealValues) -> Bool {
    amount.format != settled.amount.format || wonAmount.format != settled.wonAmount.format
      || self.settled.format != settled.settled.format
      || collected.format != settled.collected.format || probability.format != settled.probability.format
      || created.format != settled.created.format || expectedClose.format != settled.expectedClose.format
      || closed.format != settled.closed.format || stageEntered.format != settled.stageEntered.format
      || lostAt.format != settled.lostAt.format || lastActivity.format != settled.lastActivity.format
  }
}

extension AmountColumn {
  /// The column with the format that its evidence says, and without evidence.
  func settled(_ input: ValueRules) -> AmountColumn {
    var format = format
    if input.decimal == nil, let way = settlement.way { format.decimal = way }
    return AmountColumn(format)
  }
}

extension DateColumn {
  /// The column with the format that its evidence says, and without evidence.
  func settled(_ input: ValueRules) -> DateColumn {
    var format = format
    if input.dateOrder == nil, let way = settlement.way { format.order = way }
    return DateColumn(format)
  }
}

/// What the configuration says about the values of a file.
struct ValueRules: Sendable {
  /// The decimal sign, where it is not to be settled by the values.
  var decimal: DecimalSign?
  /// The order of dates, where it is not to be settled by the values.
  var dateOrder: DateOrder?

  init(decimal: DecimalSign? = nil, dateOrder: DateOrder? = nil) {
    (self.decimal, self.dateOrder) = (decimal, dateOrder)
  }

  init(_ input: Configuration.Input) { self.init(decimal: input.decimal, dateOrder: input.dateOrder) }

  /// How dates are read until their values say otherwise.
  func dateFormat(countsFrom1904: Bool) -> DateFormat {
    DateFormat(order: dateOrder ?? .dayMonthYear, isConfigured: dateOrder != nil, countsFrom1904: countsFrom1904)
  }
}
