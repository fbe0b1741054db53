import Foundation
import Testing

@testable import ChartSVG

struct PaletteTests {
  @Test("Text has a contrast of 4.5 to 1 and more on what is behind it, marks of 3 to 1")
  func contrasts() {
    for text in [Palette.ink, Palette.muted] { #expect(contrast(text, Palette.background) >= 4.5) }
    #expect(contrast(Palette.weakText, Palette.weakBand) >= 4.5)
    for mark in [Palette.bar, Palette.weakBar] { #expect(contrast(mark, Palette.background) >= 3) }
  }

  /// The contrast ratio of WCAG 2.1.
  private func contrast(_ first: SVGWriter.Value, _ second: SVGWriter.Value) -> Double {
    let (one, other) = (luminance(first), luminance(second))
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)
  }

  private func luminance(_ colour: SVGWriter.Value) -> Double {
    let value = UInt32(colour.markup.dropFirst(), radix: 16) ?? 0
    let parts = [value >> 16 & 255, value >> 8 & 255, value & 255].map { byte in
      let share = Double(byte) / 255
      return share <= 0.03928 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }
}
