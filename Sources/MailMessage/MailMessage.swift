public import Diagnostics

/// A message (RFC 5322) with a text, the same as HTML, and files: what mail programs get.
///
/// ```
/// multipart/mixed
/// ├ multipart/alternative
/// │ ├ text/plain
/// │ └ text/html
/// └ the attachments
/// ```
public struct MailMessage: Sendable {
  /// Whom it is from.
  public var from: Mailbox
  /// Whom it is to.
  public var to: [Mailbox]
  /// Who gets a copy.
  public var copies: [Mailbox]
  /// The subject.
  public var subject: String
  /// When it was made.
  public var date: MailDate
  /// The language of its texts.
  public var language: Language
  /// Its text.
  public var text: String
  /// The same as HTML.
  public var html: String
  /// Files.
  public var attachments: [MailAttachment]

  /// Makes a message.
  public init(
    from: Mailbox,
    to: [Mailbox],
    copies: [Mailbox] = [],
    subject: String,
    date: MailDate,
    language: Language,
    text: String,
    html: String,
    attachments: [MailAttachment] = []
  ) {
    self.from = from
    self.to = to
    self.copies = copies
    self.subject = subject
    self.date = date
    self.language = language
    self.text = text
    self.html = html
    self.attachments = attachments
  }

  /// The message as bytes.
  ///
  /// Its Message-ID is a hash of all the rest: the same message always has the same one, another one never.
  /// - Throws: a diagnostic where the subject has a line break or another control character in it.
  public func encoded() throws(Diagnostic) -> EncodedMessage {
    try HeaderText.check(subject, of: "Subject")
    let alternatives = [textPart("plain", text), textPart("html", html)]
    let files = attachments.map(filePart)
    var head = HeaderFields()
    head.add("From", mailboxes: [from])
    head.add("To", mailboxes: to)
    if !copies.isEmpty { head.add("Cc", mailboxes: copies) }
    head.add("Subject", text: subject)
    head.add("Date", words: date.text.split(separator: " ").map(String.init))
    var hash = SHA256()
    for bytes in [Array(head.text.utf8), Array(language.rawValue.utf8)] + alternatives + files { hash.update(bytes) }
    let digest = String(hash.digest().prefix(32))
    head.add("Message-ID", words: ["<\(digest)@\(from.domain)>"])
    head.add("MIME-Version", words: ["1.0"])
    // Absence notes and other programs need not answer (RFC 3834; Exchange has its own field for it).
    head.add("Auto-Submitted", words: ["auto-generated"])
    head.add("X-Auto-Response-Suppress", words: ["OOF,", "AutoReply"])
    head.add("Content-Language", words: [language.rawValue])
    var bytes = Array(head.text.utf8)
    if files.isEmpty {
      append("alternative", alternatives, digest, to: &bytes)
    } else {
      var body: [UInt8] = []
      append("alternative", alternatives, digest, to: &body)
      append("mixed", [body] + files, digest, to: &bytes)
    }
    return EncodedMessage(identifier: digest, bytes: bytes)
  }

  private func textPart(_ subtype: String, _ text: String) -> [UInt8] {
    let (encoding, bytes) = TransferEncoding.encoded(text)
    var head = HeaderFields()
    head.add("Content-Type", words: ["text/\(subtype);", "charset=utf-8"])
    head.add("Content-Transfer-Encoding", words: [encoding.rawValue])
    return Array(head.text.utf8) + [0x0D, 0x0A] + bytes
  }

  private func filePart(_ attachment: MailAttachment) -> [UInt8] {
    var head = HeaderFields()
    head.add("Content-Type", words: attachment.contentType)
    head.add("Content-Transfer-Encoding", words: [TransferEncoding.base64.rawValue])
    head.add("Content-Disposition", words: attachment.contentDisposition)
    return Array(head.text.utf8) + [0x0D, 0x0A] + Base64.lines(attachment.bytes)
  }

  /// Appends parts with a line between them that stands in none of them.
  private func append(_ subtype: String, _ parts: [[UInt8]], _ digest: String, to bytes: inout [UInt8]) {
    // `=_` is in no text of either transfer encoding; the search is for what the headers of parts may hold.
    var boundary = "=_\(subtype)_\(digest.prefix(16))"
    while parts.contains(where: { Self.contains($0, Array(boundary.utf8)) }) { boundary += "_" }
    var head = HeaderFields()
    head.add("Content-Type", words: ["multipart/\(subtype);", "boundary=\"\(boundary)\""])
    bytes += Array(head.text.utf8)
    // A workbook may be large: it is copied once.
    bytes.reserveCapacity(bytes.count + parts.reduce(200) { $0 + $1.count + 100 })
    for part in parts {
      bytes += Array("\r\n--\(boundary)\r\n".utf8)
      bytes += part
    }
    bytes += Array("\r\n--\(boundary)--\r\n".utf8)
  }

  private static func contains(_ bytes: [UInt8], _ wanted: [UInt8]) -> Bool {
    bytes.withUnsafeBytes { bytes in
      var start = 0
      while let place = bytes[start...].firstIndex(of: wanted[0]) {
        if bytes[place...].starts(with: wanted) { return true }
        start = place + 1
      }
      return false
    }
  }
}

/// A message as it travels.
public struct EncodedMessage: Sendable {
  /// What stands before the `@` of its Message-ID: 32 hexadecimal digits, of the hash of the rest.
  public let identifier: String
  /// ASCII in lines of at most 998 characters, nearly always 78, that end with CRLF.
  public let bytes: [UInt8]
}
