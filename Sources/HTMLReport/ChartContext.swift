import ChartSVG
import ReportModel

/// A chart with its drawing.
struct ChartContext: TemplateContext {
  let id: String
  let title: String
  let summary: String
  let drawing: String

  /// A chart under a name that no other thing on the page has.
  init(_ chart: FunnelChart, format: NumberFormat, id: String) {
    self.id = id
    title = chart.title
    summary = chart.summary
    drawing = FunnelSVG.fragment(chart, format: format, id: id)
  }

  static let fields: [String: TemplateField<ChartContext>] = [
    "id": .text { $0.id },
    "title": .text { $0.title },
    "hasSummary": .flag { !$0.summary.isEmpty },
    "summary": .text { $0.summary },
    "drawing": .markup { $0.drawing },
  ]
}
