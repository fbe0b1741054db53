import CProcessor

/// The bit masks of 64 bytes; bit i belongs to byte i.
struct ByteMasks: Equatable {
  /// Quotes.
  var quotes: UInt64 = 0
  /// Delimiters and LF.
  var structural: UInt64 = 0
  /// LF.
  var lineFeeds: UInt64 = 0
  /// CR.
  var carriageReturns: UInt64 = 0

  /// Whether there is any quote or CR: not 0 then.
  @inline(__always)
  var special: UInt64 { quotes | carriageReturns }
}

#if arch(x86_64)
  typealias ByteComparison = InstructionByteComparison

  /// Compares 64 bytes with those that structure a table, by the instruction made for it.
  struct InstructionByteComparison {
    let delimiter: UInt8

    /// The masks of 64 bytes.
    @inline(__always)
    func masks(of bytes: UnsafeRawPointer) -> ByteMasks {
      let lineFeeds = byte_masks_equal(bytes, UInt8(ascii: "\n"))
      return ByteMasks(
        quotes: byte_masks_equal(bytes, UInt8(ascii: "\"")),
        structural: byte_masks_equal(bytes, delimiter) | lineFeeds,
        lineFeeds: lineFeeds,
        carriageReturns: byte_masks_equal(bytes, UInt8(ascii: "\r"))
      )
    }
  }
#else
  typealias ByteComparison = PortableByteComparison
#endif

extension ByteComparison {
  /// The masks of fewer than 64 bytes; the others count as zero.
  @inline(never)
  func masks(of bytes: UnsafeRawPointer, count: Int) -> ByteMasks {
    withUnsafeTemporaryAllocation(byteCount: 64, alignment: 16) { buffer in
      buffer.initializeMemory(as: UInt8.self, repeating: 0)
      buffer.copyMemory(from: UnsafeRawBufferPointer(start: bytes, count: count))
      // The temporary buffer is 64 bytes long and so has an address.
      return buffer.baseAddress.map { masks(of: UnsafeRawPointer($0)) } ?? ByteMasks()
    }
  }
}

// How the portable comparison works: sixteen bytes are compared at a time. Equal lanes are weighed 1, 2, 4 … 128 in
// eights; a multiplication then adds up the eight bytes of a word, which leaves one bit a lane. Comparing vectors with
// vectors matters: `.==` with a scalar is not made into vector code.

/// Compares 64 bytes with those that structure a table, on any processor.
struct PortableByteComparison {
  private typealias Lanes = SIMD16<UInt8>

  private let delimiters: Lanes
  private let quotes = Lanes(repeating: UInt8(ascii: "\""))
  private let lineFeeds = Lanes(repeating: UInt8(ascii: "\n"))
  private let carriageReturns = Lanes(repeating: UInt8(ascii: "\r"))
  private let weights = Lanes(1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128)

  init(delimiter: UInt8) { delimiters = Lanes(repeating: delimiter) }

  /// The masks of 64 bytes.
  @inline(__always)
  func masks(of bytes: UnsafeRawPointer) -> ByteMasks {
    let a = bytes.loadUnaligned(as: Lanes.self)
    let b = bytes.loadUnaligned(fromByteOffset: 16, as: Lanes.self)
    let c = bytes.loadUnaligned(fromByteOffset: 32, as: Lanes.self)
    let d = bytes.loadUnaligned(fromByteOffset: 48, as: Lanes.self)
    var masks = ByteMasks()
    let (feedA, feedB, feedC, feedD) = (
      equal(a, lineFeeds), equal(b, lineFeeds), equal(c, lineFeeds), equal(d, lineFeeds)
    )
    masks.structural = bits(
      equal(a, delimiters) | feedA,
      equal(b, delimiters) | feedB,
      equal(c, delimiters) | feedC,
      equal(d, delimiters) | feedD
    )
    // Most blocks of a history have no quote, no CR and at most two line ends.
    if isAnySet(feedA | feedB | feedC | feedD) { masks.lineFeeds = bits(feedA, feedB, feedC, feedD) }
    let (quoteA, quoteB, quoteC, quoteD) = (equal(a, quotes), equal(b, quotes), equal(c, quotes), equal(d, quotes))
    let (returnA, returnB, returnC, returnD) = (
      equal(a, carriageReturns), equal(b, carriageReturns), equal(c, carriageReturns), equal(d, carriageReturns)
    )
    if isAnySet(quoteA | quoteB | quoteC | quoteD | returnA | returnB | returnC | returnD) {
      masks.quotes = bits(quoteA, quoteB, quoteC, quoteD)
      masks.carriageReturns = bits(returnA, returnB, returnC, returnD)
    }
    return masks
  }

  @inline(__always)
  private func equal(_ lanes: Lanes, _ values: Lanes) -> Lanes { unsafeBitCast(lanes .== values, to: Lanes.self) }

  @inline(__always)
  private func isAnySet(_ lanes: Lanes) -> Bool {
    let words = unsafeBitCast(lanes, to: SIMD2<UInt64>.self)
    return words[0] | words[1] != 0
  }

  @inline(__always)
  private func bits(_ a: Lanes, _ b: Lanes, _ c: Lanes, _ d: Lanes) -> UInt64 {
    bits(a) | bits(b) << 16 | bits(c) << 32 | bits(d) << 48
  }

  /// A bit for each lane, which is all zeros or all ones.
  @inline(__always)
  private func bits(_ lanes: Lanes) -> UInt64 {
    let words = unsafeBitCast(lanes & weights, to: SIMD2<UInt64>.self)
    let low = (words[0] &* 0x0101_0101_0101_0101) >> 56
    let high = (words[1] &* 0x0101_0101_0101_0101) >> 56
    return low | high << 8
  }
}
