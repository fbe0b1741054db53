import DealModel
import DelimitedText
import Diagnostics
import TableFiles

/// What becomes of columns whose values do not settle how they are written: problems, and what a report's reader is told.
extension DealImporter {
  /// The formats that a deals file is to be read with.
  mutating func settle(
    _ values: DealValues,
    _ columns: DealColumns,
    _ table: InputTable,
    _ rules: ValueRules,
    currencies: Set<String>
  ) -> DealValues {
    var settled = values.settled(rules)
    for (values, column, unit, path) in [
      (values.amount, columns.amount, columns.amountUnit, \DealValues.amount),
      (values.wonAmount, columns.wonAmount, columns.wonAmountUnit, \DealValues.wonAmount),
      (values.settled, columns.settled, columns.settledUnit, \DealValues.settled),
      (values.collected, columns.collected, columns.collectedUnit, \DealValues.collected),
    ] where column >= 0 {
      settled[keyPath: path] = settle(
        values,
        column,
        unit,
        table,
        rules,
        currencies: currencies,
        section: "deals"
      )
    }
    if let sign = rules.decimal, columns.probability >= 0 {
      let line = "decimal: \(sign.rawValue)"
      refuseConfigured(line, values.probability.evidence, sign.bit, columns.probability, table, section: "deals")
    }
    var seen: Set<Int> = []
    for (dates, column) in [
      (values.created, columns.created), (values.expectedClose, columns.expectedClose), (values.closed, columns.closed),
      (values.lostAt, columns.lostAt),
      (values.stageEntered, columns.stageEntered), (values.lastActivity, columns.lastActivity),
    ] where column >= 0 {
      // A column that serves two roles may be read for one of them only.
      if dates.settlement == .unsaid || !seen.insert(column).inserted { continue }
      report(dates, column, table, rules, section: "deals")
    }
    return settled
  }

  /// The format that a column of amounts is to be read with, without evidence.
  /// - Parameters:
  ///   - unit: what the heading says.
  ///   - currencies: those that the file names.
  ///   - section: the part of the configuration that the file stands in.
  mutating func settle(
    _ amounts: AmountColumn,
    _ column: Int,
    _ unit: HeadingUnit,
    _ table: InputTable,
    _ rules: ValueRules,
    currencies: Set<String> = [],
    section: String
  ) -> AmountColumn {
    var format = amounts.format
    let heading = table.headings[column]
    if let sign = rules.decimal {
      refuseConfigured("decimal: \(sign.rawValue)", amounts.evidence, sign.bit, column, table, section: section)
      return AmountColumn(format)
    }
    switch amounts.settlement {
    case .ambiguous(_, let example):
      if let currency = pointCurrency(amounts, unit, table, currencies) {
        format.decimal = .point
        let text = FieldText.string(table.bytes, example)
        let value = amountTexts(table, example, format.exponent).point
        summary.assumptions.append(
          .decimalSignByCurrency(file: table.path, heading: heading, currency: currency, example: text, value: value)
        )
      } else {
        reportAmbiguous(example, heading, table, exponent: format.exponent, section: section)
      }
    case .contradictory(_, let point, let comma):
      let texts = [point, comma].map { FieldText.string(table.bytes, $0) }
      report(.decimalMixed, [heading] + texts + [section], at: min(point.lowerBound, comma.lowerBound), table)
    case .settled(let sign, let others, _):
      format.decimal = sign
      if others > 0 {
        summary.assumptions.append(
          .mixedDecimalSigns(file: table.path, heading: heading, isComma: sign == .comma, others: others)
        )
      }
    case .unsaid: break
    }
    return AmountColumn(format)
  }

  /// Tells of a column of dates what its values leave open.
  mutating func report(
    _ dates: DateColumn,
    _ column: Int,
    _ table: InputTable,
    _ rules: ValueRules,
    section: String
  ) {
    guard column >= 0 else { return }
    if let order = rules.dateOrder {
      return refuseConfigured(
        "date_order: \(order.rawValue)",
        dates.evidence,
        order.bit,
        column,
        table,
        section: section
      )
    }
    let heading = table.headings[column]
    switch dates.settlement {
    case .ambiguous(let ways, let example):
      let readings = [ways[0], ways[1]].flatMap { [dateText(table, example, $0), $0.front.rawValue] }
      report(
        .dateOrderAmbiguous,
        [heading, FieldText.string(table.bytes, example)] + readings + [section, DealImporter.lines(ways)],
        at: example.lowerBound,
        table
      )
    case .contradictory(let ways, let first, let second):
      report(
        .dateOrderMixed,
        [
          heading, FieldText.string(table.bytes, first), ways[0].front.rawValue,
          FieldText.string(table.bytes, second), ways[1].front.rawValue, section, DealImporter.lines(ways),
        ],
        at: min(first.lowerBound, second.lowerBound),
        table
      )
    case .settled(let order, let others, let rival):
      if others > 0 {
        summary.assumptions.append(
          .mixedDateOrder(file: table.path, heading: heading, order: order.rawValue, others: others)
        )
      }
      if rival != nil {
        summary.assumptions.append(.yearBehind(file: table.path, heading: heading, order: order.rawValue))
      }
    case .unsaid: break
    }
  }

  /// Tells what the headings say about the amounts below them.
  mutating func noteUnits(_ columns: DealColumns, _ table: InputTable) {
    noteUnit(columns.amountUnit, columns.amount, table)
    noteUnit(columns.wonAmountUnit, columns.wonAmount, table)
    noteUnit(columns.settledUnit, columns.settled, table)
    noteUnit(columns.collectedUnit, columns.collected, table)
  }

  /// Tells what a heading says about the amounts below it.
  mutating func noteUnit(_ unit: HeadingUnit, _ column: Int, _ table: InputTable) {
    guard column >= 0 else { return }
    let heading = table.headings[column]
    if unit.exponent > 0 {
      let factor = String(AmountFormat(exponent: unit.exponent).factor)
      summary.assumptions.append(.headingUnit(file: table.path, heading: heading, factor: factor))
    }
    if unit.currency != .none {
      let currency = CurrencyConversion.code(unit.currency.text, report: configuration.currency ?? "")
      summary.assumptions.append(.headingCurrency(file: table.path, heading: heading, currency: currency))
    }
  }

  /// The currency for which a point is taken before decimals where the amounts leave it open: the one beside all those
  /// that do, else the heading's, else those of the file, else the report's; `nil` where that is none whose countries
  /// write a point.
  private func pointCurrency(
    _ amounts: AmountColumn,
    _ unit: HeadingUnit,
    _ table: InputTable,
    _ named: Set<String>
  ) -> String? {
    if amounts.withOtherCurrency > 0 { return nil }
    if amounts.withPointCurrency.count == amounts.evidence[3].count,
      let readings = folded(table, amounts.withPointCurrency.first).flatMap({ AmountText.parse($0) })
    {
      return readings.currency.resolved(report: configuration.currency ?? "")
    }
    var candidates = named.filter { !$0.isEmpty }.sorted()
    if unit.currency != .none { candidates = [unit.currency.text] }
    if candidates.isEmpty, let configured = configuration.currency { candidates = [configured] }
    guard let first = candidates.first,
      candidates.allSatisfy({ WrittenCurrency(named: $0)?.isWrittenWithPoint ?? false })
    else { return nil }
    return CurrencyConversion.code(first, report: configuration.currency ?? "")
  }

  private mutating func reportAmbiguous(
    _ place: Range<Int>,
    _ heading: String,
    _ table: InputTable,
    exponent: Int,
    section: String
  ) {
    let texts = amountTexts(table, place, exponent)
    report(
      .decimalAmbiguous,
      [heading, FieldText.string(table.bytes, place), texts.point, texts.comma, section],
      at: place.lowerBound,
      table
    )
  }

  /// The lines of a configuration that settle an order of dates.
  private static func lines(_ orders: [DateOrder]) -> String {
    orders.map { "`date_order: \($0.rawValue)`" }.joined(separator: " / ")
  }

  /// Adds a problem with a place in a table.
  mutating func report(_ id: MessageID, _ arguments: [String], at offset: Int, _ table: InputTable) {
    var map = table.lineMap()
    problems.append(Diagnostic(id, arguments, at: map.location(of: offset), excerpt: map.text(around: offset)))
  }

  /// What an amount is with either decimal sign.
  private func amountTexts(_ table: InputTable, _ place: Range<Int>, _ exponent: Int) -> (point: String, comma: String)
  {
    let readings = folded(table, place).flatMap { AmountText.parse($0, exponent: exponent) }
    func text(_ amount: Int64?) -> String {
      guard let amount else { return "?" }
      var text = Money(tenThousandths: Int128(amount)).text(decimals: 4)
      while text.hasSuffix("0") { text.removeLast() }
      return text.hasSuffix(".") ? String(text.dropLast()) : text
    }
    return (text(readings?.point), text(readings?.comma))
  }

  /// What a date is in an order.
  private func dateText(_ table: InputTable, _ place: Range<Int>, _ order: DateOrder) -> String {
    let time = folded(table, place).flatMap { DateText.parse($0) }?[DateFormat(order: order)]
    return time.map { CivilDate(dayNumber: Int(CivilTime.day(of: $0))).iso } ?? "?"
  }

  private func folded(_ table: InputTable, _ place: Range<Int>) -> FoldedText? {
    var text = FieldText.string(table.bytes, place)
    return text.withUTF8 { FoldedText(UnsafeRawBufferPointer($0)) }
  }
}

extension DateOrder {
  /// What stands in front.
  fileprivate var front: Term {
    switch self {
    case .dayMonthYear: .day
    case .monthDayYear: .month
    case .yearMonthDay: .year
    }
  }
}
