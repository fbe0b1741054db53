import Testing

@testable import Spreadsheet

struct CellTextTests {
  private func unescaped(_ text: String) -> String {
    var bytes: [UInt8] = []
    CellText.appendUnescaped(Array(text.utf8)[...], to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("a_x000D_\nb", "a\r\nb"), ("_x0041_", "A"), ("_x005F_x0041_", "_x0041_"), ("_x4E2D__x6587_", "中文"),
    ("__x0041_", "_A"),
    ("_x0041__", "A_"), ("x_x004a_", "xJ"),
  ])
  func escapes(text: String, expected: String) { #expect(unescaped(text) == expected) }

  /// Not of the form, half of a pair, or no text can hold it.
  @Test(arguments: [
    "_", "_x", "_x0041", "_x041_", "_X0041_", "_xG041_", "_xD83D_", "_x0000_", "_x00é1_", "snake_case_x",
  ])
  func noEscapes(text: String) { #expect(unescaped(text) == text) }
}
