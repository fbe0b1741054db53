/// Sizes in pixels that layout and drawing of a funnel share.
enum Metrics {
  /// Font sizes: a title, a stage's name and count, a step and an amount, headings and legend.
  static let title = 18.0
  static let name = 14.0
  static let step = 13.0
  static let small = 12.0
  /// From one line to the next.
  static let titleLine = 24.0
  static let nameLine = 18.0
  static let stepLine = 20.0
  static let smallLine = 16.0
  /// The height of a bar.
  static let bar = 22.0
  /// Between a bar and its count.
  static let gap = 8.0
  /// From the left edge to a step's arrow, its track, and its text.
  static let stepArrow = 12.0
  static let stepTrack = 26.0
  static let stepText = 98.0
  /// The length of a step's track, which stands for 0…100 %.
  static let track = 62.0
}

/// Colours of a chart that stands alone: Okabe–Ito for marks, darker shades of the same hues for text.
enum Palette {
  static let background: SVGWriter.Value = "#ffffff"
  static let ink: SVGWriter.Value = "#1b2430"
  static let muted: SVGWriter.Value = "#55606e"
  static let axis: SVGWriter.Value = "#8a94a3"
  static let track: SVGWriter.Value = "#d5dae1"
  static let bar: SVGWriter.Value = "#0072b2"
  static let interval: SVGWriter.Value = "#56b4e9"
  static let weakBar: SVGWriter.Value = "#d55e00"
  static let weakText: SVGWriter.Value = "#9c4300"
  static let weakInterval: SVGWriter.Value = "#e69f00"
  static let weakBand: SVGWriter.Value = "#fdf0e4"
}
