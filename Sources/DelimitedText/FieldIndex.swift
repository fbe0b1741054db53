// How the index works: the bytes are taken in blocks. For each 64 bytes four comparisons give bit masks of quotes,
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
  private let quote = UInt8(ascii: "\"")
  private let lineFeed = UInt8(ascii: "\n")
  private let carriageReturn = UInt8(ascii: "\r")
  let delimiter: UInt8

  /// Appends to `positions` the offsets, from `start`, of the delimiters and record ends in `bytes[start..<end]`.
  ///
  /// Of CRLF only the LF is one. Returns the state behind the block.
  /// - Parameters:
  ///   - positions: has room for `end - start` values from `count` on.
  ///   - count: how many positions are stored already; moved on.
  func index(
    _ bytes: UnsafeRawBufferPointer,
    from start: Int,
    to end: Int,
    after state: QuoteState,
    into positions: UnsafeMutablePointer<UInt32>,
    count: inout Int
  ) -> QuoteState {
    var insideQuotes: UInt64 = state == .quoted ? ~0 : 0
    // Bit 0: an opening quote may stand at the first byte of the next 64.
    var mayOpen: UInt64 = state == .unquoted ? 0 : 1
    if state == .quoted { mayOpen = 0 }
    // Bit 0: the byte before was a closing quote, so that only a quote or a structural byte may follow.
    var closedBefore: UInt64 = state == .quoteInQuoted ? 1 : 0
    var irregular: UInt64 = 0
    let firstCount = count
    var position = start
    while position < end {
      let masks = BlockMasks(bytes, at: position, limit: end, delimiter: delimiter)
      let quotes = masks.quotes
      let opened = prefixXor(quotes) ^ insideQuotes
      // `opened` has a 1 from an opening quote up to the byte before the closing one.
      let next = position + 64 < bytes.count ? bytes[position + 64] : 0
      let followedByLineFeed = (masks.lineFeeds >> 1) | (next == lineFeed ? UInt64(1) << 63 : 0)
      let lineEnds = masks.lineFeeds | (masks.carriageReturns & ~followedByLineFeed)
      let structural = (masks.delimiters | lineEnds) & ~opened & masks.valid
      let opening = quotes & opened
      let closing = quotes & ~opened
      irregular |= opening & ~(((structural | closing) << 1) | mayOpen)
      let behindClosing = (closing << 1) | closedBefore
      irregular |= behindClosing & masks.valid & ~(structural | opening | masks.carriageReturns)
      var rest = structural
      let base = UInt32(truncatingIfNeeded: position - start)
      while rest != 0 {
        positions[count] = base &+ UInt32(truncatingIfNeeded: rest.trailingZeroBitCount)
        count &+= 1
        rest &= rest &- 1
      }
      insideQuotes = 0 &- (opened >> 63)
      mayOpen = (structural | closing) >> 63
      closedBefore = closing >> 63
      position += 64
    }
    if irregular != 0 {
      count = firstCount
      return CarefulIndex(delimiter: delimiter)
        .index(bytes, from: start, to: end, after: state, into: positions, count: &count)
    }
    if end == start { return state }
    let tail = (end - start) % 64
    if tail != 0 {
      // The last 64 were cut short: the state is that of the last byte that is there.
      return stateAtEnd(bytes, from: start, to: end, after: state)
    }
    if insideQuotes != 0 { return .quoted }
    if closedBefore != 0 { return .quoteInQuoted }
    return mayOpen != 0 ? .fieldStart : .unquoted
  }

  /// The state behind a block whose length is no multiple of 64, from its last few bytes by the careful reading.
  private func stateAtEnd(_ bytes: UnsafeRawBufferPointer, from start: Int, to end: Int, after state: QuoteState)
    -> QuoteState
  {
    var unused: [UInt32] = Array(repeating: 0, count: end - start)
    return unused.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return state }
      var count = 0
      return CarefulIndex(delimiter: delimiter)
        .index(bytes, from: start, to: end, after: state, into: base, count: &count)
    }
  }

  /// For each bit the XOR of itself and all lower ones.
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

/// The bit masks of 64 bytes; bit i belongs to byte i.
struct BlockMasks {
  let quotes: UInt64
  let delimiters: UInt64
  let lineFeeds: UInt64
  let carriageReturns: UInt64
  /// The bytes before `limit`.
  let valid: UInt64

  /// Compares the bytes from `offset`; those at and behind `limit` count as zero.
  @inline(__always)
  init(_ bytes: UnsafeRawBufferPointer, at offset: Int, limit: Int, delimiter: UInt8) {
    if offset + 64 <= limit {
      self.init(bytes, at: offset, delimiter: delimiter, valid: ~0)
    } else {
      var partial = SIMD64<UInt8>(repeating: 0)
      for lane in 0..<(limit - offset) { partial[lane] = bytes[offset + lane] }
      let valid = (UInt64(1) << UInt64(limit - offset)) - 1
      self = withUnsafeBytes(of: partial) { BlockMasks($0, at: 0, delimiter: delimiter, valid: valid) }
    }
  }

  @inline(__always)
  private init(_ bytes: UnsafeRawBufferPointer, at offset: Int, delimiter: UInt8, valid: UInt64) {
    var quotes: UInt64 = 0
    var delimiters: UInt64 = 0
    var lineFeeds: UInt64 = 0
    var carriageReturns: UInt64 = 0
    for part in 0..<4 {
      let sixteen = bytes.loadUnaligned(fromByteOffset: offset + part * 16, as: SIMD16<UInt8>.self)
      let shift = UInt64(part * 16)
      quotes |= BlockMasks.bits(of: sixteen, equalTo: UInt8(ascii: "\"")) << shift
      delimiters |= BlockMasks.bits(of: sixteen, equalTo: delimiter) << shift
      lineFeeds |= BlockMasks.bits(of: sixteen, equalTo: UInt8(ascii: "\n")) << shift
      carriageReturns |= BlockMasks.bits(of: sixteen, equalTo: UInt8(ascii: "\r")) << shift
    }
    self.quotes = quotes
    self.delimiters = delimiters
    self.lineFeeds = lineFeeds
    self.carriageReturns = carriageReturns
    self.valid = valid
  }

  /// A bit for each lane that equals `value`.
  ///
  /// Equal lanes are weighed 1, 2, 4 … 128 in eights; a multiplication then adds up the eight bytes of a word.
  @inline(__always)
  private static func bits(of lanes: SIMD16<UInt8>, equalTo value: UInt8) -> UInt64 {
    let mask = lanes .== SIMD16<UInt8>(repeating: value)
    let weights = SIMD16<UInt8>(1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128)
    let words = unsafeBitCast(SIMD16<UInt8>(repeating: 0).replacing(with: weights, where: mask), to: SIMD2<UInt64>.self)
    let low = (words[0] &* 0x0101_0101_0101_0101) >> 56
    let high = (words[1] &* 0x0101_0101_0101_0101) >> 56
    return low | high << 8
  }
}
