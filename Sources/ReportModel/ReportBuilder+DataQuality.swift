import Diagnostics
import DealModel
import FunnelAnalytics

extension ReportBuilder {
  /// How the inputs were read, what was counted, what was assumed.
  func dataQualitySection() -> ReportSection {
    var tables = [inputTable(), columnTable(), countTable()] + completenessTables()
    if let table = missingTable() { tables.append(table) }
    tables += lookupTables()
    if !summary.unreadable.isEmpty { tables.append(unreadableTable()) }
    if !summary.assumptions.isEmpty { tables.append(assumptionTable()) }
    return ReportSection(id: .dataQuality, title: texts[.dataQuality], notes: [], charts: [], tables: tables)
  }

  /// The files and how they were read.
  func inputTable() -> ReportTable {
    var columns = [
      ReportColumn("role", texts[.role], .text),
      ReportColumn("file", texts[.file], .text),
      ReportColumn("encoding", texts[.encoding], .text),
      ReportColumn("delimiter", texts[.delimiter], .text),
      ReportColumn(
        "rowsRead",
        texts[.rowsRead],
        .count,
        derivation: .sum(["rowsUsed", "duplicates", "rowsLeftOut", "rejected"]),
        hasTotal: true
      ),
      ReportColumn("rowsUsed", texts[.usedRows], .count, hasTotal: true),
      ReportColumn("duplicates", texts[.duplicates], .count, hasTotal: true),
      ReportColumn("rowsLeftOut", texts[.leftOut], .count, hasTotal: true),
      ReportColumn("rejected", texts[.rejected], .count, hasTotal: true),
      ReportColumn("linesSkipped", texts[.skippedLines], .count, hasTotal: true),
    ]
    var rows: [[Cell]] = summary.inputs.map { input in
      [
        .text(roleText(input.role)), .text(input.file), .text(input.encoding),
        .text(input.delimiter.map { Term.text($0, in: texts.format.language) } ?? NumberFormat.dash),
        .count(input.rowsRead), .count(input.used), .count(input.duplicates), .count(input.leftOut),
        .count(input.rejected),
        .count(input.skipped),
      ]
    }
    // Plain files have nothing to say of how they were packed.
    if summary.inputs.contains(where: { $0.packing != nil }) {
      columns.insert(ReportColumn("packing", texts[.packing], .text), at: 2)
      for (row, input) in summary.inputs.enumerated() { rows[row].insert(.text(packingText(input)), at: 2) }
    }
    return ReportTable(
      id: "inputs",
      title: texts[.inputs],
      columns: columns,
      rows: rows,
      totals: totals(columns, rows)
    )
  }

  /// What a file is used for, in words.
  private func roleText(_ role: String) -> String {
    switch role {
    case "deals": texts[.roleDeals]
    case "history": texts[.roleHistory]
    case "quotas": texts[.roleQuotas]
    case "activities": texts[.roleActivities]
    case "lookup": texts[.roleLookup]
    default: role
    }
  }

  /// How a file was packed: `gzip`, or `zip: deals.csv`.
  private func packingText(_ input: InputSummary) -> String {
    (input.packing ?? NumberFormat.dash) + (input.entry.map { ": " + $0 } ?? "")
  }

  func countTable() -> ReportTable {
    let counts = report.counts
    let entries: [(String, Int)] = [
      ("counts.deals", counts.deals), ("counts.open", counts.open), ("counts.won", counts.won),
      ("counts.lost", counts.lost), ("counts.void", counts.void), ("counts.unknownStage", counts.unknownStage),
      ("counts.afterAsOf", counts.afterAsOf), ("counts.repeated", counts.repeated),
      ("counts.stageMismatch", counts.stageMismatch), ("counts.stageAssumed", counts.stageAssumed),
      ("counts.stageFromHistory", counts.stageFromHistory), ("counts.closeDateMismatch", counts.closeDateMismatch),
      ("counts.reopened", counts.reopened), ("counts.negativeCycle", counts.negativeCycle),
      ("counts.assumedFirst", counts.assumedFirst), ("counts.unknownDeal", counts.unknownDeal),
      ("counts.withoutRate", counts.withoutRate), ("counts.withoutProbability", counts.withoutProbability),
    ]
    let columns = [
      ReportColumn("figure", texts[.figure], .text), ReportColumn("count", texts[.count], .count),
      ReportColumn("rule", texts[.definitionRule], .text),
    ]
    let rows: [[Cell]] = entries.map { key, value in
      let definition = Definition.named(key)
      return [
        .text(definition?.name(texts.format.language) ?? key), .count(value),
        .text(definition?.rule(texts.format.language) ?? ""),
      ]
    }
    return ReportTable(id: "counts", title: texts[.countsTitle], columns: columns, rows: rows)
  }

  /// What the files cannot answer, what that does to the figures, and what would help.
  private func missingTable() -> ReportTable? {
    let findings = missingFindings()
    if findings.isEmpty { return nil }
    let columns = [
      ReportColumn("missing", texts.check(.missingTable), .text), ReportColumn("effect", texts.check(.effect), .text),
      ReportColumn("remedy", texts.check(.remedy), .text),
    ]
    let rows: [[Cell]] = findings.map { finding in
      let remedy = [finding.remedy, finding.configuration ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
      return [.text(finding.text), .text(finding.effect), .text(remedy)]
    }
    return ReportTable(id: "missing", title: texts.check(.missing), columns: columns, rows: rows)
  }

  private func unreadableTable() -> ReportTable {
    let columns = [
      ReportColumn("file", texts[.file], .text), ReportColumn("column", texts[.column], .text),
      ReportColumn("unreadable", texts[.count], .count, hasTotal: true), ReportColumn("line", texts[.line], .count),
      ReportColumn("example", texts[.example], .text),
    ]
    let rows: [[Cell]] = summary.unreadable.map {
      [.text($0.file), .text($0.column), .count($0.count), .count($0.line), .text($0.example)]
    }
    return ReportTable(
      id: "unreadable",
      title: texts[.unreadable],
      columns: columns,
      rows: rows,
      totals: totals(columns, rows)
    )
  }

  private func assumptionTable() -> ReportTable {
    ReportTable(
      id: "assumptions",
      title: texts[.assumptions],
      columns: [ReportColumn("assumption", texts[.assumption], .text)],
      rows: assumptionSentences().map { [.text($0)] }
    )
  }

  /// What was assumed, a sentence each.
  public func assumptionSentences() -> [String] {
    summary.assumptions.map { assumption in
      switch assumption {
      case .lookupKey(let file, let role): texts[.assumptionLookupKey, file, texts.role(role)]
      case .lookupReplaced(let file, let heading, let role, let deals):
        texts[.assumptionLookupReplaced, file, heading, texts.role(role), texts.count(deals)]
      case .recognisedExport(let file, let title):
        texts[.assumptionExport, file, title[texts.format.language]]
      case .lossReasonMeansLost(let file, let heading): texts[.assumptionLossReason, file, heading]
      case .exitDates(let file, let headings): texts[.assumptionExitDates, file, headings]
      case .changesOfFields(let file, let others): texts[.assumptionFields, file, texts.count(others)]
      case .closeDateServesBoth(let file, let heading): texts[.assumptionCloseDate, file, heading]
      case .nameAsId(let file, let heading): texts[.assumptionNameAsId, file, heading]
      case .stagesFromData(let names, let order):
        texts[.assumptionStages, names.joined(separator: ", ")] + (order.map(stageOrderText) ?? "")
      case .reportCurrency(let currency): texts[.assumptionCurrency, currency]
      case .unknownStageAccepted(let stage, let count): texts[.assumptionUnknownStage, stage, texts.count(count)]
      case .headingUnit(let file, let heading, let factor): texts[.assumptionHeadingUnit, file, heading, factor]
      case .headingCurrency(let file, let heading, let currency):
        texts[.assumptionHeadingCurrency, file, heading, currency]
      case .decimalSignByCurrency(let file, let heading, let currency, let example, let value):
        texts[.assumptionDecimalSign, file, heading, currency, example, value]
      case .mixedDecimalSigns(let file, let heading, let isComma, let others):
        texts[isComma ? .assumptionMixedComma : .assumptionMixedPoint, file, heading, texts.count(others)]
      case .mixedDateOrder(let file, let heading, let order, let others):
        texts[.assumptionMixedDates, file, heading, order, texts.count(others)]
      case .yearBehind(let file, let heading, let order): texts[.assumptionYearBehind, file, heading, order]
      case .currencySign(let sign, let currency): texts[.assumptionCurrencySign, sign, currency]
      case .taskNotMet(let task, let stage, let nearest, let known):
        if let nearest {
          texts[.assumptionTaskNear, task, stage, nearest]
        } else {
          texts[
            .assumptionTaskNotMet,
            task,
            stage,
            known.isEmpty ? NumberFormat.dash : known.joined(separator: texts[.listComma])
          ]
        }
      case .layout(let note): layoutSentence(note)
      }
    }
  }

  /// What told the order of stages, as a sentence behind another one.
  private func stageOrderText(_ order: StageOrder) -> String {
    let sentence =
      switch order {
      case .numbers: texts[.stageOrderNumbers]
      case .shares: texts[.stageOrderShares]
      case .history: texts[.stageOrderHistory]
      case .probability: texts[.stageOrderProbability]
      case .usual: texts[.stageOrderUsual]
      case .met: texts[.stageOrderMet]
      }
    return (texts.format.language == .english ? " " : "") + sentence
  }

  /// What was done to find the rows of a table, with its place.
  private func layoutSentence(_ note: Diagnostic) -> String {
    let language = texts.format.language
    let text = note.problem(in: language)
    return note.location.description + (language == .english ? ": " + text + "." : "：" + text + "。")
  }

  /// The rule of every figure that the report shows.
  func definitionsSection() -> ReportSection {
    let language = texts.format.language
    let columns = [
      ReportColumn("figure", texts[.definitionFigure], .text), ReportColumn("rule", texts[.definitionRule], .text),
      ReportColumn("basis", texts[.definitionBasis], .text),
    ]
    let rows: [[Cell]] = Definition.all.map {
      [.text($0.name(language)), .text($0.rule(language)), .text($0.basis(language))]
    }
    return ReportSection(
      id: .definitions,
      title: texts[.definitions],
      notes: [],
      charts: [],
      tables: [ReportTable(id: "definitions", title: texts[.definitions], columns: columns, rows: rows)]
    )
  }
}
