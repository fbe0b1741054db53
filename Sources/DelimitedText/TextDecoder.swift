/// Turns text of an encoding into UTF-8, chunk by chunk.
///
/// A byte that does not fit the encoding becomes the one byte 0xFF, which never occurs in UTF-8, and decoding goes on at
/// the next byte: the row is then found to be no UTF-8 and is rejected with its place, and a line end or delimiter behind
/// such a byte is never swallowed. In UTF-16 that is a unit of two bytes, such as a lone surrogate. Bytes cut off at the
/// end are treated likewise. A byte order mark at the beginning is dropped. Where the chunks are cut changes nothing.
///
/// Decisions where encodings differ in practice:
/// - GB18030: the byte 0x80 is `€`, as Windows' code page 936 writes it (so the WHATWG's Encoding Standard too).
/// - Big5: with Hong Kong's additions (HKSCS), and `€` at A3 E1 as code page 950 has it.
/// - Windows-1252: the five bytes without a meaning (81, 8D, 8F, 90, 9D) do not fit. Browsers show them as control
///   characters; a name in a report must not have one without anybody being told.
/// - UTF-8 is passed on as it is, without being checked: its bad bytes are found where rows are read.
///
/// Not copyable: it owns its output buffer.
public struct TextDecoder: ~Copyable {
  /// The encoding that is decoded.
  public let encoding: TextEncoding
  /// How many bytes (of UTF-16: units) did not fit so far; of UTF-8 they are not counted.
  public private(set) var misfits = 0

  /// A byte that is no part of any character, but which the library takes for a control character.
  private let unseen: UInt8?
  /// None where the text is UTF-8 already.
  private var conversion: CharacterConversion?
  private let output: UnsafeMutableRawBufferPointer
  private var filled = 0
  /// The bytes of a character that the last chunk cut, and room to complete it.
  private let seam: UnsafeMutableRawBufferPointer
  private var carried = 0
  /// How many bytes of the output were those of a byte order mark, while all were.
  private var markBytes: Int? = 0
  /// The byte order mark.
  private let mark: UnsafeMutableRawBufferPointer

  /// The most that the library is given at a time.
  private static let partSize = 32_768
  /// ASCII is handed over as it is where so many bytes of it follow each other.
  private static let blockSize = 64
  /// No byte becomes more than three (a euro sign of Windows-1252, a half-width kana of Shift-JIS).
  private static let outputSize = 3 * partSize + 16
  /// The longest character has four bytes: three of them carried, and this has room for many more.
  private static let seamSize = 32

  /// Makes a decoder, or nothing where the C library lacks the encoding (in cut-down installations).
  public init?(_ encoding: TextEncoding) {
    var conversion: CharacterConversion?
    if encoding != .utf8 {
      conversion = CharacterConversion(from: TextDecoder.libraryName(of: encoding), to: "UTF-8")
      if conversion == nil { return nil }
    }
    self.encoding = encoding
    self.conversion = conversion
    unseen = encoding == .big5 ? 0x80 : nil
    output = .allocate(byteCount: encoding == .utf8 ? 0 : TextDecoder.outputSize, alignment: 16)
    seam = .allocate(byteCount: TextDecoder.seamSize, alignment: 16)
    mark = .allocate(byteCount: 3, alignment: 1)
    mark.copyBytes(from: [0xEF, 0xBB, 0xBF])
  }

  deinit {
    mark.deallocate()
    output.deallocate()
    seam.deallocate()
  }

  /// Decodes the next bytes; the sink gets them in pieces of any size, which it must copy.
  ///
  /// If the sink throws, the decoder must not be used any more.
  public mutating func decode<Failure: Error>(
    _ bytes: UnsafeRawBufferPointer,
    into sink: (UnsafeRawBufferPointer) throws(Failure) -> Void
  ) throws(Failure) {
    if bytes.isEmpty { return }
    if encoding == .utf8 { return try emit(bytes, into: sink) }
    var done = 0
    if carried > 0 {
      let before = carried
      let added = min(bytes.count, seam.count - before)
      UnsafeMutableRawBufferPointer(rebasing: seam[before...]).copyMemory(
        from: UnsafeRawBufferPointer(rebasing: bytes[..<added])
      )
      let whole = UnsafeRawBufferPointer(rebasing: seam[..<(before + added)])
      let consumed = try convert(whole, isLast: false, into: sink)
      if consumed < before {
        // Still no whole character: then all the bytes are in the seam.
        carry(UnsafeRawBufferPointer(rebasing: whole[consumed...]))
        return
      }
      carried = 0
      done = consumed - before
    }
    let rest = UnsafeRawBufferPointer(rebasing: bytes[done...])
    let consumed = try convert(rest, isLast: false, into: sink)
    carry(UnsafeRawBufferPointer(rebasing: rest[consumed...]))
    // Nothing is held back that is known: a reader of a slow pipe sees its rows.
    try flush(into: sink)
  }

  /// Ends the text: what is left of a cut character is handed over as bytes that do not fit.
  ///
  /// The decoder must not be used any more.
  public mutating func finish<Failure: Error>(
    into sink: (UnsafeRawBufferPointer) throws(Failure) -> Void
  ) throws(Failure) {
    if carried > 0 {
      let left = UnsafeRawBufferPointer(rebasing: seam[..<carried])
      carried = 0
      _ = try convert(left, isLast: true, into: sink)
    }
    try flush(into: sink)
    conversion?.finish(into: output, filled: &filled)
    try flush(into: sink)
    if let begun = markBytes, begun > 0 {
      markBytes = nil
      try passMark(begun, into: sink)
    }
  }

  /// Converts as far as possible and says how many bytes it got through: all but those of a character that is cut.
  private mutating func convert<Failure: Error>(
    _ input: UnsafeRawBufferPointer,
    isLast: Bool,
    into sink: (UnsafeRawBufferPointer) throws(Failure) -> Void
  ) throws(Failure) -> Int {
    var position = 0
    // The library sees a part at a time, for which there is room in any case: it does much again where there is not.
    var end = 0
    while position < input.count {
      if position >= end {
        position = try passASCII(input, from: position, into: sink)
        if position == input.count { return position }
        end = endOfPart(of: input, from: position)
      }
      if output.count - filled < 3 * (end - position) + 8 { try flush(into: sink) }
      let part = UnsafeRawBufferPointer(rebasing: input[..<end])
      switch conversion?.convert(part, from: &position, into: output, filled: &filled) {
      case .done:
        if end < input.count, input[end] == unseen {
          skipMisfit(in: input, at: &position)
          end = position
        }
      case .cut:
        if end == input.count {
          if !isLast { return position }
          skipMisfit(in: input, at: &position)
        } else if input[end] == unseen {
          skipMisfit(in: input, at: &position)
        } else {
          // The part ends inside a character, but the input does not.
          let limit = min(input.count, end + 4)
          repeat { end += 1 } while end < limit && input[end] != unseen
        }
      case .misfit: skipMisfit(in: input, at: &position)
      case .outputFull: try flush(into: sink)
      case nil: return input.count
      }
    }
    return position
  }

  /// Hands over a run of ASCII as it is if it is worth the while, and says where it ends.
  private mutating func passASCII<Failure: Error>(
    _ input: UnsafeRawBufferPointer,
    from start: Int,
    into sink: (UnsafeRawBufferPointer) throws(Failure) -> Void
  ) throws(Failure) -> Int {
    if encoding.isUTF16 { return start }
    let end = ASCII.end(in: input, from: start)
    if end - start < TextDecoder.blockSize { return start }
    try flush(into: sink)
    try emit(UnsafeRawBufferPointer(rebasing: input[start..<end]), into: sink)
    return end
  }

  /// The end of what the library shall convert next: there begins a block of ASCII, or a byte that it must not see.
  ///
  /// The first byte of such a block still belongs to the part, because it may be the second one of a character.
  private func endOfPart(of input: UnsafeRawBufferPointer, from start: Int) -> Int {
    let limit = min(input.count, start + TextDecoder.partSize)
    if encoding.isUTF16 { return limit }
    var end = start
    while end < limit {
      let next = min(limit, end + TextDecoder.blockSize)
      let block = input[end..<next]
      if next - end == TextDecoder.blockSize, ASCII.end(in: input, from: end, to: next) == next { return end + 1 }
      if let unseen, let place = block.firstIndex(of: unseen) { return place }
      end = next
    }
    return limit
  }

  /// Steps over a byte or unit that the library does not take.
  private mutating func skipMisfit(in input: UnsafeRawBufferPointer, at position: inout Int) {
    let left = input.count - position
    let euro: [UInt8] = [0xE2, 0x82, 0xAC]
    if encoding == .gb18030, input[position] == 0x80 {
      append(euro)
      position += 1
    } else if encoding == .big5, left >= 2, input[position] == 0xA3, input[position + 1] == 0xE1 {
      append(euro)
      position += 2
    } else {
      append([0xFF])
      misfits += 1
      position += min(left, encoding.isUTF16 ? 2 : 1)
    }
  }

  private mutating func append(_ bytes: [UInt8]) {
    for byte in bytes {
      output[filled] = byte
      filled += 1
    }
  }

  private mutating func carry(_ bytes: UnsafeRawBufferPointer) {
    // The bytes may lie in the seam itself.
    for (index, byte) in bytes.enumerated() { seam[index] = byte }
    carried = bytes.count
  }

  private mutating func flush<Failure: Error>(
    into sink: (UnsafeRawBufferPointer) throws(Failure) -> Void
  ) throws(Failure) {
    if filled == 0 { return }
    let piece = UnsafeRawBufferPointer(rebasing: output[..<filled])
    filled = 0
    try emit(piece, into: sink)
  }

  /// Hands over decoded bytes but for a mark at the beginning, which may come in pieces.
  private mutating func emit<Failure: Error>(
    _ bytes: UnsafeRawBufferPointer,
    into sink: (UnsafeRawBufferPointer) throws(Failure) -> Void
  ) throws(Failure) {
    var start = 0
    while let matched = markBytes, start < bytes.count {
      if bytes[start] == mark[matched] {
        start += 1
        markBytes = matched + 1 == mark.count ? nil : matched + 1
      } else {
        markBytes = nil
        if matched > 0 { try passMark(matched, into: sink) }
      }
    }
    if start < bytes.count { try sink(UnsafeRawBufferPointer(rebasing: bytes[start...])) }
  }

  /// Hands over the first bytes of a mark that turned out to be none.
  private func passMark<Failure: Error>(
    _ count: Int,
    into sink: (UnsafeRawBufferPointer) throws(Failure) -> Void
  ) throws(Failure) {
    try sink(UnsafeRawBufferPointer(rebasing: mark[..<count]))
  }

  private static func libraryName(of encoding: TextEncoding) -> String {
    switch encoding {
    case .utf8: "UTF-8"
    case .utf16LittleEndian: "UTF-16LE"
    case .utf16BigEndian: "UTF-16BE"
    case .gb18030: "GB18030"
    case .big5: "BIG5-HKSCS"
    case .shiftJIS: "CP932"
    case .windows1252: "CP1252"
    }
  }
}
