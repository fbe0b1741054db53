import ReportModel

/// A key figure.
struct KeyFigureContext: TemplateContext {
  let key: String
  let label: String
  let value: String
  let previous: String?
  let yearAgo: String?
  let change: String?
  let arrow: String

  /// A key figure in the words and digits of a report.
  init(_ figure: KeyFigure, document: ReportDocument) {
    let format = document.format
    key = figure.key
    label = figure.label
    value = format.text(figure.value)
    previous = figure.previous == .empty ? nil : format.text(figure.previous)
    yearAgo = figure.yearAgo == .empty ? nil : format.text(figure.yearAgo)
    let shown = ChangeText(figure.change, of: figure, document: document)
    change = shown?.text
    arrow = shown?.arrow ?? ChangeText.level
  }

  static let fields: [String: TemplateField<KeyFigureContext>] = [
    "key": .text { $0.key },
    "label": .text { $0.label },
    "value": .text { $0.value },
    "isCompared": .flag { $0.previous != nil || $0.yearAgo != nil },
    "hasPrevious": .flag { $0.previous != nil },
    "previousValue": .text { $0.previous ?? "" },
    "hasYearAgo": .flag { $0.yearAgo != nil },
    "yearAgoValue": .text { $0.yearAgo ?? "" },
    "hasChange": .flag { $0.change != nil },
    "change": .text { $0.change ?? NumberFormat.dash },
    "arrow": .text { $0.arrow },
  ]
}

/// How far a key figure went, as it is shown.
struct ChangeText {
  /// The change with its sign.
  let text: String
  /// Which way it points.
  let arrow: String

  /// What does not point anywhere.
  static let level = "→"

  /// A change of a figure in the words and digits of a report; `nil` where it is undefined.
  init?(_ change: Double?, of figure: KeyFigure, document: ReportDocument) {
    guard let change else { return nil }
    text = document.format.change(change, isDifference: figure.isDifference, points: document.words.points)
    // What is shown as zero does not point anywhere.
    let isZero = text.unicodeScalars.allSatisfy { !("1"..."9").contains($0) }
    arrow = isZero ? ChangeText.level : change > 0 ? "▲" : "▼"
  }
}
