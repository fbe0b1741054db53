import DealModel
import DelimitedText
import Diagnostics
import TableFiles

/// Where the first few different ids stand that no deal has.
struct FirstIDs: Sendable {
  private static let limit = 10
  private(set) var ranges: [Range<Int>] = []

  /// Whether no more are kept.
  var isFull: Bool { ranges.count >= FirstIDs.limit }

  /// Keeps the place of an id, unless it is known already.
  mutating func note(_ range: Range<Int>, in bytes: UnsafeRawBufferPointer) {
    if isFull || ranges.contains(where: { bytes[$0].elementsEqual(bytes[range]) }) { return }
    ranges.append(range)
  }

  /// Adds those of a part that stands behind.
  mutating func merge(_ other: FirstIDs, in bytes: UnsafeRawBufferPointer) {
    for range in other.ranges { note(range, in: bytes) }
  }
}

/// The same before it is put into words.
struct UnknownRows: Sendable {
  let table: InputTable
  let rows: Int
  let ids: FirstIDs

  /// Reads the ids and finds their lines.
  func inWords() -> UnknownDeals {
    var map = table.lineMap()
    let first = ids.ranges.map { range in
      UnknownDeals.FirstRow(
        id: FieldText.string(table.bytes, range),
        line: map.location(of: range.lowerBound).line ?? 0
      )
    }
    return UnknownDeals(file: table.path, rows: rows, first: first)
  }
}
