import DealModel
import DelimitedText
public import Diagnostics
import TableFiles

// How it works: a run that shows only a few deals by name keeps the names of none. It knows where each deal's record
// begins and reads the records of those few once more, in the order of the files. A scanner walks on from one of them to the
// next if that is near; it is given no more bytes than these probably need, because it looks at a whole block at a time, and
// more if a record turns out to be longer.

/// What a deal's record says of it in words.
public struct DealText: Sendable, Hashable {
  /// The deal's id.
  public var id = ""
  /// Its name; empty where it has none.
  public var name = ""
  /// Its account; empty where it has none.
  public var account = ""
  /// What is to be done next; empty where nothing says it.
  public var nextStep = ""

  /// Makes a text of nothing.
  public init() {}
}

/// The records that the deals of a book were read from.
public struct DealRecords: Sendable {
  /// The columns of a file that are asked for.
  struct Columns: Sendable {
    let id, name, account, nextStep: Int
  }

  let tables: [InputTable]
  private let columns: [Columns]
  private let places: DealPlaces
  private let files: Column<UInt16>
  private let zone: ReportTimeZone
  /// A scanner walks on over so many bytes, and a record is first taken to be no longer.
  private static let walk = 4 << 10
  /// Reading a byte may map so many around it.
  private static let mapped = 2 << 20

  init(tables: [InputTable], columns: [Columns], places: DealPlaces, files: Column<UInt16>, zone: ReportTimeZone) {
    (self.tables, self.columns, self.places, self.files, self.zone) = (tables, columns, places, files, zone)
  }

  /// The texts of some deals, in the order of `rows`.
  /// - Throws: a diagnostic where somebody wrote to a file meanwhile.
  public func texts(of rows: [Int]) throws(Diagnostic) -> [DealText] {
    var result = Array(repeating: DealText(), count: rows.count)
    var fields = FieldReader(zone: zone)
    try read(rows) { index, file, bytes, record in
      let columns = self.columns[file]
      var text = DealText()
      text.id = self.text(bytes, record, columns.id, &fields)
      text.name = self.text(bytes, record, columns.name, &fields)
      text.account = self.text(bytes, record, columns.account, &fields)
      text.nextStep = self.text(bytes, record, columns.nextStep, &fields)
      result[index] = text
    }
    return result
  }

  /// Where the records of some deals begin, in the order of `rows`.
  func locations(of rows: [Int]) -> [SourceLocation] {
    var result = Array(repeating: SourceLocation(), count: rows.count)
    var map: LineMap?
    var last = -1
    for index in inFileOrder(rows) {
      let file = Int(files[rows[index]])
      if file != last { (map, last) = (tables[file].lineMap(), file) }
      guard var place = map?.location(of: places[rows[index]]) else { continue }
      place.column = nil
      result[index] = place
    }
    return result
  }

  /// The places of some rows in the order of the files.
  private func inFileOrder(_ rows: [Int]) -> [Int] {
    rows.indices.sorted { left, right in
      let (first, second) = (rows[left], rows[right])
      return (files[first], places[first]) < (files[second], places[second])
    }
  }

  /// Hands the records of some deals to `body`, in the order of the files.
  /// - Parameter body: gets the place in `rows`, the number of the file, and the record with the bytes it lies in.
  /// - Throws: a diagnostic where somebody wrote to a file meanwhile.
  func read(
    _ rows: [Int],
    _ body: (Int, Int, UnsafeRawBufferPointer, RecordFields) -> Void
  ) throws(Diagnostic) {
    let order = inFileOrder(rows)
    var next = 0
    while next < order.count {
      let file = Int(files[rows[order[next]]])
      var end = next
      while end < order.count, Int(files[rows[order[end]]]) == file { end += 1 }
      read(file, rows, order[next..<end], body)
      if tables[file].hasChanged {
        throw Diagnostic(.fileChanged, at: SourceLocation(file: tables[file].path))
      }
      next = end
    }
  }

  /// Reads the records of deals of one file, in the file's order.
  private func read(
    _ file: Int,
    _ rows: [Int],
    _ order: ArraySlice<Int>,
    _ body: (Int, Int, UnsafeRawBufferPointer, RecordFields) -> Void
  ) {
    let table = tables[file]
    let (bytes, all) = (table.bytes, table.body)
    var record = RecordFields()
    var next = order.startIndex
    var room = DealRecords.walk
    while next < order.endIndex {
      let start = places[rows[order[next]]]
      var last = start
      for index in order[next...] {
        if places[rows[index]] > last + DealRecords.walk { break }
        last = places[rows[index]]
      }
      let window = start..<min(last + room, all.upperBound)
      var scanner = table.scanner(over: window)
      let first = next
      while next < order.endIndex, places[rows[order[next]]] <= last, scanner.next(&record) {
        guard record.start >= places[rows[order[next]]] else { continue }
        // What ends where the scanner's bytes do may go on behind them.
        if record.end >= window.upperBound, window.upperBound < all.upperBound { break }
        // A deal may be asked for twice.
        while next < order.endIndex, places[rows[order[next]]] <= record.start {
          body(order[next], file, bytes, record)
          next += 1
        }
      }
      table.release(max(0, start - DealRecords.mapped)..<min(bytes.count, window.upperBound + DealRecords.mapped))
      let isWhole = window.upperBound == all.upperBound
      room = next > first || isWhole ? DealRecords.walk : room * 4
      // A file that somebody has cut meanwhile.
      if next == first, isWhole { next += 1 }
    }
  }

  private func text(
    _ bytes: UnsafeRawBufferPointer,
    _ record: RecordFields,
    _ column: Int,
    _ fields: inout FieldReader
  ) -> String {
    fields.withText(bytes, record, column) { String(decoding: $0, as: UTF8.self) }
  }
}
