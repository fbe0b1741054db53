import ReportModel

/// A key figure of a mail.
struct MailFigureContext: TemplateContext {
  let figure: KeyFigureContext
  let yearAgoChange: ChangeText?

  /// What a weekly mail leaves to the report.
  private static let leftOut: Set<String> = ["void", "lostAmount"]

  /// The key figures that a mail shows.
  static func all(of document: ReportDocument) -> [MailFigureContext] {
    document.keyFigures.filter { !leftOut.contains($0.key) }.map { figure in
      MailFigureContext(
        figure: KeyFigureContext(figure, document: document),
        yearAgoChange: ChangeText(figure.yearAgoChange, of: figure, document: document)
      )
    }
  }

  /// The figures as lines of plain text, the changes below the values they are against.
  static func lines(_ figures: [MailFigureContext], words: DocumentWords) -> [MailLine] {
    let table = PlainTable(
      columns: [
        PlainTable.Column(heading: words.figure, isNumber: false),
        PlainTable.Column(heading: words.current, isNumber: true),
        PlainTable.Column(heading: words.previous, isNumber: true),
        PlainTable.Column(heading: words.yearAgo, isNumber: true),
      ],
      rows: figures.map { context in
        let figure = context.figure
        return [
          [figure.label], [figure.value],
          figure.previous.map { [$0] + (figure.change.map { [figure.arrow + " " + $0] } ?? []) } ?? [],
          figure.yearAgo.map { [$0] + (context.yearAgoChange.map { [$0.arrow + " " + $0.text] } ?? []) } ?? [],
        ]
      }
    )
    return MailLine.all(table.lines())
  }

  static let fields: [String: TemplateField<MailFigureContext>] = [
    "key": .text { $0.figure.key },
    "label": .text { $0.figure.label },
    "value": .text { unbroken($0.figure.value) },
    "hasPrevious": .flag { $0.figure.previous != nil },
    "previousValue": .text { unbroken($0.figure.previous ?? "") },
    "hasChange": .flag { $0.figure.change != nil },
    "change": .text { unbroken($0.figure.change ?? NumberFormat.dash) },
    "arrow": .text { $0.figure.arrow },
    "hasYearAgo": .flag { $0.figure.yearAgo != nil },
    "yearAgoValue": .text { unbroken($0.figure.yearAgo ?? "") },
    "hasYearAgoChange": .flag { $0.yearAgoChange != nil },
    "yearAgoChange": .text { unbroken($0.yearAgoChange?.text ?? NumberFormat.dash) },
    "yearAgoArrow": .text { $0.yearAgoChange?.arrow ?? ChangeText.level },
  ]
}
