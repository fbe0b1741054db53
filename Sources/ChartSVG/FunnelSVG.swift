import Diagnostics
public import ReportModel

/// Draws a funnel as horizontal bars from one baseline, its stages in process order.
///
/// Area would mislead, so lengths alone stand for counts. Between the bars stands the share that went on, with its 95 %
/// interval as text and on a track of 0…100 %; the weakest step is told in words as well as by colour.
public enum FunnelSVG {
  /// A file of its own, with an XML declaration, a title, and a white background.
  public static func document(_ chart: FunnelChart, format: NumberFormat) -> String {
    let width = 720.0
    let margin = 28.0
    let room = width - 2 * margin
    let title = TextMeasure(size: Metrics.title, isBold: true).wrap(chart.title, room: room, lines: 2)
    let titleBaseline = margin + Metrics.title
    let top = titleBaseline + Double(title.lines.count - 1) * Metrics.titleLine + 22
    let layout = FunnelLayout(chart, format: format, top: top, room: room)
    let height = layout.bottom + margin - 8
    var writer = SVGWriter()
    writer.line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
    let root: SVGWriter.Attributes = [
      ("xmlns", "http://www.w3.org/2000/svg"), ("xml:lang", .text(format.language.rawValue)),
      ("width", .number(width)), ("height", .number(height)),
      ("viewBox", .text("0 0 \(rounded(width)) \(rounded(height))")),
    ]
    writer.element("svg", root + common(chart, id: anchorName(chart.id))) { writer in
      describe(chart, id: anchorName(chart.id), in: &writer)
      writer.element(
        "rect",
        [("width", .number(width)), ("height", .number(height)), ("fill", Palette.background)]
      )
      for (index, line) in title.lines.enumerated() {
        writer.element(
          "text",
          [
            ("x", .number(margin)), ("y", .number(titleBaseline + Double(index) * Metrics.titleLine)),
            ("font-size", .number(Metrics.title)), ("font-weight", "600"), ("fill", Palette.ink),
          ],
          text: line
        )
      }
      FunnelDrawing(layout: layout, placement: .fixed(left: margin, width: room)).draw(in: &writer)
    }
    return writer.output
  }

  /// An element to stand in an HTML page: as wide as its place and readable from 260 pixels on, without a visible
  /// title or background.
  ///
  /// Its colours are presentation attributes, so that a page's style sheet can change them by the classes
  /// `funnel-ink`, `funnel-muted`, `funnel-axis`, `funnel-track`, `funnel-bar`, `funnel-interval`, `funnel-weak-bar`,
  /// `funnel-weak-text`, `funnel-weak-interval` and `funnel-weak-band`.
  /// - Parameter id: What the ids in it begin with, where the page shows the same chart twice; the chart's id otherwise.
  public static func fragment(_ chart: FunnelChart, format: NumberFormat, id: String? = nil) -> String {
    let id = anchorName(id ?? chart.id)
    let layout = FunnelLayout(chart, format: format, top: 2, room: 260)
    var writer = SVGWriter()
    let root: SVGWriter.Attributes = [
      ("class", "funnel"), ("width", .share(1)), ("height", .number(layout.bottom)),
    ]
    writer.element("svg", root + common(chart, id: id)) { writer in
      describe(chart, id: id, in: &writer)
      FunnelDrawing(layout: layout, placement: .fluid).draw(in: &writer)
    }
    return writer.output
  }

  private static func common(_ chart: FunnelChart, id: String) -> SVGWriter.Attributes {
    let fonts =
      "system-ui, 'Noto Sans', 'Noto Sans CJK SC', 'Microsoft YaHei', 'PingFang SC', sans-serif"
    return [
      ("role", "img"), ("aria-labelledby", .text("\(id)-title \(id)-desc")), ("font-family", .text(fonts)),
    ]
  }

  private static func describe(_ chart: FunnelChart, id: String, in writer: inout SVGWriter) {
    writer.element("title", [("id", .text("\(id)-title"))], text: chart.title)
    writer.element("desc", [("id", .text("\(id)-desc"))], text: chart.summary)
  }
}
