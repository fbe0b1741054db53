public import Diagnostics
public import ReportModel

/// A report as a mail: its subject, and its content as HTML and as plain text with the same figures.
///
/// The HTML consists of tables and inline styles, so that Outlook's Word engine and Gmail show it as it is meant, with
/// images off and on dark ground too. Lists are cut to what a reader takes in, and to less where long names would make
/// the HTML too large; each says how much it leaves out.
public struct MailBody: Sendable, Equatable {
  /// What it is about, in one line.
  public let subject: String
  /// The HTML, with LF behind each line; at most `htmlLimit` bytes in base64.
  public let html: String
  /// The plain text, with LF behind each line; no line is wider than 78 columns unless a template makes it so.
  public let text: String

  /// How many bytes the HTML may have in base64, with its line ends: clients cut off what is longer.
  public static let htmlLimit = 90_000

  /// Fills in the templates of a mail.
  /// - Parameters:
  ///   - attachment: the name of the attached file with the full report; `nil` without one.
  /// - Throws: where the HTML is too large however little is shown of what may be long: it is the template's fault.
  public init(
    _ document: ReportDocument,
    templates: ReportTemplates,
    attachment: String? = nil
  ) throws(Diagnostics) {
    var size = 0
    for limits in MailLimits.levels {
      let context = MailContext(document, attachment: attachment, limits: limits)
      let html = try templates.text(.mail, context)
      size = MailBody.encodedSize(html)
      if size > MailBody.htmlLimit { continue }
      self.html = html
      subject = context.subject
      text = try templates.text(.mailText, context)
      return
    }
    let format = document.format
    throw Diagnostics(
      Diagnostic(
        .mailTooLarge,
        [format.text(.count(size)), format.text(.count(MailBody.htmlLimit))],
        at: SourceLocation(file: ReportTemplates.Root.mail.rawValue + ".mustache")
      )
    )
  }

  /// The bytes of a text in base64 (RFC 2045, 6.8): four for three, in lines of 76 with CR and LF.
  static func encodedSize(_ text: String) -> Int {
    let characters = (text.utf8.count + 2) / 3 * 4
    return characters + (characters + 75) / 76 * 2
  }
}
