import DealModel

@testable import ReportModel

/// A chart for tests.
func sampleChart(id: String = "funnel-chart-1", title: String = "Sales funnel", bars: [FunnelChart.Bar]) -> FunnelChart
{
  FunnelChart(
    id: id,
    title: title,
    summary: "9 deals reached “Lead”.",
    bars: bars,
    legend: FunnelChart.Legend(
      deals: "Reached",
      amount: "Amount (EUR)",
      conversion: "went on, of those decided (95 % interval)",
      weakest: "weakest step"
    )
  )
}

/// A stage for tests; its interval is a tenth to either side.
func sampleBar(
  _ stage: String,
  _ reached: Int,
  _ amount: Double = 1000,
  conversion: Double? = 0.5,
  isWeakest: Bool = false
) -> FunnelChart.Bar {
  FunnelChart.Bar(
    stage: stage,
    reached: reached,
    amount: Money(rounding: amount),
    conversion: conversion,
    interval: conversion.flatMap { $0.isFinite ? max(0, $0 - 0.1)...max(0, min(1, $0 + 0.1)) : nil },
    isWeakest: isWeakest
  )
}

/// Five stages as they are met every day.
let everydayBars = [
  sampleBar("Lead qualified", 412, 9_876_500, conversion: 0.684), sampleBar("Needs analysis", 268, conversion: 0.571),
  sampleBar("Proposal", 141, conversion: 0.362, isWeakest: true), sampleBar("Negotiation", 48, conversion: 0.655),
  sampleBar("Contract review", 19, conversion: nil),
]

/// Charts that a careless drawing would break on, by what is special about them.
let extremeCharts: [String: [FunnelChart.Bar]] = [
  "everyday": everydayBars,
  "no stage": [],
  "no deals": [sampleBar("Lead", 0, 0, conversion: nil), sampleBar("Proposal", 0, 0, conversion: nil)],
  "one stage": [sampleBar("Lead", 7, conversion: nil)],
  "one stage with its rate": [sampleBar("Lead", 7, conversion: 0.2)],
  "forty stages": (0..<40).map { sampleBar("Stage \($0)", 4000 - 100 * $0, conversion: $0 % 5 == 0 ? nil : 0.9) },
  "huge numbers": [sampleBar("Lead", .max, 1e30), sampleBar("Proposal", .max / 2, -1e30, isWeakest: true)],
  "shares at the ends": [sampleBar("Lead", 10, conversion: 0), sampleBar("Proposal", 10, conversion: 1)],
  "no numbers": [sampleBar("Lead", 10, .nan, conversion: .nan), sampleBar("Proposal", -3, conversion: .infinity)],
  "long names": [
    sampleBar("Initial discovery conversation with the economic buyer and everybody else who has a say in it", 9),
    sampleBar("Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung", 8),
    sampleBar("与客户技术负责人及采购部门共同确认需求并完成现场勘察与初步方案（含预算、时间表）", 7), sampleBar("", 6), sampleBar(" \n ", 5),
  ],
  "hostile names": [
    sampleBar("</text><script>alert(1)</script>", 9), sampleBar("\"\u{301} onload='x' &amp;", 8),
    sampleBar("a\u{0}b\u{1B}c\u{85}\u{FFFE}\u{202E}", 7), sampleBar("]]><!-- {{stage}} <?xml ?>", 6),
  ],
]
