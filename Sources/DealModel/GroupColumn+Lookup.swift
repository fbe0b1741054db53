// How it works: a lookup table says something of each text of one column, the key. Each of these texts gets the number that
// what is said has in the other column; then the numbers of all deals are replaced, a block at a time.

extension GroupColumn {
  /// How many rows are taken at a time.
  private static let block = 4096

  /// Makes a column in which no deal has a text, beside another one of the same book.
  public init(name: String, beside other: GroupColumn) {
    self.init(name: name)
    let blank = labels.number(of: "")
    codes.reserve(other.codes.count)
    for start in stride(from: 0, to: other.codes.count, by: GroupColumn.block) {
      let rows = min(GroupColumn.block, other.codes.count - start)
      codes.append(contentsOf: Array(repeating: blank, count: rows))
    }
    listed = Array(repeating: GroupColumn.noText, count: other.listed.count)
  }

  /// Takes what is said of the texts of a column in the place of the own texts.
  /// - Parameters:
  ///   - texts: for each text of `key` what is said of it; where it is `nil`, the own one stands.
  ///   - key: the column, which may be this one.
  ///   - isNothing: whether an own text stands for none.
  /// - Returns: how many deals had another text.
  public mutating func take(_ texts: [String?], by key: GroupColumn, isNothing: (String) -> Bool) -> Int {
    let isBlank = (0..<labels.count).map { isNothing(labels.text($0)) }
    let numbers = texts.map { $0.map { labels.number(of: $0) } ?? GroupColumn.noText }
    var replaced = 0
    var result = CodeColumn()
    result.reserve(codes.count)
    var keys = [UInt32](repeating: 0, count: GroupColumn.block)
    var own = keys
    for start in stride(from: 0, to: codes.count, by: GroupColumn.block) {
      let rows = start..<min(start + GroupColumn.block, codes.count)
      keys.withUnsafeMutableBufferPointer { key.codes.copy(rows, into: $0) }
      own.withUnsafeMutableBufferPointer { codes.copy(rows, into: $0) }
      for place in 0..<rows.count {
        let number = numbers[Int(keys[place])]
        if number == GroupColumn.noText || number == own[place] { continue }
        if !isBlank[Int(own[place])] { replaced += 1 }
        own[place] = number
      }
      result.append(contentsOf: Array(own[..<rows.count]))
    }
    codes = result
    for (seller, code) in key.listed.enumerated() where code != GroupColumn.noText {
      if numbers[Int(code)] != GroupColumn.noText { listed[seller] = numbers[Int(code)] }
    }
    return replaced
  }

  /// How many deals have each of the texts.
  public var counts: [Int] {
    var counts = [Int](repeating: 0, count: labels.count)
    var block = [UInt32](repeating: 0, count: GroupColumn.block)
    for start in stride(from: 0, to: codes.count, by: GroupColumn.block) {
      let rows = start..<min(start + GroupColumn.block, codes.count)
      block.withUnsafeMutableBufferPointer { codes.copy(rows, into: $0) }
      for place in 0..<rows.count { counts[Int(block[place])] += 1 }
    }
    return counts
  }
}

extension KeyIndex {
  /// The number of a text, a new one if it has not been seen.
  public mutating func number(of text: String) -> UInt32 {
    var text = text
    return text.withUTF8 { UInt32(number(of: UnsafeRawBufferPointer($0)).number) }
  }
}
