/// The columns of a deals file whose way of writing must be settled.
struct DealValues: Sendable, Equatable {
  var amount: AmountColumn
  var probability: ShareColumn
  var created: DateColumn
  var expectedClose: DateColumn
  var closed: DateColumn
  var stageEntered: DateColumn
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
    amount = AmountColumn(
      AmountFormat(
        decimal: input.decimal ?? .point,
        exponent: columns.amountUnit.exponent,
        numbersAreCertain: numbersAreCertain
      )
    )
    probability = ShareColumn(
      ShareFormat(
        decimal: input.decimal ?? .point,
        isPercent: columns.probabilityIsPercent,
        isPercentByHeading: columns.probabilityIsPercent,
        numbersAreCertain: numbersAreCertain
      )
    )
    let date = DateColumn(input.dateFormat(countsFrom1904: countsFrom1904))
    (created, expectedClose, closed, stageEntered) = (date, date, date, date)
  }

  /// Adds the evidence of a part that stands behind.
  mutating func merge(_ part: DealValues) {
    amount.merge(part.amount)
    probability.merge(part.probability)
    created.merge(part.created)
    expectedClose.merge(part.expectedClose)
    closed.merge(part.closed)
    stageEntered.merge(part.stageEntered)
    statuses.merge(part.statuses)
  }

  /// The columns with the formats that their evidence says, and without evidence.
  func settled(_ input: ValueRules) -> DealValues {
    var result = self
    result.statuses = ReadCount()
    var amount = amount.format
    if input.decimal == nil, let way = self.amount.settlement.way { amount.decimal = way }
    result.amount = AmountColumn(amount)
    var probability = probability.settled
    if let decimal = input.decimal { probability.decimal = decimal }
    result.probability = ShareColumn(probability)
    result.created = created.settled(input)
    result.expectedClose = expectedClose.settled(input)
    result.closed = closed.settled(input)
    result.stageEntered = stageEntered.settled(input)
    return result
  }

  /// Whether a file must be read again because its columns turned out to be written otherwise.
  func isSurprised(by settled: DealValues) -> Bool {
    amount.format != settled.amount.format || probability.format != settled.probability.format
      || created.format != settled.created.format || expectedClose.format != settled.expectedClose.format
      || closed.format != settled.closed.format || stageEntered.format != settled.stageEntered.format
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
