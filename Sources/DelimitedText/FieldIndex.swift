// How the index works: the bytes are taken in blocks. For each 64 bytes comparisons give bit masks of quotes,
// delimiters, LF and CR. A prefix XOR over the quote bits marks the bytes inside quotes; the delimiters and
// record ends outside are the structural positions, and are stored one after another. This reads RFC 4180 quotes
// exactly. A quote where RFC 4180 has none (`5" pipe`) would turn inside out all that follows, so each block is checked
// for such quotes, and a block that has one is read again by `CarefulIndex`, byte by byte.

/// What the index of a block carries over to the next: where the byte before stood.
enum QuoteState: Equatable {
  /// At the beginning of a field.
  case fieldStart
  /// In a field that does not begin with a quote, or behind the closing quote of one: quotes are literal here.
  case unquoted
  /// Between the quotes of a quoted field.
  case quoted
  /// Just behind a quote in a quoted field: it closes the field, or the next quote makes it a literal one.
  case quoteInQuoted
}

/// Finds the structural positions of one block.
struct FieldIndex {
  let delimiter: UInt8

  /// Appends to `positions` the delimiters and record ends in `bytes[start..<end]`, as offsets from `base`.
  ///
  /// Of CRLF only the LF is one. Returns the state behind the block.
  /// - Parameters:
  ///   - end: a multiple of 64 bytes behind `start`, or the end of what is read with this state.
  ///   - positions: has room for `end - start` more.
  func index(
    _ bytes: UnsafeRawBufferPointer,
    from start: Int,
    to end: Int,
    base: Int,
    after state: QuoteState,
    into positions: inout StructuralPositions
  ) -> QuoteState {
    guard end > start, let first = bytes.baseAddress else { return state }
    var insideQuotes: UInt64 = state == .quoted ? ~0 : 0
    // Bit 0: an opening quote may stand at the first byte of the next 64.
    var mayOpen: UInt64 = state == .fieldStart || state == .quoteInQuoted ? 1 : 0
    // Bit 0: the byte before was a closing quote, so that only a quote or a structural byte may follow.
    var closedBefore: UInt64 = state == .quoteInQuoted ? 1 : 0
    var irregular: UInt64 = 0
    let comparison = ByteComparison(delimiter: delimiter)
    // Locals, so that the loop keeps them in registers.
    let (offsets, recordEnds) = (positions.offsets, positions.recordEnds)
    var (count, recordCount) = (positions.count, positions.recordCount)
    var position = start
    while position < end {
      let masks =
        position + 64 <= end
        ? comparison.masks(of: first + position) : comparison.masks(of: first + position, count: end - position)
      let special = masks.special
      var structural = masks.structural
      var lineEnds = masks.lineFeeds
      // The last byte of the 64, or of those that are there.
      let last = UInt64(truncatingIfNeeded: min(64, end - position) - 1)
      if special == 0, insideQuotes == 0, closedBefore == 0 {
        // Nothing but text, delimiters and line feeds: the most frequent case.
        mayOpen = structural >> last
      } else {
        let opened = prefixXor(masks.quotes) ^ insideQuotes
        // `opened` has a 1 from an opening quote up to the byte before the closing one.
        if masks.carriageReturns != 0 {
          let next = position + Int(last) + 1
          let isLineFeedNext = next < bytes.count && bytes[next] == UInt8(ascii: "\n")
          let alone = masks.carriageReturns & ~((masks.lineFeeds >> 1) | (isLineFeedNext ? 1 << last : 0))
          lineEnds |= alone
          structural |= alone
        }
        structural &= ~opened
        lineEnds &= ~opened
        let opening = masks.quotes & opened
        let closing = masks.quotes & ~opened
        irregular |= opening & ~(((structural | closing) << 1) | mayOpen)
        let behindClosing = (closing << 1) | closedBefore
        let valid = ~UInt64(0) >> (63 - last)
        irregular |= behindClosing & valid & ~(structural | opening | masks.carriageReturns)
        insideQuotes = 0 &- ((opened >> last) & 1)
        mayOpen = (structural | closing) >> last
        closedBefore = closing >> last
      }
      mayOpen &= 1
      closedBefore &= 1
      let offset = UInt32(truncatingIfNeeded: position - base)
      // How many there are nobody can foresee: some are stored without asking, and those beyond the count stored over.
      let newCount = count &+ structural.nonzeroBitCount
      if lineEnds != 0 {
        let all = structural
        repeat {
          let before = all & ((lineEnds & (0 &- lineEnds)) &- 1)
          recordEnds[recordCount] = UInt32(truncatingIfNeeded: count &+ before.nonzeroBitCount)
          recordCount &+= 1
          lineEnds &= lineEnds &- 1
        } while lineEnds != 0
      }
      for place in 0..<StructuralPositions.slack {
        offsets[count &+ place] = offset &+ UInt32(truncatingIfNeeded: structural.trailingZeroBitCount)
        structural &= structural &- 1
      }
      var place = count &+ StructuralPositions.slack
      while structural != 0 {
        offsets[place] = offset &+ UInt32(truncatingIfNeeded: structural.trailingZeroBitCount)
        structural &= structural &- 1
        place &+= 1
      }
      count = newCount
      position += 64
    }
    if irregular != 0 {
      return CarefulIndex(delimiter: delimiter)
        .index(bytes, from: start, to: end, base: base, after: state, into: &positions)
    }
    positions.count = count
    positions.recordCount = recordCount
    if insideQuotes != 0 { return .quoted }
    if closedBefore != 0 { return .quoteInQuoted }
    return mayOpen != 0 ? .fieldStart : .unquoted
  }

  /// For each bit the XOR of itself and all lower ones.
  @inline(__always)
  private func prefixXor(_ bits: UInt64) -> UInt64 {
    if bits == 0 { return 0 }
    var result = bits
    result ^= result << 1
    result ^= result << 2
    result ^= result << 4
    result ^= result << 8
    result ^= result << 16
    result ^= result << 32
    return result
  }
}
