import Diagnostics
import Testing

@testable import HTMLReport

struct MailHostileTests {
  private static let hostile = [
    "<script>alert(1)</script>", "</title></td></table><b onclick=x>", "\"\u{301} onmouseover=\"x", "'\u{301}'",
    "{{title}}{{{subject}}}{{#funnels}}{{/nothing}}", "\u{0}\u{1B}[31m\u{85}", "\u{202E}\u{2066}\u{200F}\u{061C}",
    "<!--",
    "-->", "<![endif]-->", "]]>", "&lt;&#60;&amp", "\r\n.\r\nBcc: x@example.org\r\n\r\n",
    "\u{2028}\u{2029}\u{0B}\u{0C}",
    "{0}{1}", "\u{FFFE}\u{FFFF}\u{1FFFF}",
  ]

  private func mail(_ language: Language, _ name: String) throws -> MailBody {
    let document = MailDocument(language: language, change: { $0 + name }).make()
    return try MailBody(document, templates: ReportTemplates(), attachment: "report\(name).xlsx")
  }

  @Test("No text from the data changes what the HTML is made of", arguments: hostile)
  func keepsStructure(name: String) throws {
    func outline(_ text: String) -> [String] {
      PageOutline(text).tags.map { tag in
        // How wide a name is decides whether and where it may break.
        let style = (tag.attributes["style"] ?? "").replacing("white-space:nowrap;", with: "")
          .replacing("word-break:break-all;", with: "")
        return ([tag.name, style] + tag.attributes.keys.sorted()).joined(separator: " ")
      }
    }
    let html = try mail(.english, name).html
    #expect(outline(html) == outline(try mail(.english, "x").html))
    for scalar in html.unicodeScalars where scalar.value < 0x20 { #expect(scalar == "\n") }
    for scalar in html.unicodeScalars { #expect(!isTurning(scalar), "\(scalar.value)") }
  }

  @Test("No text from the data makes lines of its own, or lines that turn or hide something", arguments: hostile)
  func keepsLines(name: String) throws {
    let mail = try mail(.english, name)
    for scalar in (mail.text + mail.subject).unicodeScalars {
      #expect(scalar.value >= 0x20 && !(0x7F..<0xA0).contains(scalar.value) || scalar == "\n")
      #expect(!isTurning(scalar) && !["\u{2028}", "\u{2029}"].contains(scalar))
    }
    #expect(!mail.subject.unicodeScalars.contains("\n"))
    // A title stands alone behind blank lines; nothing from the data can pretend to be one.
    let titles = mail.text.split(separator: "\n", omittingEmptySubsequences: false).filter { $0.hasPrefix("* ") }
    #expect(titles.count == 5)
    #expect(!mail.text.contains("\n.\n"))
  }

  @Test("Text comes back as it went in")
  func escapesText() throws {
    let mail = try mail(.english, "<i>&\"\u{301}'")
    #expect(mail.html.contains(">Sales funnel report&lt;i&gt;&amp;&quot;\u{301}&#39;</h1>"))
    let line = "\nSales funnel report<i>&\"\u{301}'\n"
    #expect(mail.text.contains(line))
  }

  private func isTurning(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
