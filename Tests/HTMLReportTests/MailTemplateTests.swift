import Diagnostics
import ReportModel
import Testing

@testable import HTMLReport

struct MailTemplateTests {
  @Test("Templates of the user's make the mail, escaped for what they are used in")
  func replacesTemplates() throws {
    let folder = try TemplateFolder([
      "mail.mustache": "<p>{{>own/line}}</p>{{#funnels}}{{#stages}}<i>{{name}} {{width}}</i>{{/stages}}{{/funnels}}",
      "mail-text.mustache": "{{>own/line}}\n{{#funnels}}{{#lines}}{{text}}\n{{/lines}}{{/funnels}}",
      "own/line.mustache": "{{title}}{{words.total}}",
    ])
    let document = MailDocument(change: { $0 + "<\n\"" }).make()
    let mail = try MailBody(document, templates: ReportTemplates(folder: folder.path))
    #expect(
      mail.html.hasPrefix("<p>Sales funnel report&lt; &quot;Total&lt; &quot;</p><i>Lead qualified&lt; &quot; 100</i>")
    )
    #expect(mail.text.hasPrefix("Sales funnel report< \"Total< \""))
  }

  @Test(
    "A mistake is told with its file, line and column",
    arguments: [
      ("mail.mustache", "<p>\n {{tilte}}", 2, 2, "there is no “tilte” here", "title"),
      (
        "mail-text.mustache", "{{#risks}}\n{{#deals}}{{titel}}{{/deals}}{{/risks}}", 2, 11, "there is no “titel” here",
        "title"
      ),
      (
        "mail/funnel.mustache", "{{#stages}}{{{name}}}{{/stages}}", 1, 12, "“name” is a text, which must be escaped",
        nil
      ),
      ("mail-text.mustache", "{{{title}}}", 1, 1, "“title” is a text, which must be escaped", nil),
      ("mail.mustache", "{{drawing}}", 1, 1, "there is no “drawing” here", nil),
      ("mail.mustache", "{{keyFigures}}", 1, 1, "“keyFigures” is a list, not a text", nil),
      ("mail-text.mustache", "\n{{>mail/tabel}}", 2, 1, "the template “mail/tabel” is missing", "mail/table"),
      ("mail.mustache", "{{>mail-text}}{{>mail}}", 1, 15, "“mail” is used within itself", nil),
      ("mail/own.mustache", "", nil, nil, "no template uses this one", nil),
    ] as [(String, String, Int?, Int?, String, String?)]
  )
  func tellsMistakes(
    file: String,
    text: String,
    line: Int?,
    column: Int?,
    message: String,
    suggestion: String?
  ) throws {
    let folder = try TemplateFolder([file: text])
    do throws(Diagnostics) {
      _ = try ReportTemplates(folder: folder.path)
      Issue.record("the templates were taken")
    } catch {
      #expect(error.problems.count == 1)
      let problem = error.problems[0]
      let location = SourceLocation(file: folder.path + "/" + file, line: line, column: column)
      #expect(problem.location == location)
      #expect(problem.problem(in: .english).hasPrefix(message), "\(problem)")
      if let suggestion { #expect(problem.suggestion == suggestion) }
    }
  }

  @Test("A template that only the mail uses is not without use")
  func knowsAllRoots() throws {
    let folder = try TemplateFolder(["mail-text.mustache": "{{>own/text}}", "own/text.mustache": "{{subject}}"])
    let templates = try ReportTemplates(folder: folder.path)
    let mail = try MailBody(MailDocument().make(), templates: templates)
    #expect(mail.text == mail.subject)
  }
}
