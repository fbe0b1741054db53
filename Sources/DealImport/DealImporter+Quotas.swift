import DealModel
import DelimitedText
import Diagnostics
import TableFiles

extension DealImporter {
  /// The columns of a quota file.
  mutating func planQuotas(_ table: InputTable, _ input: Configuration.Input) -> ColumnPlan<QuotaRole> {
    let plan = ColumnPlan<QuotaRole>(table: table, configured: input.columns, problems: &problems)
    noteRepeated(plan, table)
    for role in [QuotaRole.period, .amount] where plan[role] < 0 && input.columns[role.rawValue] == nil {
      reportMissing(role.rawValue, table)
    }
    return plan
  }

  /// Reads the quota files.
  mutating func readQuotas(
    _ tables: [InputTable],
    _ plans: [ColumnPlan<QuotaRole>],
    _ zone: ReportTimeZone
  ) -> [QuotaReader] {
    tables.indices.map { file in
      let (table, plan) = (tables[file], plans[file])
      let rules = ValueRules(configuration.quotas[file])
      let unit = HeadingUnit(heading: table.headings[plan[.amount]])
      let format = AmountFormat(
        decimal: rules.decimal ?? .point,
        exponent: unit.exponent,
        numbersAreCertain: table.isSheet
      )
      func reader(_ amounts: AmountColumn) -> QuotaReader {
        var reader = QuotaReader(
          table,
          plan: plan,
          amounts: amounts,
          fiscalYearStart: configuration.fiscalYearStart,
          zone: zone
        )
        reader.read()
        return reader
      }
      var result = reader(AmountColumn(format))
      noteUnit(unit, plan[.amount], table)
      let settled = settle(result.amounts, plan[.amount], unit, table, rules, section: "quotas")
      if settled.format != format { result = reader(settled) }
      finish(result.reader)
      if result.reader.problem == nil, result.reader.summary.rowsRead == 0 {
        problems.append(Diagnostic(.fileWithoutRows, at: SourceLocation(file: table.path)))
      }
      return result
    }
  }

  /// The quotas in the report's currency and by its processes; of several for the same, the last counts.
  /// - Parameter first: the number of the first quota file among the inputs.
  mutating func quotas(
    _ readers: [QuotaReader],
    _ plans: [ColumnPlan<QuotaRole>],
    _ book: DealBook,
    _ conversion: CurrencyConversion,
    first: Int
  ) -> [Quota] {
    var quotas: [Quota] = []
    var known: [QuotaKey: Int] = [:]
    for (file, reader) in readers.enumerated() {
      let table = reader.reader.table
      let unit = HeadingUnit(heading: table.headings[plans[file][.amount]])
      for row in reader.rows {
        let written = row.currency == .none ? unit.currency : row.currency
        guard let amount = conversion.amount(row.amount, in: written) else {
          let currency = written.resolved(report: conversion.currency)
          reportOnce(.quotaWithoutRate, [currency, conversion.currency], at: row.offset, table)
          continue
        }
        var quota = Quota(period: row.period, owner: row.owner, team: row.team, amount: .zero)
        if let name = row.pipeline {
          quota.process = process(named: name, in: book, at: row.offset, table)
          if quota.process == nil { continue }
        }
        let isMissing = [("owner", row.owner), ("team", row.owner == nil ? row.team : nil)].first { role, name in
          name != nil && !book.groups.contains { $0.name == role }
        }
        if let role = isMissing?.0 {
          reportOnce(.quotaGroupMissing, [role], at: row.offset, table)
          continue
        }
        let key = QuotaKey(days: row.period.days, owner: row.owner, team: row.team, process: quota.process)
        (quota.amount, quota.file) = (Money(tenThousandths: Int128(amount)), file)
        if let place = known[key] {
          summary.inputs[first + quotas[place].file].duplicates += 1
          quotas[place] = quota
        } else {
          known[key] = quotas.count
          quotas.append(quota)
        }
      }
    }
    return quotas
  }

  /// The number of the process that a quota names.
  private mutating func process(named name: String, in book: DealBook, at offset: Int, _ table: InputTable) -> Int? {
    let fold = StageName.folded(name)
    if let index = book.processes.firstIndex(where: { StageName.folded($0.name) == fold }) { return index }
    let known = book.processes.map(\.name)
    reportOnce(.quotaPipelineUnknown, [name, known.joined(separator: ", ")], at: offset, table)
    return nil
  }

  /// Adds a problem, unless the file has the same in an earlier row.
  private mutating func reportOnce(_ id: MessageID, _ arguments: [String], at offset: Int, _ table: InputTable) {
    let isKnown = problems.contains { $0.id == id && $0.arguments == arguments && $0.location.file == table.path }
    if !isKnown { report(id, arguments, at: offset, table) }
  }
}

/// What tells a quota from others: not how its period is called.
private struct QuotaKey: Hashable {
  let days: DayRange
  let owner, team: String?
  let process: Int?
}

extension CurrencyConversion {
  /// An amount in the report's currency; `nil` where the currency it is in has no rate, or it is out of range.
  func amount(_ amount: Int64, in written: WrittenCurrency) -> Int64? {
    let code = written == .none ? currency : CurrencyConversion.code(written.text, report: currency)
    if code == currency || currency.isEmpty { return amount }
    guard let rate = rates[code] else { return nil }
    let converted = CurrencyConversion.product(amount, rate)
    return converted == DealBook.noAmount ? nil : converted
  }
}
