import ReportModel

/// A funnel of a mail: a row a stage, its bar a cell as wide as its share.
struct MailFunnelContext: TemplateContext {
  let title: String
  let stageHeading: String
  let reachedHeading: String
  let amountHeading: String
  let conversionHeading: String
  let stages: [MailStageContext]
  let more: String

  /// A funnel up to so many stages.
  init(_ chart: FunnelChart, stageHeading: String, document: ReportDocument, limits: MailLimits) {
    let bars = chart.bars.prefix(limits.stages)
    let most = bars.map(\.reached).max() ?? 0
    title = shortened(chart.title, columns: limits.title)
    self.stageHeading = stageHeading
    reachedHeading = shortened(chart.legend.deals, columns: limits.label)
    amountHeading = shortened(chart.legend.amount, columns: limits.label)
    conversionHeading = shortened(chart.legend.conversion, columns: limits.label)
    stages = bars.map {
      MailStageContext($0, most: most, weakest: chart.legend.weakest, format: document.format, limits: limits)
    }
    let rest = chart.bars.count - bars.count
    more = rest > 0 ? MailWords(format: document.format).moreStages(rest) : ""
  }

  /// The funnel as lines of plain text.
  private var lines: [MailLine] {
    let table = PlainTable(
      columns: [
        PlainTable.Column(heading: stageHeading, isNumber: false),
        PlainTable.Column(heading: reachedHeading, isNumber: true),
        PlainTable.Column(heading: amountHeading, isNumber: true),
        PlainTable.Column(heading: conversionHeading, isNumber: true),
      ],
      rows: stages.map { stage in
        [
          [stage.name], [stage.reached], [stage.amount],
          [stage.conversion + (stage.interval.map { " (" + $0 + ")" } ?? "")]
            + (stage.isWeakest ? ["↑ " + stage.weakest] : []),
        ]
      }
    )
    return MailLine.all(table.lines())
  }

  static let fields: [String: TemplateField<MailFunnelContext>] = [
    "title": .text { $0.title },
    "breaksAnywhere": .flag { breaksAnywhere($0.title) },
    "stageHeading": .text { $0.stageHeading },
    "reachedHeading": .text { $0.reachedHeading },
    "amountHeading": .text { $0.amountHeading },
    "conversionHeading": .text { $0.conversionHeading },
    "stages": .list { $0.stages },
    "hasMore": .flag { !$0.more.isEmpty },
    "more": .text { $0.more },
    "lines": .list { $0.lines },
  ]
}

/// A stage of a funnel.
struct MailStageContext: TemplateContext {
  let name: String
  let reached: String
  let amount: String
  let conversion: String
  let interval: String?
  let isWeakest: Bool
  let weakest: String
  /// How wide the bar is, in percent of the widest.
  let width: Int

  init(_ bar: FunnelChart.Bar, most: Int, weakest: String, format: NumberFormat, limits: MailLimits) {
    name = shortened(bar.stage, columns: limits.name)
    reached = format.text(.count(bar.reached))
    amount = format.money(bar.amount)
    conversion = bar.conversion.map { unbroken(format.percent($0)) } ?? NumberFormat.dash
    interval = bar.interval.map { unbroken(format.percent($0.lowerBound) + " – " + format.percent($0.upperBound)) }
    isWeakest = bar.isWeakest
    self.weakest = shortened(weakest, columns: limits.label)
    // What is there is seen: a few deals of many have a thin bar, not none.
    width =
      bar.reached <= 0 || most <= 0 ? 0 : min(100, max(1, Int((Double(bar.reached) / Double(most) * 100).rounded())))
  }

  static let fields: [String: TemplateField<MailStageContext>] = [
    "name": .text { $0.name },
    "isShort": .flag { MailCellContext.isShort($0.name) },
    "breaksAnywhere": .flag { breaksAnywhere($0.name, columns: 14) },
    "reached": .text { $0.reached },
    "amount": .text { $0.amount },
    "conversion": .text { $0.conversion },
    "hasInterval": .flag { $0.interval != nil },
    "interval": .text { $0.interval ?? "" },
    "isWeakest": .flag { $0.isWeakest },
    "weakest": .text { $0.weakest },
    "hasBar": .flag { $0.width > 0 },
    "width": .text { String($0.width) },
    "hasRest": .flag { $0.width < 100 },
    "rest": .text { String(100 - $0.width) },
  ]
}
