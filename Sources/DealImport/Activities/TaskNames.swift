import DealModel
import DelimitedText
import Diagnostics

/// Numbers the kinds, or the outcomes, of activities as tasks of stages ask for them, and remembers what names there are.
struct TaskNames: Sendable {
  /// The most names that are remembered: a column of free text has any number of them.
  private static let mostSeen = 200

  /// The number of each name that is asked for.
  private let numbers: [String: Int]
  private var memo = FieldMemo()
  /// The names that were met, as they are written, the first of them.
  private(set) var seen: [String] = []
  private var isSeen: Set<String> = []

  /// - Parameter words: what is asked for, numbered from 1.
  init(_ words: [String]) {
    numbers = Dictionary(words.enumerated().map { ($1, $0 + 1) }) { first, _ in first }
  }

  /// The number of the text in a record's field; 0 if nobody asks for it, or there is none.
  @inline(__always)
  mutating func number(
    _ bytes: UnsafeRawBufferPointer,
    _ record: RecordFields,
    _ column: Int,
    _ fields: inout FieldReader
  ) -> Int {
    if column < 0 || column >= record.count { return 0 }
    let range = record.range(of: column)
    if range.isEmpty { return 0 }
    let key = FieldKey(bytes, range)
    if let key, let number = memo.number(of: key) { return Int(number) }
    let number = numberOfNew(bytes, range, &fields)
    if let key { memo.remember(UInt32(number), of: key) }
    return number
  }

  @inline(never)
  private mutating func numberOfNew(
    _ bytes: UnsafeRawBufferPointer,
    _ range: Range<Int>,
    _ fields: inout FieldReader
  ) -> Int {
    fields.withText(bytes, range) { text in
      if MissingText.matches(text) { return 0 }
      let name = String(decoding: text, as: UTF8.self)
      note(name)
      return numbers[StageName.folded(name)] ?? 0
    }
  }

  private mutating func note(_ name: String) {
    if seen.count < TaskNames.mostSeen, isSeen.insert(name).inserted { seen.append(name) }
  }

  /// Adds the names of a part that stands behind.
  mutating func merge(_ part: TaskNames) {
    for name in part.seen { note(name) }
  }

  /// The nearest of some names; one that has the wanted one in it is near too (`Outbound call`).
  static func nearest(to name: String, among names: [String]) -> String? {
    if let near = nearestName(to: name, among: names) { return near }
    let fold = StageName.folded(name)
    return names.first { StageName.folded($0).contains(fold) }
  }
}
