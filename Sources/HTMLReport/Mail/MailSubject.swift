import DealModel
import ReportModel

/// What a mail is about: the company, the report and its period, and the first key figure.
struct MailSubject {
  /// All of it in one line of bounded length.
  let text: String
  /// The key figure alone; empty without one.
  let figure: String

  /// The subject of a report.
  init(_ document: ReportDocument) {
    let words = MailWords(format: document.format)
    figure =
      document.keyFigures.first.map { figure in
        var currency = ""
        if case .money = figure.value { currency = document.currency }
        return words.figure(
          shortened(figure.label, columns: 40),
          value: document.format.text(figure.value),
          currency: shortened(currency, columns: 10),
          change: ChangeText(figure.change, of: figure, document: document)?.text
        )
      } ?? ""
    let report = words.subject(
      company: shortened(document.company, columns: 60),
      title: shortened(document.title, columns: 60),
      period: shortened(document.period, columns: 30)
    )
    text = [report, figure].filter { !$0.isEmpty }.joined(separator: words.separator)
  }
}
