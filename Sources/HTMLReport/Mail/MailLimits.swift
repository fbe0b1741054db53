import ReportModel

/// How much a mail shows of what may be long.
struct MailLimits: Sendable, Equatable {
  /// Processes, each with its funnel.
  var pipelines: Int
  /// Stages of a funnel.
  var stages: Int
  /// Quotas.
  var quotas: Int
  /// Deals at risk.
  var deals: Int
  /// Sentences of one kind.
  var notes: Int
  /// Columns of a name.
  var name: Int
  /// Columns of a sentence.
  var sentence: Int

  /// Columns of a title: what fits into a line of plain text.
  var title: Int { 72 }
  /// Columns of a heading or the name of a figure, which the report's own never reach.
  var label: Int { 44 }

  /// What a reader can take in, and then less and less, for names that take many bytes.
  static let levels = [
    MailLimits(pipelines: 4, stages: 12, quotas: 6, deals: 8, notes: 6, name: 60, sentence: 400),
    MailLimits(pipelines: 2, stages: 10, quotas: 4, deals: 6, notes: 4, name: 40, sentence: 300),
    MailLimits(pipelines: 1, stages: 6, quotas: 3, deals: 4, notes: 2, name: 24, sentence: 200),
  ]
}

extension MailLimits {
  /// A report whose words are no longer than they may be.
  ///
  /// They are the report's own and short; but nothing that a mail shows is left unbounded.
  func bounded(_ document: ReportDocument) -> ReportDocument {
    func short(_ text: inout String, _ columns: Int) { text = shortened(text, columns: columns) }
    var document = document
    short(&document.title, name)
    short(&document.company, name)
    short(&document.period, label)
    short(&document.currency, 12)
    for path in MailLimits.words { short(&document.words[keyPath: path], label) }
    short(&document.words.points, 12)
    for index in document.keyFigures.indices { short(&document.keyFigures[index].label, label) }
    return document
  }

  private static var words: [WritableKeyPath<DocumentWords, String>] {
    [\.figure, \.current, \.previous, \.yearAgo, \.change, \.total, \.cautions, \.contents, \.page]
  }
}
