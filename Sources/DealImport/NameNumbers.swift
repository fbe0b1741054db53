import DealModel
import DelimitedText

/// The names of stages, or of other small sets, numbered as they are met, with where each was met first.
struct NameNumbers: Sendable {
  private(set) var index = KeyIndex()
  private(set) var firstSeen: [(file: Int, offset: Int)] = []

  /// The name's number; names beyond 65,534 all get `nil`.
  mutating func number(of text: UnsafeRawBufferPointer, file: Int, offset: Int) -> UInt16? {
    let (number, isNew) = index.number(of: text)
    if isNew { firstSeen.append((file, offset)) }
    return number < Int(UInt16.max) ? UInt16(number) : nil
  }

  /// The number of the name in a field; `DealBook.noStage` where there is none.
  mutating func number(
    _ bytes: UnsafeRawBufferPointer,
    _ record: RecordFields,
    _ column: Int,
    file: Int,
    _ fields: inout FieldReader
  ) -> UInt16 {
    if column < 0 || column >= record.count { return DealBook.noStage }
    let offset = record.range(of: column).lowerBound
    return fields.withText(bytes, record, column) { text in
      if MissingText.matches(text) { return DealBook.noStage }
      return number(of: text, file: file, offset: offset) ?? DealBook.noStage
    }
  }

  /// Adds the names of another part, which stands behind this one.
  /// - Returns: for each of its numbers the number here, `DealBook.noStage` for names beyond 65,534.
  mutating func merge(_ part: NameNumbers) -> [UInt16] {
    let known = index.count
    let numbers = index.merge(part.index)
    for (other, number) in numbers.enumerated() where Int(number) >= known { firstSeen.append(part.firstSeen[other]) }
    return numbers.map { $0 < UInt32(UInt16.max) ? UInt16($0) : DealBook.noStage }
  }

  /// The names in the order of their numbers.
  var names: [String] { (0..<index.count).map(index.text) }
}
