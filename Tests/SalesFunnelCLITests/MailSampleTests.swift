import DealModel
import Diagnostics
import Foundation
import HTMLReport
import ReportModel
import Testing

/// The mails of the sample sets: what they say, and how large they are.
struct MailSampleTests {
  @Test(arguments: ["english", "chinese"])
  func theMailIsAsRecorded(set: String) throws {
    let sample = try #require(AnalysedCase.all.first { $0.name == set })
    let mail = try MailBody(sample.document, templates: ReportTemplates(), attachment: "report.xlsx")
    let expected = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "samples/\(set)")
    #expect(try Golden.difference(mail.html, to: expected.appending(path: "mail.html")) == nil)
    let text = "Subject: \(mail.subject)\n\n\(mail.text)"
    #expect(try Golden.difference(text, to: expected.appending(path: "mail.txt")) == nil)
  }

  @Test func everyReportMakesAMail() throws {
    let templates = try ReportTemplates()
    #expect(AnalysedCase.all.count > 10)
    for report in AnalysedCase.all {
      let mail = try MailBody(report.document, templates: templates)
      #expect((mail.html.utf8.count + 2) / 3 * 4 / 76 * 78 < MailBody.htmlLimit, "\(report.name)")
      for line in mail.text.split(separator: "\n") {
        #expect(displayWidth(String(line)) <= 78, "\(report.name): \(line)")
      }
      for figure in report.document.keyFigures {
        #expect(mail.hasFigure(figure, of: report.document), "\(figure.label)")
      }
    }
  }

  /// The change that is told is the one between the values that are told.
  @Test func changesAreBetweenTheValues() {
    func number(_ cell: Cell) -> Double? {
      switch cell {
      case .count(let count): Double(count)
      case .money(let money): money.units
      case .rate(let value), .days(let value), .number(let value): value
      default: nil
      }
    }
    for report in AnalysedCase.all {
      for figure in report.document.keyFigures {
        for (past, change) in [(figure.previous, figure.change), (figure.yearAgo, figure.yearAgoChange)] {
          guard let now = number(figure.value), let before = number(past), figure.isDifference || before != 0 else {
            #expect(change == nil, "\(report.name): \(figure.key)")
            continue
          }
          let expected = figure.isDifference ? now - before : now / before - 1
          #expect(abs((change ?? .infinity) - expected) < 1e-4 * max(1, abs(expected)), "\(report.name): \(figure.key)")
        }
      }
    }
  }
}

extension MailBody {
  /// Whether both texts tell a key figure's value; what a mail leaves out counts as told.
  fileprivate func hasFigure(_ figure: KeyFigure, of document: ReportDocument) -> Bool {
    if ["void", "lostAmount"].contains(figure.key) { return true }
    let value = document.format.text(figure.value)
    return text.contains(value) && html.replacing("\u{A0}", with: " ").contains(">\(value)</td>")
  }
}
