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
    let text = figure.change.map {
      format.change($0, isDifference: figure.isDifference, points: document.words.points)
    }
    change = text
    // What is shown as zero does not point anywhere.
    let isZero = text?.unicodeScalars.allSatisfy { !("1"..."9").contains($0) } ?? true
    arrow = isZero ? "→" : (figure.change ?? 0) > 0 ? "▲" : "▼"
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
