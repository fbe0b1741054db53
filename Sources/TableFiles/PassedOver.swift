package import Diagnostics

/// The records of a table's file that were passed over because they are no rows, to be told of.
package struct PassedOver: Sendable {
  private var entries: [MessageID: (count: Int, first: Range<Int>)] = [:]
  /// Where a further table begins, and its headings; nothing from there on is read.
  private var furtherTable: (offset: Int, headings: String)?

  /// Begins without any.
  package init() {}

  /// Whether a further table was found.
  package var hasFurtherTable: Bool { furtherTable != nil }

  /// Takes account of a record of some kind.
  package mutating func add(_ kind: RecordKind, _ range: Range<Int>) {
    switch kind {
    case .row, .blank: return
    case .headings: add(.headingsRepeated, range)
    case .total: add(.totalsSkipped, range)
    case .footer, .lone: add(.footersSkipped, range)
    case .furtherTable(let offset, let headings): furtherTable = (offset, headings)
    }
  }

  private mutating func add(_ id: MessageID, _ range: Range<Int>) {
    guard let known = entries[id] else {
      entries[id] = (1, range)
      return
    }
    entries[id] = (known.count + 1, range.lowerBound < known.first.lowerBound ? range : known.first)
  }

  /// Adds those of the part behind.
  package mutating func merge(_ part: PassedOver) {
    for (id, entry) in part.entries {
      let known = entries[id]
      entries[id] = ((known?.count ?? 0) + entry.count, known?.first ?? entry.first)
    }
    furtherTable = part.furtherTable
  }

  /// What was passed over, in the order of the file.
  package func notes(of table: InputTable) -> [Diagnostic] {
    var map = table.lineMap()
    func note(_ id: MessageID, _ arguments: [String], _ offset: Int) -> Diagnostic {
      var place = map.location(of: offset)
      place.column = nil
      return Diagnostic(id, arguments, at: place)
    }
    var notes: [Diagnostic] = []
    for (id, entry) in entries.sorted(by: { $0.value.first.lowerBound < $1.value.first.lowerBound }) {
      let text = String(decoding: table.bytes[entry.first], as: UTF8.self)
      notes.append(
        note(id, id == .headingsRepeated ? ["\(entry.count)"] : ["\(entry.count)", text], entry.first.lowerBound)
      )
    }
    if let furtherTable { notes.append(note(.furtherTable, [furtherTable.headings], furtherTable.offset)) }
    return notes
  }
}
