/// Colours of the workbook as 0xRRGGBB: those of Okabe and Ito, and greys.
enum Palette {
  /// Heads and titles; Okabe–Ito blue.
  static let accent: UInt32 = 0x0072B2
  /// Bars; Okabe–Ito sky blue, on which dark labels are legible.
  static let bar: UInt32 = 0x56B4E9
  /// The weakest step; Okabe–Ito orange.
  static let weak: UInt32 = 0xE69F00
  /// Words about the weakest step, dark enough to be read on white.
  static let weakText: UInt32 = 0x8F5F00
  /// Data bars; the accent, light.
  static let dataBar: UInt32 = 0xB3D5E8
  /// Data bars of negative numbers; Okabe–Ito vermillion, light.
  static let negativeDataBar: UInt32 = 0xEEBF99
  /// Every second row.
  static let band: UInt32 = 0xF2F7FA
  /// The total row.
  static let total: UInt32 = 0xE3EDF3
  /// Lines.
  static let line: UInt32 = 0xB8C4CC
  /// Text.
  static let text: UInt32 = 0x1F2933
  /// Words beside the figures.
  static let muted: UInt32 = 0x5B6770
  /// White.
  static let white: UInt32 = 0xFFFFFF
}
