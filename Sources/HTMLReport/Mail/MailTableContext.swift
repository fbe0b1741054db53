import Diagnostics
import ReportModel

/// A table of a mail, such as the forecast against the quotas.
struct MailTableContext: TemplateContext {
  let title: String
  let columns: [MailCellContext]
  let rows: [MailRowContext]
  let more: String

  /// The first rows of a table, and its totals.
  init(_ table: ReportTable, document: ReportDocument, limits: MailLimits) {
    let format = document.format
    title = shortened(table.title, columns: limits.title)
    columns = table.columns.enumerated().map { index, column in
      MailCellContext(
        text: shortened(column.heading, columns: limits.label),
        isNumber: column.kind != .text && column.kind != .date,
        isFirst: index == 0
      )
    }
    let columns = columns
    func text(_ cell: Cell) -> String {
      let text = shortened(format.text(cell), columns: limits.name)
      if case .text = cell { return text }
      return unbroken(text)
    }
    func row(_ cells: [Cell]) -> MailRowContext {
      MailRowContext(
        cells: columns.indices.map { index in
          MailCellContext(
            text: index < cells.count ? text(cells[index]) : "",
            isNumber: columns[index].isNumber,
            isFirst: index == 0
          )
        }
      )
    }
    rows = (table.rows.prefix(limits.quotas) + (table.totals.map { [$0] } ?? [])).map(row)
    let rest = table.rows.count - limits.quotas
    more = rest > 0 ? MailWords(format: format).moreQuotas(rest) : ""
  }

  /// The table as lines of plain text.
  private var lines: [MailLine] {
    let table = PlainTable(
      columns: columns.map { PlainTable.Column(heading: $0.text, isNumber: $0.isNumber) },
      rows: rows.map { $0.cells.map { [$0.text] } }
    )
    return MailLine.all(table.lines())
  }

  static let fields: [String: TemplateField<MailTableContext>] = [
    "title": .text { $0.title },
    "breaksAnywhere": .flag { breaksAnywhere($0.title) },
    "columns": .list { $0.columns },
    "rows": .list { $0.rows },
    "hasMore": .flag { !$0.more.isEmpty },
    "more": .text { $0.more },
    "lines": .list { $0.lines },
  ]
}

/// A row of a table.
struct MailRowContext: TemplateContext {
  let cells: [MailCellContext]

  static let fields: [String: TemplateField<MailRowContext>] = [
    "cells": .list { $0.cells }
  ]
}

/// A cell of a table, or the heading of a column.
struct MailCellContext: TemplateContext {
  let text: String
  let isNumber: Bool
  let isFirst: Bool

  /// Whether a text is so short that it should stand in one line even on a phone.
  static func isShort(_ text: String) -> Bool { displayWidth(text) <= 12 }

  static let fields: [String: TemplateField<MailCellContext>] = [
    "text": .text { $0.text },
    "isShort": .flag { isShort($0.text) },
    "breaksAnywhere": .flag { breaksAnywhere($0.text, columns: 14) },
    "isNumber": .flag { $0.isNumber },
    "isFirst": .flag { $0.isFirst },
  ]
}
