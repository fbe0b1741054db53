import DealModel
import Diagnostics
@testable import ReportModel
import Testing

@testable import HTMLReport

struct MailBodyTests {
  private func mail(_ document: MailDocument, attachment: String? = "report.xlsx") throws -> MailBody {
    try MailBody(document.make(), templates: ReportTemplates(), attachment: attachment)
  }

  @Test("The subject tells company, report, period and the first key figure")
  func tellsSubject() throws {
    #expect(
      try mail(MailDocument()).subject
        == "Northwind Instruments: Sales funnel report, 2025-06 · Won amount 1,284,500 EUR (+16.5 %)"
    )
    #expect(
      try mail(MailDocument(language: .simplifiedChinese)).subject
        == "北辰精密仪器有限公司：销售漏斗报告（2025-06） · 赢单金额 1,284,500 CNY（+16.5%）"
    )
    var document = MailDocument().make()
    document.company = ""
    document.period = ""
    document.keyFigures = []
    #expect(try MailBody(document, templates: ReportTemplates()).subject == "Sales funnel report")
  }

  @Test("A subject is one bounded line whatever the names are", arguments: Language.allCases)
  func boundsSubject(language: Language) throws {
    let long = "\r\nBcc: x@example.org\u{2028}" + String(repeating: "界\u{301}\u{301}", count: 5000)
    let subject = try mail(MailDocument(language: language, change: { $0 + long })).subject
    #expect(displayWidth(subject) < 260)
    #expect(subject.utf8.count < 4000)
    for scalar in subject.unicodeScalars { #expect(scalar.value >= 0x20 && scalar != "\u{2028}") }
  }

  @Test("Figures stand in the mail as on the page, with what they changed by")
  func showsKeyFigures() throws {
    let html = try mail(MailDocument()).html
    for text in [
      ">1,284,500</td>", ">1,102,300<br>", ">▲&nbsp;+16.5\u{A0}%</b>", ">987,400<br>", ">▲&nbsp;+30.1\u{A0}%</b>",
      ">34.8\u{A0}%</td>", ">▼&nbsp;−2.3\u{A0}pp</b>", ">▲&nbsp;+1.9\u{A0}pp</b>", ">→&nbsp;0.0\u{A0}%</b>", ">–</td>",
      ">22,565</td>",
    ] { #expect(html.contains(text), "\(text)") }
    #expect(html.matches(of: /<th scope="row"/).count == 11 + 5 + 2)
    // What a weekly mail leaves to the report.
    #expect(!html.contains("Lost amount") && !html.contains(">Void<"))
  }

  @Test("The funnel's bars are cells as wide as their share of the first stage")
  func drawsBars() throws {
    let html = try mail(MailDocument()).html
    let bars = html.matches(of: /<td width="([0-9]+)%" height="12" bgcolor="(#[0-9a-f]+)"/)
    // 412, 268, 141, 48 and 19 of 412.
    #expect(bars.map { String($0.output.1) } == ["100", "65", "34", "12", "5"])
    #expect(bars.map { String($0.output.2) } == ["#2f80b5", "#2f80b5", "#d9611c", "#2f80b5", "#2f80b5"])
    let rests = html.matches(of: /<td width="([0-9]+)%" height="12" style/).map { String($0.output.1) }
    #expect(rests == ["35", "66", "88", "95"])
    #expect(html.contains("<b>36.2\u{A0}%</b> <span"))
    #expect(html.contains(">(28.4\u{A0}%\u{A0}–\u{A0}44.8\u{A0}%)</span><br><b>weakest step</b>"))
  }

  @Test(
    "A bar is there where there is a deal, and only there",
    arguments: [(0, 0, 0), (0, 5, 0), (1, 1_000_000, 1), (5, 5, 100), (996, 1000, 100), (994, 1000, 99)]
  )
  func barWidths(reached: Int, most: Int, width: Int) {
    let bar = FunnelChart.Bar(
      stage: "",
      reached: reached,
      amount: .zero,
      conversion: nil,
      interval: nil,
      isWeakest: false
    )
    let format = NumberFormat(language: .english)
    #expect(MailStageContext(bar, most: most, weakest: "", format: format, limits: MailLimits.levels[0]).width == width)
  }

  @Test("The deals at risk are told with who, where, how long and why")
  func listsDeals() throws {
    let mail = try mail(MailDocument())
    #expect(mail.text.contains("12 open deals are at risk, 990,000 EUR in all."))
    #expect(mail.html.matches(of: /Spectrometer line [0-9]+<\/b>/).count == 8)
    #expect(mail.html.contains("Hansa Chemie · D-1001 · Amelia Hartmann · Proposal\u{A0}for\u{A0}30\u{A0}days<"))
    #expect(mail.html.contains("Hansa Chemie · D-1003 · Amelia Hartmann · Proposal<"))
    #expect(mail.html.contains(">4 more deals at risk are in the full report.<"))
    #expect(mail.text.contains("     –           45,000  Spectrometer line 2\n"))
    let none = try self.mail(MailDocument(risks: 0))
    #expect(none.text.contains("No open deal is at risk.\n"))
    #expect(!none.html.contains("Weighted amount"))
  }

  @Test("Quotas are shown; without them what is won and expected")
  func showsForecast() throws {
    let html = try mail(MailDocument()).html
    #expect(html.contains(">Forecast against quota</h2>") && !html.contains("Committed"))
    #expect(html.contains(">128.5\u{A0}%</td>") && html.contains(">–</td>"))
    let without = try mail(MailDocument(quotas: 0)).html
    #expect(without.contains(">Committed for the period</h2>") && !without.contains("quota"))
    #expect(without.contains(">Total</th>"))
    #expect(try mail(MailDocument(quotas: 9)).html.contains(">3 more quotas are in the full report.<"))
  }

  @Test("What to read with care, and where the rest is")
  func tellsCautions() throws {
    let mail = try mail(MailDocument())
    for text in [mail.html, mail.text] {
      #expect(text.contains("3 rows could not be used; they are in rejects.csv."))
      #expect(text.contains("What was assumed when the files were read (2) is in the full report, under"))
      #expect(text.contains("The full report is attached: report.xlsx"))
    }
    #expect(try !self.mail(MailDocument(), attachment: nil).text.contains("attached"))
    #expect(try self.mail(MailDocument(cautions: 9)).text.contains("- 3 more notes are in the full report."))
  }

  @Test("HTML and text have the same figures", arguments: Language.allCases)
  func agree(language: Language) throws {
    let mail = try mail(MailDocument(language: language))
    let marks = /<[^>]*>/
    let body = mail.html[(mail.html.firstRange(of: "<table")?.lowerBound ?? mail.html.startIndex)...]
    let shown = String(body).replacing(marks, with: " ").replacing("\u{A0}", with: " ").replacing("&nbsp;", with: " ")
    let figures = /[+−]?[0-9][0-9,.]*/
    func sorted(_ text: String) -> [String] { text.matches(of: figures).map { String($0.output) }.sorted() }
    #expect(sorted(shown) == sorted(mail.text))
    #expect(sorted(shown).count > 100)
  }

  @Test("No line of the text is wider than 78 columns, and none ends with a space", arguments: Language.allCases)
  func linesAreShort(language: Language) throws {
    let names = ["", "\u{1F600}界𠀀", String(repeating: "W", count: 300), String(repeating: "很长", count: 200)]
    for name in names {
      let document = MailDocument(language: language, pipelines: 3, change: { $0 + name })
      for line in try mail(document).text.split(separator: "\n") {
        #expect(displayWidth(String(line)) <= 78, "\(line)")
        #expect(line.last != " ")
      }
    }
  }

  @Test(
    "However long and many the names are, the HTML is not cut off, and what is left out is told",
    arguments: ["", "很长的名称", "\"'<>&", "𠀀𠀁", "e\u{301}\u{302}\u{303}", "{{title}}"]
  )
  func staysSmall(part: String) throws {
    let name = String(repeating: part, count: 400)
    let document = MailDocument(
      pipelines: 20,
      stages: 300,
      risks: 2000,
      quotas: 100,
      cautions: 100,
      change: { $0 + name }
    )
    let mail = try mail(document)
    #expect(MailBody.encodedSize(mail.html) <= MailBody.htmlLimit)
    for rest in ["more stages", "more pipelines", "more deals at risk", "more quotas", "more notes"] {
      #expect(mail.html.contains(rest) && mail.text.contains(rest), "\(rest)")
    }
    #expect(mail.html.matches(of: /bgcolor="#d9611c"/).count >= 6)
  }

  @Test("Base64 takes four bytes for three and two a line")
  func countsEncodedBytes() {
    #expect(MailBody.encodedSize("") == 0)
    #expect(MailBody.encodedSize("abc") == 4 + 2)
    #expect(MailBody.encodedSize(String(repeating: "a", count: 57)) == 76 + 2)
    #expect(MailBody.encodedSize(String(repeating: "界", count: 20)) == 80 + 4)
  }

  @Test("A template that makes the mail too large is told of")
  func refusesLargeTemplates() throws {
    let folder = try TemplateFolder(["mail.mustache": String(repeating: "<p>{{title}}</p>\n", count: 4000)])
    let templates = try ReportTemplates(folder: folder.path)
    do throws(Diagnostics) {
      _ = try MailBody(MailDocument().make(), templates: templates)
      Issue.record("the mail was made")
    } catch {
      #expect(error.problems.map(\.id) == [.mailTooLarge])
      #expect(error.problems[0].location.file == "mail.mustache")
      // 4,000 times 27 bytes.
      #expect(error.problems[0].arguments == ["147,790", "90,000"])
    }
  }

  @Test("A report of nothing makes a mail too")
  func showsNothing() throws {
    var document = MailDocument().make()
    document.sections = []
    document.keyFigures = []
    document.cautions = []
    document.bottlenecks = []
    document.company = ""
    let mail = try MailBody(document, templates: ReportTemplates())
    #expect(mail.text == "Sales funnel report\nAs of 30 Jun 2025 · period 2025-06 · amounts in EUR\n")
    #expect(!mail.html.contains("<h2"))
  }

  @Test("The same report gives the same mail")
  func isDeterministic() throws { #expect(try mail(MailDocument()) == mail(MailDocument())) }
}
