/// A sentence of a mail, whole and in lines.
struct MailSentence: TemplateContext {
  let text: String
  let lines: [MailLine]

  /// A sentence shortened to a limit.
  /// - Parameter indent: how many columns stand before its lines in plain text.
  init(_ text: String, limit: Int, indent: Int = 0) {
    let short = shortened(text, columns: limit)
    self.text = short.replacing(" %", with: "\u{A0}%")
    lines = MailLine.all(wrapped(short, columns: PlainTable.lineWidth - indent))
  }

  static let fields: [String: TemplateField<MailSentence>] = [
    "text": .text { $0.text },
    "breaksAnywhere": .flag { breaksAnywhere($0.text) },
    "lines": .list { $0.lines },
  ]
}

/// A line of plain text.
struct MailLine: TemplateContext {
  let text: String
  let isFirst: Bool

  /// Lines in their order.
  static func all(_ lines: [String]) -> [MailLine] {
    lines.enumerated().map { MailLine(text: $0.element, isFirst: $0.offset == 0) }
  }

  static let fields: [String: TemplateField<MailLine>] = [
    "text": .text { $0.text },
    "isFirst": .flag { $0.isFirst },
  ]
}

/// Sentences of one kind, as many as there is room for.
struct MailNotes {
  /// The sentences, at the end how many more there are.
  let sentences: [MailSentence]

  /// The first sentences.
  /// - Parameter always: what is said behind them in any case.
  init(_ texts: [String], limits: MailLimits, indent: Int = 0, always: [String] = [], more: (Int) -> String) {
    var shown = Array(texts.prefix(limits.notes))
    if shown.count < texts.count { shown.append(more(texts.count - shown.count)) }
    sentences = (shown + always).map { MailSentence($0, limit: limits.sentence, indent: indent) }
  }
}
