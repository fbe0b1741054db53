// How detection works:
//
// 1. A byte order mark decides.
// 2. Zero bytes mean UTF-16, or no text at all (`UnitReading`).
// 3. ASCII is UTF-8.
// 4. UTF-8 if nearly all of many sequences of several bytes fit (`UTF8Reading`).
// 5. Else the text is read as UTF-8, GB18030, Big5, Shift-JIS and Windows-1252 at once, and the reading that is the least
//    surprising wins: the costs in `CharacterCosts` are -log2 of probabilities, so that their sum over all characters
//    compares the encodings as Bayes' rule does. Each byte that fits an encoding badly counts against it, none
//    excludes it: a damaged byte does not change the encoding of the rest.
//
// All of this goes byte by byte but only where there is something beyond ASCII: that is stepped over eight words at a
// time. The state is all in numbers, so that bytes may come in any pieces.

/// Gathers evidence of an encoding from bytes that come block by block.
public struct EncodingDetector: Sendable {
  /// How many bytes were looked at.
  public private(set) var count = 0
  /// Whether more bytes would not change the result: a byte order mark was found, or there is plenty of evidence.
  public private(set) var isSettled = false

  private var head: [UInt8] = []
  private var mark: Mark?
  /// The last byte looked at; a text begins as if behind a line feed.
  private var previous = UInt8(ascii: "\n")
  private var units = UnitReading()
  private var beyondASCII = 0
  private var utf8 = UTF8Reading()
  private var hasHighBytes = false
  /// The other readings; their tables cost some two milliseconds, which UTF-8 is spared.
  private var others: Others?
  /// What they would have read so far, while they may be needed.
  private var record: [UInt8] = []
  /// Whether bytes are read one by one: where ASCII ends, until all that was read is judged.
  private var isReading = false

  private struct Others: Sendable {
    var western = WesternReading()
    var gb18030 = DoubleByteReading(.gb18030)
    var big5 = DoubleByteReading(.big5)
    var shiftJIS = DoubleByteReading(.shiftJIS)
    var isIdle: Bool { gb18030.isIdle && big5.isIdle && shiftJIS.isIdle }

    init(reading record: [UInt8]) {
      var previous = UInt8(ascii: "\n")
      for byte in record {
        read(byte, previous: previous)
        previous = byte
      }
    }

    mutating func read(_ byte: UInt8, previous: UInt8) {
      western.read(byte, previous: previous)
      gb18030.read(byte, previous: previous)
      big5.read(byte, previous: previous)
      shiftJIS.read(byte, previous: previous)
    }

    mutating func finish() {
      gb18030.finish()
      big5.finish()
      shiftJIS.finish()
    }
  }

  private struct Mark: Sendable {
    var bytes: [UInt8]
    var content: EncodingDetection.Content
  }

  /// The longer before those they begin with.
  private static let marks: [Mark] = [
    Mark(bytes: [0xFF, 0xFE, 0x00, 0x00], content: .utf32), Mark(bytes: [0x00, 0x00, 0xFE, 0xFF], content: .utf32),
    Mark(bytes: [0x84, 0x31, 0x95, 0x33], content: .text(.gb18030)),
    Mark(bytes: [0xEF, 0xBB, 0xBF], content: .text(.utf8)),
    Mark(bytes: [0xFF, 0xFE], content: .text(.utf16LittleEndian)),
    Mark(bytes: [0xFE, 0xFF], content: .text(.utf16BigEndian)),
  ]

  /// So many characters of UTF-8, or bytes beyond ASCII of another encoding, or zero bytes, are plenty of evidence.
  private static let plentyOfSequences = 4096
  private static let plentyOfBytes = 32_768
  private static let plentyOfZeros = 16_384
  /// Longer than what 64 characters of UTF-8 with their neighbours need.
  private static let longestRecord = 4096
  /// After so many bytes beyond ASCII the readings are taken as they are, however near to each other.
  private static let enough = 262_144
  /// The readings' distance, in halves of a bit, from which on the better one is sound.
  private static let soundMargin = 80
  /// How often, in bytes beyond ASCII, it is checked whether there is plenty; a power of two.
  private static let checkEvery = 4096

  /// Begins with no bytes.
  public init() {}

  /// Looks at the next bytes.
  /// - Complexity: O(n); nothing once the result is settled.
  public mutating func add(_ bytes: UnsafeRawBufferPointer) {
    if isSettled { return }
    var offset = 0
    if head.count < 4 {
      head += bytes.prefix(4 - head.count)
      if head.count == 4, findMark() { return }
    }
    while offset < bytes.count {
      if !isReading {
        let plain = ASCII.end(in: bytes, from: offset)
        if plain > offset {
          previous = bytes[plain - 1]
          count += plain - offset
          offset = plain
          if offset == bytes.count { return }
        }
        // What reads the following bytes looks at the one before.
        if isRecording { record.append(previous) }
      }
      repeat {
        read(bytes[offset])
        offset += 1
        if isSettled { return }
      } while offset < bytes.count && isReading
    }
  }

  /// The result from the bytes so far.
  /// - Parameter isWhole: whether the text ends here; else a character that is cut may still be completed.
  public func result(isWhole: Bool = true) -> EncodingDetection {
    if let mark = mark ?? EncodingDetector.mark(of: head) {
      return EncodingDetection(mark.content, markLength: mark.bytes.count, certainty: .marked)
    }
    if units.zeros > 0 {
      if !utf8.isProven, let encoding = units.encoding(length: count) { return EncodingDetection(.text(encoding)) }
      if units.isBinary(length: count) { return EncodingDetection(.binary) }
    }
    if utf8.isProven { return EncodingDetection(.text(.utf8)) }
    if !hasHighBytes { return EncodingDetection(.text(.utf8), isASCII: true) }
    var utf8 = utf8
    if isWhole { utf8.finish() }
    if utf8.isPlausible { return EncodingDetection(.text(.utf8)) }
    var others = others ?? Others(reading: record)
    if isWhole { others.finish() }
    let ranking = EncodingDetector.ranking(utf8, others)
    let isSound = ranking[1].cost - ranking[0].cost >= EncodingDetector.soundMargin
    return EncodingDetection(
      .text(ranking[0].encoding),
      certainty: isSound ? .sound : .guess,
      runnerUp: isSound ? nil : ranking[1].encoding
    )
  }

  /// All readings, the best first.
  private static func ranking(_ utf8: UTF8Reading, _ others: Others) -> [(encoding: TextEncoding, cost: Int)] {
    let readings: [(encoding: TextEncoding, cost: Int)] = [
      (.utf8, utf8.cost), (.windows1252, others.western.cost), (.gb18030, others.gb18030.cost),
      (.big5, others.big5.cost), (.shiftJIS, others.shiftJIS.cost),
    ]
    // Of equals the one named first: Swift's sort keeps their order, but does not promise it.
    return readings.enumerated().sorted { ($0.element.cost, $0.offset) < ($1.element.cost, $1.offset) }.map(\.element)
  }

  /// Whether what is read is kept for the readings that may still be needed.
  private var isRecording: Bool { others == nil && !utf8.isProven }

  private mutating func read(_ byte: UInt8) {
    if isRecording { record.append(byte) }
    units.read(byte, previous: previous, at: count)
    utf8.read(byte, previous: previous)
    others?.read(byte, previous: previous)
    previous = byte
    count += 1
    if others == nil, utf8.misfits > 0 || record.count > EncodingDetector.longestRecord {
      others = Others(reading: record)
      record = []
    }
    // ASCII may be stepped over where all that was read is judged, and no unit of two bytes is begun.
    isReading = byte >= 0x80 || byte == 0 || count & 1 != 0 || !utf8.isIdle || !(others?.isIdle ?? true)
    if byte >= 0x80 { hasHighBytes = true }
    if byte >= 0x80 || byte == 0 {
      beyondASCII += 1
      if beyondASCII & (EncodingDetector.checkEvery - 1) == 0 { isSettled = hasPlenty }
    }
  }

  private var hasPlenty: Bool {
    if beyondASCII >= EncodingDetector.enough { return true }
    if units.zeros > 0 { return units.zeros >= EncodingDetector.plentyOfZeros }
    if utf8.isProven, utf8.misfits * 64 <= utf8.sequences {
      return utf8.sequences >= EncodingDetector.plentyOfSequences
    }
    guard beyondASCII >= EncodingDetector.plentyOfBytes, let others, !utf8.isProven else { return false }
    let ranking = EncodingDetector.ranking(utf8, others)
    return ranking[1].cost - ranking[0].cost >= beyondASCII / 8
  }

  private mutating func findMark() -> Bool {
    mark = EncodingDetector.mark(of: head)
    isSettled = mark != nil
    return isSettled
  }

  private static func mark(of head: [UInt8]) -> Mark? { marks.first { head.starts(with: $0.bytes) } }
}
