/// The small picture of a step: an arrow down, and a track of 0…100 % with the interval and the share on it.
struct StepGlyph {
  /// The left edge of the chart.
  var left: Double
  /// The height its middle is at.
  var middle: Double
  /// Whether it is of the weakest step.
  var isWeakest: Bool

  /// Draws it; a share or interval that is not known is left out.
  func draw(_ share: Double?, _ interval: ClosedRange<Double>?, in writer: inout SVGWriter) {
    let arrow = left + Metrics.stepArrow
    writer.element(
      "path",
      [
        ("class", isWeakest ? "funnel-weak-text" : "funnel-muted"),
        (
          "d",
          .text(
            "M\(rounded(arrow - 1)) \(rounded(middle - 6))h2v6h3l-4 6l-4 -6h3z"
          )
        ),
        ("fill", isWeakest ? Palette.weakText : Palette.muted),
      ]
    )
    let start = left + Metrics.stepTrack
    let scale = LinearScale(domain: 0...1, range: start...(start + Metrics.track))
    bar("funnel-track", from: start, to: start + Metrics.track, height: 4, fill: Palette.track, in: &writer)
    if share != nil, let interval {
      bar(
        isWeakest ? "funnel-weak-interval" : "funnel-interval",
        from: scale(interval.lowerBound),
        to: scale(interval.upperBound),
        height: 8,
        fill: isWeakest ? Palette.weakInterval : Palette.interval,
        in: &writer
      )
    }
    if let share {
      let place = scale(share)
      bar(
        isWeakest ? "funnel-weak-text" : "funnel-ink",
        from: place - 1,
        to: place + 1,
        height: 14,
        fill: isWeakest ? Palette.weakText : Palette.ink,
        in: &writer
      )
    }
  }

  private func bar(
    _ name: String,
    from start: Double,
    to end: Double,
    height: Double,
    fill: SVGWriter.Value,
    in writer: inout SVGWriter
  ) {
    writer.element(
      "rect",
      [
        ("class", .text(name)), ("x", .number(start)), ("y", .number(middle - height / 2)),
        ("width", .number(max(end - start, 1))), ("height", .number(height)), ("fill", fill),
      ]
    )
  }
}
