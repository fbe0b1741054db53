import DealModel
import DelimitedText

/// The names of stages, or of other small sets, numbered as they are met, with where each was met first.
struct NameNumbers: Sendable {
  private(set) var index = KeyIndex()
  private(set) var firstSeen: [(file: Int, offset: Int)] = []
  private var memo = FieldMemo()

  /// The name's number; names beyond 65,534 all get `nil`.
  mutating func number(of text: UnsafeRawBufferPointer, file: Int, offset: Int) -> UInt16? {
    let (number, isNew) = index.number(of: text)
    if isNew { firstSeen.append((file, offset)) }
    return number < Int(UInt16.max) ? UInt16(number) : nil
  }

  /// The number of the name in a field; `DealBook.noStage` where there is none.
  @inline(__always)
  mutating func number(
    _ bytes: UnsafeRawBufferPointer,
    _ record: RecordFields,
    _ column: Int,
    file: Int,
    _ fields: inout FieldReader
  ) -> UInt16 {
    if column < 0 || column >= record.count { return DealBook.noStage }
    return number(bytes, record.range(of: column), file: file, &fields)
  }

  /// The number of the name in a range, as that of a field.
  @inline(__always)
  mutating func number(
    _ bytes: UnsafeRawBufferPointer,
    _ range: Range<Int>,
    file: Int,
    _ fields: inout FieldReader
  ) -> UInt16 {
    let key = FieldKey(bytes, range)
    if let key, let number = memo.number(of: key) { return UInt16(truncatingIfNeeded: number) }
    let number = numberOfNew(bytes, range, file: file, &fields)
    if let key { memo.remember(UInt32(number), of: key) }
    return number
  }

  @inline(never)
  private mutating func numberOfNew(
    _ bytes: UnsafeRawBufferPointer,
    _ range: Range<Int>,
    file: Int,
    _ fields: inout FieldReader
  ) -> UInt16 {
    fields.withText(bytes, range) { text in
      if MissingText.matches(text) { return DealBook.noStage }
      return number(of: text, file: file, offset: range.lowerBound) ?? DealBook.noStage
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

/// The texts of a column to group by, numbered as they are met, and the number of each row's.
struct GroupNumbers: Sendable {
  private(set) var labels = KeyIndex()
  private(set) var codes: [UInt32] = []
  private var staged = StagedRows<UInt32>(0)
  private var memo = FieldMemo()

  /// Stages the text of a record's column as that of a row, a blank one where it has none.
  @inline(__always)
  mutating func stage(
    _ bytes: UnsafeRawBufferPointer,
    _ record: RecordFields,
    _ column: Int,
    as row: Int,
    _ fields: inout FieldReader
  ) {
    let key = column >= 0 && column < record.count ? FieldKey(bytes, record.range(of: column)) : nil
    if let key, let number = memo.number(of: key) {
      staged[row] = number
      return
    }
    let number = fields.withText(bytes, record, column) { UInt32(labels.number(of: $0, within: bytes).number) }
    if let key { memo.remember(number, of: key) }
    staged[row] = number
  }

  /// Adds the rows that are staged.
  mutating func addStaged(_ count: Int) { staged.withFirst(count) { codes.append(contentsOf: $0) } }
}
