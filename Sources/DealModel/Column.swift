/// A column of numbers, one a row; as long as all of them are the column's usual value it takes no memory.
///
/// Most columns of a CRM's export are not mapped, or hold the same everywhere.
public struct Column<Element: BitwiseCopyable & Sendable & Equatable>: Sendable, RandomAccessCollection {
  /// The value that rows have until another one is put there: the missing one.
  public let usual: Element
  @usableFromInline var values: [Element] = []
  @usableFromInline var rows = 0

  /// Makes a column of `count` rows with the usual value.
  @inlinable
  public init(usual: Element, count: Int = 0) {
    self.usual = usual
    rows = count
  }

  /// How many rows there are.
  @inlinable
  public var count: Int { rows }

  /// Makes a column of `count` rows with the same value.
  @inlinable
  public init(usual: Element, count: Int, value: Element) {
    self.init(usual: usual, count: count)
    if value != usual { values = Array(repeating: value, count: count) }
  }

  /// Whether the column takes no memory: all its values are the usual one.
  @inlinable
  public var isUsual: Bool { values.isEmpty }

  /// The first row.
  @inlinable
  public var startIndex: Int { 0 }
  /// Behind the last row.
  @inlinable
  public var endIndex: Int { count }

  /// The value of a row.
  @inlinable
  public subscript(row: Int) -> Element {
    get { values.isEmpty ? usual : values[row] }
    set {
      if values.isEmpty {
        if newValue == usual { return }
        spread()
      }
      values[row] = newValue
    }
  }

  /// Copies the values of some rows: whether there are any but the usual one is asked for once, not with each.
  public func copy(_ rows: Range<Int>, into buffer: UnsafeMutableBufferPointer<Element>) {
    precondition(rows.count <= buffer.count)
    if values.isEmpty {
      for place in 0..<rows.count { buffer[place] = usual }
    } else {
      values.withUnsafeBufferPointer { _ = buffer.update(fromContentsOf: $0[rows]) }
    }
  }

  /// Adds a row.
  @inlinable
  public mutating func append(_ value: Element) {
    if !values.isEmpty {
      values.append(value)
    } else if value != usual {
      spread()
      values.append(value)
    }
    rows += 1
  }

  /// Sets the value of a row, which is at most the one behind the last.
  @inlinable
  public mutating func put(_ value: Element, at row: Int) {
    if row == count { append(value) } else { self[row] = value }
  }

  /// Adds the rows of another column with the same usual value behind.
  @inlinable
  public mutating func append(contentsOf other: Column) {
    if other.values.isEmpty {
      if !values.isEmpty { values.append(contentsOf: repeatElement(usual, count: other.count)) }
    } else {
      if values.isEmpty { spread() }
      values.append(contentsOf: other.values)
    }
    rows += other.count
  }

  /// Adds rows behind.
  @inlinable
  public mutating func append(contentsOf more: UnsafeBufferPointer<Element>) {
    rows += more.count
    if values.isEmpty {
      // Without a way out of the loop, so that many are compared at a time.
      var areUsual = true
      for value in more { areUsual = areUsual && value == usual }
      if areUsual { return }
      rows -= more.count
      spread()
      rows += more.count
    }
    values.append(contentsOf: more)
  }

  /// Puts another value in the place of each that is not the usual one.
  @inlinable
  public mutating func replace(_ other: (_ row: Int, _ value: Element) -> Element) {
    let usual = usual
    values.withUnsafeMutableBufferPointer { values in
      for row in values.indices where values[row] != usual { values[row] = other(row, values[row]) }
    }
  }

  /// Makes room for so many rows, to be taken when the column needs memory.
  public mutating func reserve(_ rows: Int) { reserved = rows }

  /// Takes all rows out.
  public mutating func removeAll() { (values, rows) = ([], 0) }

  @usableFromInline
  var reserved = 0

  @inlinable
  mutating func spread() {
    values.reserveCapacity(Swift.max(reserved, count + 1))
    values.append(contentsOf: repeatElement(usual, count: count))
  }
}

extension Column: Equatable {
  /// Whether both have the same values.
  public static func == (left: Column, right: Column) -> Bool { left.elementsEqual(right) }

  /// Whether the column has just these values.
  public static func == (left: Column, right: [Element]) -> Bool { left.elementsEqual(right) }
}
