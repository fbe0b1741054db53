import DealModel
import Diagnostics
import HTMLReport
import MailMessage
import ReportModel
import XLSXReport

/// A report as a message.
struct ReportMail {
  let settings: MailSettings
  private let templates: ReportTemplates

  /// Checks what the mail says around the report, before a file is read.
  /// - Throws: `Diagnostics` with all that is wrong.
  init(_ options: MailOptions, _ settings: RunSettings, templates: ReportTemplates) throws(Diagnostics) {
    self.settings = try MailSettings(options, settings)
    self.templates = templates
  }

  /// The message.
  /// - Parameter workbook: where the report's workbook lies; `nil` where it is not attached.
  /// - Throws: a diagnostic where the company or the title has a line break in it, or the workbook cannot be read.
  func message(of document: ReportDocument, workbook: [UInt8]?) throws -> EncodedMessage {
    let name = "\(document.title) \(document.asOf.iso).xlsx"
    let body = try MailBody(document, templates: templates, attachment: workbook == nil ? nil : name)
    let attachments = workbook.map { bytes in
      MailAttachment(
        name: name,
        asciiName: "report-\(document.asOf.iso).xlsx",
        mediaType: MailAttachment.workbookType,
        bytes: bytes
      )
    }
    return try MailMessage(
      from: settings.from,
      to: settings.to,
      copies: settings.copies,
      subject: settings.subject ?? body.subject,
      date: settings.date(asOf: document.asOf),
      language: document.format.language,
      text: body.text,
      html: body.html,
      attachments: attachments.map { [$0] } ?? []
    ).encoded()
  }

  /// Writes the workbook into a folder.
  /// - Returns: its path.
  static func writeWorkbook(_ document: ReportDocument, into folder: String) throws(Diagnostic) -> String {
    let path = folder + "/report.xlsx"
    do throws(WorkbookError) {
      try WorkbookReport.write(document, to: path, temporaryFolder: folder)
    } catch {
      throw Diagnostic(.outputNotWritable, [error.message], at: SourceLocation(file: "report.xlsx"))
    }
    return path
  }
}
