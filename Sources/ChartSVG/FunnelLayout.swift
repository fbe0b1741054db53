import DealModel
import ReportModel

/// Where the parts of a funnel chart go, from the top down.
///
/// Every stage is a line with its name and amount, a bar with its count beside it, and a step to the next stage. Sizes
/// are fixed; only bars stretch with the drawing's width. So texts are set for the narrowest width the chart must
/// serve, and nothing overlaps at a larger one.
struct FunnelLayout {
  /// A stage.
  struct Row {
    /// The lines of the name, and the place of the first one's baseline.
    var name: WrappedText
    var nameBaseline: Double
    /// The stage's name in full.
    var fullName: String
    /// The amount, its font size, and its baseline.
    var amount: String
    var amountSize: Double
    var amountBaseline: Double
    /// The count, its font size, and the bar.
    var count: String
    var countSize: Double
    var barTop: Double
    var barLength: Double
    /// The step to the next stage; `nil` where there is none.
    var step: Step?
  }

  /// What became of the deals of a stage.
  struct Step {
    var top: Double
    var height: Double
    /// The share that went on, with its interval.
    var text: String
    var textSize: Double
    var conversion: Double?
    var interval: ClosedRange<Double>?
    /// The words that tell the weakest step; empty for others.
    var weakest: [String]
  }

  /// The stages from the top.
  private(set) var rows: [Row] = []
  /// The lines that explain the steps, and the baseline of the first.
  let legend: [String]
  private(set) var legendBaseline = 0.0
  /// The headings above bars and amounts, and their baseline.
  let barHeading: String
  let amountHeading: String
  let headingBaseline: Double
  /// Where the drawing ends.
  private(set) var bottom: Double

  /// Lays a chart out from `top` down, in a width of at least `room` pixels.
  init(_ chart: FunnelChart, format: NumberFormat, top: Double, room: Double) {
    let small = TextMeasure(size: Metrics.small)
    barHeading = small.wrap(chart.legend.deals, room: room * 0.4, lines: 1).lines[0]
    amountHeading = small.wrap(chart.legend.amount, room: room * 0.56, lines: 1).lines[0]
    legend = small.wrap(chart.legend.conversion, room: room - Metrics.stepText, lines: 3).lines
    headingBaseline = top + Metrics.small
    bottom = headingBaseline + 10

    let counts = chart.bars.map { format.text(.count($0.reached)) }
    let widest = counts.map { TextMeasure(size: Metrics.name, isBold: true).width($0) }.max() ?? 0
    // Counts stand beside the bars, so that much is kept free at the narrowest width; bars have the larger part.
    let free = min(max((widest + Metrics.gap) / room, 0.15), 0.6)
    let longest = Double(chart.bars.map(\.reached).max() ?? 0)
    let scale = LinearScale(domain: 0...max(longest, 0), range: 0...(1 - free))
    for (index, bar) in chart.bars.enumerated() {
      var row = Self.row(bar, count: counts[index], format: format, top: bottom, room: room, free: free * room)
      row.barLength = scale(Double(bar.reached))
      bottom = row.barTop + Metrics.bar
      if bar.conversion != nil || index + 1 < chart.bars.count {
        let step = Self.step(of: bar, legend: chart.legend, format: format, top: bottom + 6, room: room)
        row.step = step
        bottom = step.top + step.height
      }
      rows.append(row)
      bottom += 8
    }
    if !rows.isEmpty, !legend.isEmpty {
      legendBaseline = bottom + 10 + Metrics.small
      bottom = legendBaseline + Double(legend.count - 1) * Metrics.smallLine + 6
    }
  }

  private static func row(
    _ bar: FunnelChart.Bar,
    count: String,
    format: NumberFormat,
    top: Double,
    room: Double,
    free: Double
  ) -> Row {
    let amount = format.text(.money(bar.amount))
    let amountWidth = TextMeasure(size: Metrics.step).width(amount)
    // An amount too wide to stand beside the name gets a line of its own.
    let isBeside = amountWidth < room * 0.5
    let nameRoom = isBeside ? room - amountWidth - 2 * Metrics.gap : room
    let name = TextMeasure(size: Metrics.name, isBold: true).wrap(bar.stage, room: nameRoom, lines: 2)
    let nameBaseline = top + Metrics.name + 2
    let lastName = nameBaseline + Double(name.lines.count - 1) * Metrics.nameLine
    let amountBaseline = isBeside ? lastName : lastName + Metrics.nameLine
    return Row(
      name: name,
      nameBaseline: nameBaseline,
      fullName: bar.stage,
      amount: amount,
      amountSize: TextMeasure(size: Metrics.step).size(fitting: amount, in: room),
      amountBaseline: amountBaseline,
      count: count,
      countSize: TextMeasure(size: Metrics.name, isBold: true).size(fitting: count, in: free - Metrics.gap),
      barTop: amountBaseline + 7,
      barLength: 0
    )
  }

  private static func step(
    of bar: FunnelChart.Bar,
    legend: FunnelChart.Legend,
    format: NumberFormat,
    top: Double,
    room: Double
  ) -> Step {
    var text = bar.conversion.map { format.percent($0) } ?? NumberFormat.dash
    if let interval = bar.interval, bar.conversion != nil {
      text += "  (" + format.decimal(interval.lowerBound * 100, 1) + "–" + format.percent(interval.upperBound) + ")"
    }
    let textRoom = room - Metrics.stepText - Metrics.gap
    let measure = TextMeasure(size: Metrics.step, isBold: bar.isWeakest)
    let weakest = bar.isWeakest ? measure.wrap(legend.weakest, room: textRoom, lines: 2).lines : []
    return Step(
      top: top,
      height: Metrics.stepLine * Double(1 + weakest.count) + (weakest.isEmpty ? 4 : 8),
      text: text,
      textSize: measure.size(fitting: text, in: textRoom),
      conversion: bar.conversion,
      interval: bar.interval,
      weakest: weakest
    )
  }
}
