import Diagnostics
import Testing

struct HostileTextTests {
  private let page = PageMaker()

  @Test(
    "No text from the data changes what a page is made of",
    arguments: [
      "<script>alert(1)</script>", "</title></style></table><b onclick=x>", "\"\u{301} onmouseover=\"x", "'\u{301}'",
      "{{title}}{{{drawing}}}{{#sections}}{{/nothing}}", "\u{0}\u{1B}[31m\u{85}", "\u{202E}\u{2066}\u{200F}", "<!--",
      "]]>",
      "&lt;&#60;&amp", "\r\n\t", "{0}{1}",
    ]
  )
  func keepsStructure(hostile: String) throws {
    let wanted = outline(try page.text(.english) { $0 + "x" })
    let text = try page.text(.english) { $0 + hostile }
    #expect(outline(text) == wanted)
    for scalar in text.unicodeScalars where scalar.value < 0x20 { #expect(scalar == "\n" || scalar == "\t") }
  }

  @Test("Text comes back as it went in")
  func escapesText() throws {
    let text = try page.text(.english) { $0 + "<i>&\"\u{301}'" }
    #expect(text.contains("<h1>Sales funnel report&lt;i&gt;&amp;&quot;\u{301}&#39;</h1>"))
    #expect(!text.contains("<i>"))
  }

  /// The tags with the names of their attributes; drawings, whose lines follow the length of names, by their kinds alone.
  private func outline(_ text: String) -> [String] {
    let drawing = /<svg[\s\S]*?<\/svg>/
    let kinds = text.matches(of: drawing).map {
      Set(PageOutline(String($0.output)).names).sorted().joined(separator: " ")
    }
    let tags = PageOutline(text.replacing(drawing, with: "")).tags.map { tag in
      // Classes say how long the texts of a column are.
      ([tag.name] + tag.attributes.keys.filter { $0 != "class" }.sorted()).joined(separator: " ")
    }
    return tags + kinds.map { $0.replacing(" title", with: "").replacing(" /title", with: "") }
  }
}
