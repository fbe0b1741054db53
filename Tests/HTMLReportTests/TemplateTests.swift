import Diagnostics
import Foundation
import ReportModel
import Testing

@testable import HTMLReport

struct TemplateTests {
  @Test("A template of the user's takes the place of the one with its name")
  func replacesTemplates() throws {
    let folder = try TemplateFolder([
      "report.mustache": "\u{FEFF}{{title}}|{{>own/part}}|{{#keyFigures}}{{label}};{{/keyFigures}}\r\n",
      "own/part.mustache":
        "{{! of mine }}{{#hasCompany}}{{company}}{{/hasCompany}}{{^cautions}}none{{/cautions}}{{words.total}}",
    ])
    let document = SampleDocument(change: { $0 + "<" }).make()
    let text = try HTMLPage(templatesFolder: folder.path).render(document)
    #expect(text.hasPrefix("Sales funnel report&lt;|Northwind Instruments&lt;Total&lt;|Won amount&lt;;Won&lt;;"))
    #expect(text.hasSuffix("\r\n"))
  }

  @Test("Every default template is used and free of mistakes")
  func defaultsAreWhole() throws {
    try ReportTemplates().check(folder: nil)
    // Each of the three needs no other's: only the own ones of what is rendered are parsed.
    for root in ReportTemplates.Root.allCases {
      for (name, text) in embeddedTemplates where ReportTemplates.isPart(name, of: root) {
        for partial in text.split(separator: "{{>").dropFirst().compactMap({ $0.split(separator: "}}").first }) {
          #expect(ReportTemplates.isPart(String(partial), of: root), "\(name) uses \(partial)")
        }
      }
    }
    let names = ["report", "report/head", "report/style", "report/key-figures", "report/section", "report/table"]
    for name in names + ["report/deals", "report/row"] { #expect(embeddedTemplates[name] != nil) }
    let roots = ReportTemplates.Root.allCases.map(\.rawValue)
    for name in embeddedTemplates.keys where !roots.contains(name) {
      #expect(embeddedTemplates.values.contains { $0.contains("{{>\(name)}}") }, "\(name)")
    }
  }

  @Test(
    "A mistake is told with its file, line and column",
    arguments: [
      ("<p>\n\n {{tilte}}", 3, 2, "there is no “tilte” here", "title"),
      ("{{words.totall}}", 1, 1, "there is no “words.totall” here", "words.total"),
      ("{{title.x}}", 1, 1, "there is no “title.x” here", nil),
      ("{{label}}", 1, 1, "there is no “label” here", nil),
      ("漏斗 {{#sections}}\n{{#tables}}{{hedding}}{{/tables}}{{/sections}}", 2, 12, "there is no “hedding” here", nil),
      ("{{#sections}}\n", 1, 1, "“sections” is opened here but never closed", nil),
      ("{{#sections}}\n{{/section}}", 2, 1, "“section” is closed here but not open", nil),
      ("\n{{/sections}}", 2, 1, "“sections” is closed here but not open", nil),
      ("{{title", 1, 1, "the tag is not closed on its line", nil),
      ("{{title\n}}", 1, 1, "the tag is not closed on its line", nil),
      ("{{{title}}", 1, 1, "the tag is not closed on its line", nil), ("{{", 1, 1, "the tag is not closed", nil),
      ("{{! never", 1, 1, "the comment is not closed", nil), ("{{}}", 1, 1, "“” is no name", nil),
      ("{{ti tle}}", 1, 1, "“ti tle” is no name", nil),
      ("{{uppercased(title)}}", 1, 1, "“uppercased(title)” is no name", nil),
      ("{{.}}", 1, 1, "“.” is no name", nil), ("{{>*title}}", 1, 1, "“*title” is no name", nil),
      ("{{=<% %>=}}", 1, 1, "“{{=” is not available", nil),
      ("{{% CONTENT_TYPE: TEXT}}", 1, 1, "“{{%” is not available", nil),
      ("{{<report/head}}{{/report/head}}", 1, 1, "“{{<” is not available", nil),
      ("{{$title}}{{/title}}", 1, 1, "“{{$” is not available", nil),
      ("{{{title}}}", 1, 1, "“title” is a text, which must be escaped", nil),
      ("{{&title}}", 1, 1, "“title” is a text, which must be escaped", nil),
      ("{{#sections}}{{#charts}}{{drawing}}{{/charts}}{{/sections}}", 1, 25, "“drawing” is markup", nil),
      ("{{sections}}", 1, 1, "“sections” is a list, not a text", nil),
      ("{{hasCompany}}", 1, 1, "“hasCompany” is a yes or no, not a text", nil),
      ("{{#title}}{{/title}}", 1, 1, "“title” is a text, not something to ask for", nil),
      ("{{^words}}{{/words}}", 1, 1, "“words” is a part with names of its own, not something to ask for", nil),
      ("{{>report}}", 1, 1, "“report” is used within itself", nil),
    ]
  )
  func tellsMistakes(text: String, line: Int, column: Int, message: String, suggestion: String?) throws {
    let folder = try TemplateFolder(["report.mustache": text])
    let problems = try problems(folder)
    let problem = try #require(problems.first)
    #expect(problems.count == 1)
    let place = SourceLocation(file: folder.path + "/report.mustache", line: line, column: column)
    #expect(problem.location == place)
    #expect(problem.problem(in: .english).hasPrefix(message), "\(problem)")
    if let suggestion { #expect(problem.suggestion == suggestion) }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(problem.excerpt == String(lines[line - 1]))
  }

  @Test("A missing partial is told where it is asked for")
  func tellsMissingPartial() throws {
    let folder = try TemplateFolder(["report/section.mustache": "<h2>\n  {{>report/tabel}}"])
    let problem = try #require(try problems(folder).first)
    #expect(problem.id == .templateMissing)
    #expect(problem.arguments == ["report/tabel"])
    #expect(problem.suggestion == "report/table")
    #expect(problem.location == SourceLocation(file: folder.path + "/report/section.mustache", line: 2, column: 3))
  }

  @Test("All mistakes are told at once, each once")
  func tellsAllMistakes() throws {
    let folder = try TemplateFolder([
      "report.mustache": "{{>part}}{{>part}}{{nothing}}", "part.mustache": "{{neither}}", "stray.mustache": "",
    ])
    let files = try problems(folder).map { $0.location.file?.dropFirst(folder.path.count + 1) }
    #expect(files == ["part.mustache", "report.mustache", "stray.mustache"])
  }

  @Test("A partial is checked in every place it is used from")
  func checksPartialsInPlace() throws {
    let folder = try TemplateFolder([
      "report.mustache": "{{#keyFigures}}{{>part}}{{/keyFigures}}\n{{>part}}", "part.mustache": "{{label}}",
    ])
    let problem = try #require(try problems(folder).first)
    #expect(problem.location.file == folder.path + "/part.mustache")
  }

  @Test("Templates that use each other in a circle are refused")
  func refusesCircles() throws {
    let folder = try TemplateFolder(["report.mustache": "{{>a}}", "a.mustache": "{{>b}}", "b.mustache": "\n{{>a}}"])
    let problem = try #require(try problems(folder).first)
    #expect(problem.id == .templateWithinItself && problem.arguments == ["a"])
    #expect(problem.location.line == 2)
  }

  @Test("A folder that is none, or holds none, is told")
  func tellsFolders() throws {
    let empty = try TemplateFolder([:])
    #expect(try problems(empty).map(\.id) == [.templateMissing])
    let file = try TemplateFolder(["report.mustache": ""])
    #expect(try problems(path: file.path + "/report.mustache").map(\.id) == [.templateFolderIsFile])
    #expect(try problems(path: file.path + "/nowhere").map(\.id) == [.fileMissing])
    try file.write(Data([0x7B, 0xFF]), to: "report.mustache")
    #expect(try problems(file).map(\.id) == [.templateNotUTF8])
    let typo = try TemplateFolder(["report/stile.mustache": ""])
    #expect(try problems(typo).map(\.suggestion) == ["report/style"])
  }

  private func problems(_ folder: TemplateFolder) throws -> [Diagnostic] { try problems(path: folder.path) }

  private func problems(path: String) throws -> [Diagnostic] {
    do throws(Diagnostics) {
      _ = try HTMLPage(templatesFolder: path)
      return []
    } catch {
      return error.problems
    }
  }
}
