/// Draws the parts of a funnel where its layout says.
struct FunnelDrawing {
  /// How a drawing lies in its width.
  enum Placement {
    /// From 0 to whatever width there is: shares are written in percent.
    case fluid
    /// In a known width: shares are written in pixels.
    case fixed(left: Double, width: Double)
  }

  /// Where the parts go.
  var layout: FunnelLayout
  /// How they lie in the width.
  var placement: Placement

  /// Draws everything.
  func draw(in writer: inout SVGWriter) {
    guard !layout.rows.isEmpty else { return }
    text(layout.barHeading, x: x(0), y: layout.headingBaseline, size: Metrics.small, style: muted, in: &writer)
    text(
      layout.amountHeading,
      x: x(share: 1),
      y: layout.headingBaseline,
      size: Metrics.small,
      style: muted + toTheEnd,
      in: &writer
    )
    for row in layout.rows {
      writer.element("g", []) { writer in draw(row, in: &writer) }
    }
    drawLegend(in: &writer)
  }

  private func draw(_ row: FunnelLayout.Row, in writer: inout SVGWriter) {
    if row.name.isShortened { writer.element("title", [], text: row.fullName) }
    for (index, line) in row.name.lines.enumerated() {
      let baseline = row.nameBaseline + Double(index) * Metrics.nameLine
      text(line, x: x(0), y: baseline, size: Metrics.name, style: ink + bold, in: &writer)
    }
    text(
      row.amount,
      x: x(share: 1),
      y: row.amountBaseline,
      size: row.amountSize,
      style: muted + toTheEnd,
      in: &writer
    )
    if row.barLength > 0 {
      let isWeakest = row.step.map { !$0.weakest.isEmpty } ?? false
      writer.element(
        "rect",
        [
          ("class", isWeakest ? "funnel-weak-bar" : "funnel-bar"), ("x", x(0)), ("y", .number(row.barTop)),
          ("width", length(share: row.barLength)), ("height", .number(Metrics.bar)),
          ("fill", isWeakest ? Palette.weakBar : Palette.bar),
        ]
      )
    }
    writer.element(
      "rect",
      [
        ("class", "funnel-axis"), ("x", x(0)), ("y", .number(row.barTop - 3)), ("width", 1),
        ("height", .number(Metrics.bar + 6)), ("fill", Palette.axis),
      ]
    )
    let middle = row.barTop + Metrics.bar / 2 + row.countSize * 0.36
    text(
      row.count,
      x: x(share: row.barLength),
      y: middle,
      size: row.countSize,
      style: ink + bold + [("dx", .number(Metrics.gap))],
      in: &writer
    )
    if let step = row.step { draw(step, in: &writer) }
  }

  private func draw(_ step: FunnelLayout.Step, in writer: inout SVGWriter) {
    let isWeakest = !step.weakest.isEmpty
    var style = ink
    if isWeakest {
      style = [("class", "funnel-weak-text"), ("fill", Palette.weakText)] + bold
      writer.element(
        "rect",
        [
          ("class", "funnel-weak-band"), ("x", x(0)), ("y", .number(step.top)), ("width", length(share: 1)),
          ("height", .number(step.height)), ("fill", Palette.weakBand),
        ]
      )
    }
    let baseline = step.top + Metrics.stepLine / 2 + (isWeakest ? 4 : 2) + Metrics.step * 0.36
    StepGlyph(left: left, middle: baseline - Metrics.step * 0.36, isWeakest: isWeakest)
      .draw(step.conversion, step.interval, in: &writer)
    text(step.text, x: x(Metrics.stepText), y: baseline, size: step.textSize, style: style, in: &writer)
    for (index, line) in step.weakest.enumerated() {
      let below = baseline + Double(index + 1) * Metrics.stepLine
      text(line, x: x(Metrics.stepText), y: below, size: Metrics.step, style: style, in: &writer)
    }
  }

  private func drawLegend(in writer: inout SVGWriter) {
    guard !layout.legend.isEmpty else { return }
    StepGlyph(left: left, middle: layout.legendBaseline - Metrics.small * 0.36, isWeakest: false)
      .draw(0.6, 0.4...0.8, in: &writer)
    for (index, line) in layout.legend.enumerated() {
      let baseline = layout.legendBaseline + Double(index) * Metrics.smallLine
      text(line, x: x(Metrics.stepText), y: baseline, size: Metrics.small, style: muted, in: &writer)
    }
  }

  private func text(
    _ text: String,
    x: SVGWriter.Value,
    y: Double,
    size: Double,
    style: SVGWriter.Attributes,
    in writer: inout SVGWriter
  ) {
    writer.element("text", [("x", x), ("y", .number(y)), ("font-size", .number(size))] + style, text: text)
  }

  private var left: Double {
    switch placement {
    case .fluid: 0
    case .fixed(let left, _): left
    }
  }

  /// A place so many pixels from the left edge.
  private func x(_ offset: Double) -> SVGWriter.Value { .number(left + offset) }

  /// A place at a share of the width.
  private func x(share: Double) -> SVGWriter.Value {
    switch placement {
    case .fluid: .share(share)
    case .fixed(let left, let width): .number(left + share * width)
    }
  }

  /// A length that is a share of the width.
  private func length(share: Double) -> SVGWriter.Value {
    switch placement {
    case .fluid: .share(share)
    case .fixed(_, let width): .number(share * width)
    }
  }

  private let ink: SVGWriter.Attributes = [("class", "funnel-ink"), ("fill", Palette.ink)]
  private let muted: SVGWriter.Attributes = [("class", "funnel-muted"), ("fill", Palette.muted)]
  private let bold: SVGWriter.Attributes = [("font-weight", "600")]
  private let toTheEnd: SVGWriter.Attributes = [("text-anchor", "end")]
}
