import DealImport
import DealModel
import Diagnostics
import Foundation
import MailMessage

/// What a mail says around the report, from the configuration and the command line, which overrules it.
struct MailSettings {
  /// When a mail was made, as its date tells.
  enum Moment {
    /// On the day up to whose end the figures count.
    case asOf
    /// On another day.
    case day(CivilDate)
    /// Now.
    case now
  }

  let from: Mailbox
  let to: [Mailbox]
  let copies: [Mailbox]
  /// The subject; `nil` for the usual one.
  let subject: String?
  let attachesWorkbook: Bool
  private let moment: Moment
  private let timeZone: String

  /// Checks everything, before a file is read.
  /// - Throws: all that is wrong.
  init(_ options: MailOptions, _ settings: RunSettings) throws(Diagnostics) {
    let mail = settings.configuration.mail
    var problems: [Diagnostic] = []
    func value(_ option: String?, _ name: String, _ configured: MailConfiguration.Value?) -> Setting? {
      if let option { return Setting(text: option, name: "--\(name)", location: SourceLocation()) }
      return configured.map { Setting(text: $0.text, name: "mail.\(name)", location: $0.location) }
    }
    func mailboxes(_ given: [String], _ name: String, _ configured: [MailConfiguration.Value]) -> [Mailbox] {
      let settings = given.isEmpty ? configured.map { value(nil, name, $0) } : given.map { value($0, name, nil) }
      return settings.compactMap { $0 }.flatMap { setting -> [Mailbox] in
        do throws(Diagnostic) {
          return try MailboxParser.mailboxes(setting.text, of: setting.name, at: setting.location)
        } catch {
          problems.append(error)
          return []
        }
      }
    }
    let senders = mailboxes(options.from.map { [$0] } ?? [], "from", mail.from.map { [$0] } ?? [])
    let recipients = mailboxes(options.to, "to", mail.to)
    let copies = mailboxes(options.cc, "cc", mail.copies)
    if problems.isEmpty {
      if recipients.isEmpty { problems.append(Diagnostic(.mailAddressMissing, ["--to", "mail: {to: …}"])) }
      if senders.isEmpty { problems.append(Diagnostic(.mailAddressMissing, ["--from", "mail: {from: …}"])) }
      if senders.count > 1, let setting = value(options.from, "from", mail.from) {
        problems.append(Diagnostic(.mailSenderNotOne, [setting.name, "\(senders.count)"], at: setting.location))
      }
    }
    let subject = value(options.subject, "subject", mail.subject)
    if let subject { problems += MailSettings.problems(ofSubject: subject) }
    var attachesWorkbook = true
    if let attach = value(options.attach, "attach", mail.attach) {
      attachesWorkbook = attach.text == "xlsx"
      if !attachesWorkbook, attach.text != "none" {
        let known = ["xlsx", "none"]
        problems.append(
          Diagnostic(
            .configurationValue,
            [attach.name, attach.text, known.joined(separator: " | ")],
            at: attach.location,
            suggestion: nearestName(to: attach.text, among: known)
          )
        )
      }
    }
    var moment = Moment.asOf
    switch options.date {
    case nil: break
    case "now": moment = .now
    case "today": moment = .day(settings.today())
    case .some(let text):
      if let day = CivilDate(iso: text) {
        moment = .day(day)
      } else {
        problems.append(Diagnostic(.optionDate, ["--date", text]))
      }
    }
    guard let from = senders.first, problems.isEmpty else { throw Diagnostics(problems) }
    self.from = from
    self.to = recipients
    self.copies = copies
    self.subject = subject?.text
    self.attachesWorkbook = attachesWorkbook
    self.moment = moment
    self.timeZone = settings.configuration.timeZone
  }

  /// The mail's date, in the report's time zone; only `--date now` asks the clock.
  func date(asOf: CivilDate) -> MailDate {
    let zone = TimeZone(identifier: timeZone)
    func offset(_ seconds: Int) -> Int {
      zone?.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds))) ?? 0
    }
    switch moment {
    case .asOf: return MailDate(startOf: asOf, offset: offset)
    case .day(let day): return MailDate(startOf: day, offset: offset)
    case .now:
      let now = Int(Date().timeIntervalSince1970.rounded(.down))
      return MailDate(seconds: now, offset: offset(now))
    }
  }

  /// A text, what it is called, and where it stands.
  private struct Setting {
    var text: String
    var name: String
    var location: SourceLocation
  }

  private static func problems(ofSubject subject: Setting) -> [Diagnostic] {
    do throws(Diagnostic) {
      try HeaderText.check(subject.text, of: subject.name, at: subject.location)
    } catch {
      return [error]
    }
    if subject.text.allSatisfy(\.isWhitespace) {
      return [Diagnostic(.mailSubjectEmpty, [subject.name], at: subject.location)]
    }
    return []
  }
}
