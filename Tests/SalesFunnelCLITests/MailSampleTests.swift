import Foundation
import HTMLReport
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
}
