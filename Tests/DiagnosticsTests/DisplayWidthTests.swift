import Diagnostics
import Testing

struct DisplayWidthTests {
  @Test func widths() {
    #expect(displayWidth("abc") == 3)
    #expect(displayWidth("漏斗（一）") == 10)
    #expect(displayWidth("e\u{301}") == 1)
    #expect(displayWidth("") == 0)
  }
}
