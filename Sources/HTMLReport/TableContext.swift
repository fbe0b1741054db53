import Diagnostics
import ReportModel

/// A table.
struct TableContext: TemplateContext {
  let id: String
  let title: String
  /// Whether the title is the section's too, so that it need not be seen again.
  let repeatsTitle: Bool
  let columns: [ColumnContext]
  let rows: [RowContext]
  /// The row of sums, or none.
  let totals: [RowContext]
  let notes: [String]

  /// Beyond so many columns a table needs paper across.
  private static let widest = 9

  /// A table under a name that no other thing on the page has; a row with too few cells is filled up with empty ones.
  /// - Parameter section: The title of the section around it.
  init(_ table: ReportTable, section: String, id: String, format: NumberFormat) {
    self.id = id
    title = table.title
    repeatsTitle = table.title == section
    notes = table.notes
    let rows = table.rows
    let contexts = table.columns.indices.map { index in
      ColumnContext(
        table.columns[index],
        isFirst: index == 0,
        cells: rows.lazy.map { $0.count > index ? $0[index] : .empty }
      )
    }
    func cells(_ row: [Cell]) -> [CellContext] {
      contexts.indices.map { index in
        CellContext(text: index < row.count ? format.text(row[index]) : "", column: contexts[index])
      }
    }
    columns = contexts
    self.rows = rows.map { RowContext(cells($0)) }
    totals = table.totals.map { [RowContext(cells($0))] } ?? []
  }

  /// Whether the table has many columns.
  var isWide: Bool { columns.count > TableContext.widest }

  static let fields: [String: TemplateField<TableContext>] = [
    "id": .text { $0.id },
    "title": .text { $0.title },
    "repeatsTitle": .flag { $0.repeatsTitle },
    "columns": .list { $0.columns },
    "rows": .list { $0.rows },
    "totals": .list { $0.totals },
    "notes": .list { $0.notes.map(SentenceContext.init) },
    "isWide": .flag { $0.isWide },
  ]
}

/// A column of a table.
struct ColumnContext: TemplateContext {
  /// What the cells of a column hold, as far as it matters to how they look.
  enum Kind: String {
    /// Numbers, set to the right.
    case number = "n"
    /// Dates, which do not break.
    case date = "d"
    /// Texts of which one at least is so long that the column needs room.
    case prose
    /// Texts so short that none should break.
    case short
    /// Other texts.
    case text
  }

  let key: String
  let heading: String
  let kind: Kind
  /// Whether its cells name their rows.
  let namesRows: Bool

  /// A column of a table with the cells in it.
  init(_ column: ReportColumn, isFirst: Bool, cells: some Sequence<Cell>) {
    key = column.key
    heading = column.heading
    kind =
      switch column.kind {
      case .text: ColumnContext.kind(of: cells)
      case .date: .date
      case .count, .money, .rate, .days, .number: .number
      }
    namesRows = isFirst && kind != .number
  }

  private static func kind(of cells: some Sequence<Cell>) -> Kind {
    // Bytes stand for width: a Chinese character has three and is as wide as two letters.
    var longest = 0
    for case .text(let text) in cells { longest = max(longest, text.utf8.count) }
    return longest > 48 ? .prose : longest > 30 ? .text : .short
  }

  static let fields: [String: TemplateField<ColumnContext>] = [
    "key": .text { $0.key },
    "heading": .text { $0.heading },
    "kind": .text { $0.kind.rawValue },
    "isNumber": .flag { $0.kind == .number },
  ]
}

/// A row of a table.
///
/// The cell that names the row stands apart from the others, so that no cell has to be asked what it is: a page has some
/// thousands of them.
struct RowContext: TemplateContext {
  /// The cell that names the row, or none.
  let heading: [CellContext]
  let cells: [CellContext]

  init(_ all: [CellContext]) {
    let names = all.first?.column.namesRows ?? false
    heading = names ? Array(all.prefix(1)) : []
    cells = names ? Array(all.dropFirst()) : all
  }

  static let fields: [String: TemplateField<RowContext>] = [
    "heading": .list { $0.heading },
    "cells": .list { $0.cells },
  ]
}

/// A cell of a table.
struct CellContext: TemplateContext {
  let text: String
  let column: ColumnContext

  static let fields: [String: TemplateField<CellContext>] = [
    "text": .text { $0.text },
    "kind": .text { $0.column.kind.rawValue },
    "isNumber": .flag { $0.column.kind == .number },
  ]
}
