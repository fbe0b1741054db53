/// The slow twin of `FieldIndex`: reads byte by byte, and takes a quote where RFC 4180 has none as text.
struct CarefulIndex {
  let delimiter: UInt8

  /// As `FieldIndex.index`, for any quotes.
  func index(
    _ bytes: UnsafeRawBufferPointer,
    from start: Int,
    to end: Int,
    base: Int,
    after state: QuoteState,
    into positions: inout StructuralPositions
  ) -> QuoteState {
    var state = state
    for position in start..<end {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") {
        switch state {
        case .fieldStart: state = .quoted
        case .unquoted: break
        case .quoted: state = .quoteInQuoted
        case .quoteInQuoted: state = .quoted
        }
        continue
      }
      if state == .quoted { continue }
      let isLineEnd =
        byte == UInt8(ascii: "\n")
        || byte == UInt8(ascii: "\r") && !(position + 1 < bytes.count && bytes[position + 1] == UInt8(ascii: "\n"))
      if byte == delimiter || isLineEnd {
        if byte != delimiter {
          positions.recordEnds[positions.recordCount] = UInt32(truncatingIfNeeded: positions.count)
          positions.recordCount += 1
        }
        positions.offsets[positions.count] = UInt32(truncatingIfNeeded: position - base)
        positions.count += 1
        state = .fieldStart
      } else if byte != UInt8(ascii: "\r") || state != .quoteInQuoted {
        state = .unquoted
      }
    }
    return state
  }
}
