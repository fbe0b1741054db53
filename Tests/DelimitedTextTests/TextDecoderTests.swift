import DelimitedText
import TestSupport
import Testing

struct TextDecoderTests {
  private let all = TextEncoding.allCases

  @Test(arguments: EncodingSample.all)
  func validTextsAsTheLibraryDecodesThemWhole(sample: EncodingSample) throws {
    for encoding in sample.encodings + [.utf16LittleEndian, .utf16BigEndian] {
      let bytes = try #require(encoded(sample.text, encoding))
      let result = try #require(decoded([bytes[...]], encoding))
      #expect(result.bytes == Array(sample.text.utf8))
      #expect(result.bytes == decodedWhole(bytes, encoding))
      #expect(result.misfits == 0)
    }
  }

  /// All pairs of cut points.
  @Test(arguments: TextEncoding.allCases)
  func cutsDoNotMatter(encoding: TextEncoding) throws {
    // A lone surrogate, a bad lead byte, a cut character at the end: whatever the encoding makes of them.
    for end in [[], [0x81], [0x81, 0x30], [0x84, 0x31, 0x95], [0xD8, 0xD8, 0x0A], [0xFF, 0x2C, 0x41]] as [[UInt8]] {
      var bytes =
        encoding == .windows1252
        ? try #require(encoded("é,€ß", encoding))
        : try #require(encoded("商,机\n", encoding) ?? encoded("商,様\n", encoding))
      if encoding == .gb18030 { bytes += try #require(encoded("𠮷", encoding)) }
      if encoding.isUTF16 { bytes += try #require(encoded("😀", encoding)) }
      bytes += end
      let whole = try #require(decoded([bytes[...]], encoding))
      for first in 0...bytes.count {
        for second in first...bytes.count {
          let cut = try #require(decoded([bytes[..<first], bytes[first..<second], bytes[second...]], encoding))
          #expect(cut == whole, "cut at \(first) and \(second) of \(bytes)")
        }
      }
    }
  }

  /// Bytes of every kind, in chunks of every size, also of one byte.
  @Test(arguments: TextEncoding.allCases, 0..<4)
  func chunksOfRandomBytesDoNotMatter(encoding: TextEncoding, seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    for _ in 0..<200 {
      let frequency = 1 + random.below(6)
      let bytes = (0..<random.below(120)).map { _ in
        random.below(frequency) == 0 ? UInt8(0x20 + random.below(95)) : UInt8(truncatingIfNeeded: random.next())
      }
      let whole = try #require(decoded([bytes[...]], encoding))
      // The library takes Big5's byte 80 for a control character.
      let isPlain = encoding != .big5 || !bytes.contains(0x80)
      if isPlain, let library = decodedWhole(bytes, encoding), !library.starts(with: [0xEF, 0xBB, 0xBF]) {
        #expect(whole.bytes == library)
        #expect(whole.misfits == 0)
      }
      var chunks: [ArraySlice<UInt8>] = []
      var start = 0
      while start < bytes.count {
        let end = min(bytes.count, start + 1 + random.below(random.below(2) == 0 ? 3 : 40))
        chunks.append(bytes[start..<end])
        start = end
      }
      let cut = try #require(decoded(chunks, encoding))
      #expect(cut == whole, "\(encoding) \(chunks.map(Array.init))")
      // What does not fit is marked, and there is nothing else that is no UTF-8.
      if encoding != .utf8 {
        #expect(whole.bytes.count { $0 == 0xFF } == whole.misfits)
        #expect(String(validating: whole.bytes.filter { $0 != 0xFF }, as: UTF8.self) != nil)
      }
    }
  }

  /// Worked by hand: the bytes of the encoding, what they become ("\u{FFFD}" stands for the byte FF), how many misfit.
  @Test(
    arguments: [
      // A lead byte before a line feed, a comma, a digit and a letter, which are kept.
      (.gb18030, [0xB0, 0x0A, 0xB0, 0x2C, 0x31], "\u{FFFD}\n\u{FFFD},1", 2),
      (.gb18030, [0x81, 0x30, 0x2C, 0x41], "\u{FFFD}0,A", 1),
      (.gb18030, [0xFF, 0xC9, 0xCC], "\u{FFFD}商", 1),
      // Code page 936's euro sign, and GB18030's.
      (.gb18030, [0x80, 0x35, 0xA2, 0xE3, 0x0A], "€5€\n", 0),
      // Cut off at the end: after one, two, three bytes of four. The digit is ASCII.
      (.gb18030, [0x41, 0x95], "A\u{FFFD}", 1), (.gb18030, [0x95, 0x32], "\u{FFFD}2", 1),
      (.gb18030, [0x95, 0x32, 0x82], "\u{FFFD}2\u{FFFD}", 2),
      (.gb18030, [0x95, 0x32, 0x82, 0x36], "𠀀", 0),
      (.big5, [0xB0, 0x0A, 0xB0, 0xD3, 0x80, 0xA3, 0xE1], "\u{FFFD}\n商\u{FFFD}€", 2),
      // One code of Hong Kong's for two characters of Unicode.
      (.big5, [0x88, 0x62, 0x41], "\u{CA}\u{304}A", 0), (.big5, [0x88, 0x62], "\u{CA}\u{304}", 0),
      (.shiftJIS, [0x8F, 0xA4, 0xB6, 0xDE, 0xA0, 0x8F, 0x0D, 0x0A], "商ｶﾞ\u{FFFD}\u{FFFD}\r\n", 2),
      // A backslash and a tilde are no yen sign and overline.
      (.shiftJIS, [0x5C, 0x7E, 0x83, 0x5C], "\\~ソ", 0),
      (
        .windows1252, [0x80, 0xE9, 0xDF, 0x93, 0xA0, 0x81, 0x8D, 0x8F, 0x90, 0x9D],
        "€éß“\u{A0}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}", 5
      ),
      // A lone high and a lone low surrogate, a pair, an odd byte.
      (
        .utf16LittleEndian, [0x3D, 0xD8, 0x0A, 0x00, 0x00, 0xDE, 0x3D, 0xD8, 0x00, 0xDE, 0x41],
        "\u{FFFD}\n\u{FFFD}😀\u{FFFD}", 3
      ),
      (.utf16BigEndian, [0xD8, 0x3D, 0x00, 0x0A, 0xD8, 0x3D, 0xDE, 0x00, 0xD8, 0x3D], "\u{FFFD}\n😀\u{FFFD}", 2),
      (.utf16BigEndian, [0x00, 0x41, 0xD8, 0x3D, 0xDE], "A\u{FFFD}\u{FFFD}", 2),
      // Marks, whole and in part; a second one is a character.
      (.utf16LittleEndian, [0xFF, 0xFE, 0x41, 0x00, 0xFF, 0xFE], "A\u{FEFF}", 0),
      (.utf16BigEndian, [0xFE, 0xFF, 0x00, 0x41], "A", 0), (.gb18030, [0x84, 0x31, 0x95, 0x33, 0x41], "A", 0),
      (.utf8, [0xEF, 0xBB, 0xBF, 0x41], "A", 0), (.utf8, [0xEF, 0xBB, 0xBF], "", 0),
      (.utf8, [0xEF, 0xBC, 0x8C], "，", 0),
      (.utf8, [], "", 0), (.gb18030, [], "", 0),
    ] as [(TextEncoding, [UInt8], String, Int)]
  )
  func byHand(encoding: TextEncoding, bytes: [UInt8], text: String, misfits: Int) throws {
    let expected = text.unicodeScalars.flatMap { $0 == "\u{FFFD}" ? [0xFF] : Array(String($0).utf8) }
    let whole = try #require(decoded([bytes[...]], encoding))
    #expect(whole.bytes == expected)
    #expect(whole.misfits == misfits)
    let single = try #require(decoded(bytes.indices.map { bytes[$0...$0] }, encoding))
    #expect(single == whole)
  }

  /// The beginning of a mark and nothing else.
  @Test func halfAMarkIsKept() throws {
    for count in 1...2 {
      let bytes = Array([0xEF, 0xBB, 0xBF].prefix(count)) as [UInt8]
      #expect(try #require(decoded([bytes[...]], .utf8)).bytes == bytes)
      #expect(try #require(decoded(bytes.indices.map { bytes[$0...$0] } + [[0x41]], .utf8)).bytes == bytes + [0x41])
    }
  }

  /// More than the output buffer holds, with bad bytes near its end.
  @Test(arguments: [0, 1, 2, 3])
  func largeTexts(shift: Int) throws {
    let text = String(repeating: "a", count: shift) + String(repeating: "商机名称,", count: 40_000)
    var bytes = try #require(encoded(text, .gb18030))
    #expect(try #require(decoded([bytes[...]], .gb18030)).bytes == Array(text.utf8))
    bytes.insert(contentsOf: [UInt8](repeating: 0xFF, count: 70_000), at: 9 * 5000 + shift)
    let result = try #require(decoded([bytes[...]], .gb18030))
    #expect(result.misfits == 70_000)
    #expect(result.bytes.filter { $0 != 0xFF } == Array(text.utf8))
  }

  /// Longer than what the decoder looks ahead, with characters across that.
  @Test(arguments: [0, 1])
  func largeTextsOfBig5(shift: Int) throws {
    let text = String(repeating: "a", count: shift) + String(repeating: "商機名稱", count: 40_000)
    var bytes = try #require(encoded(text, .big5))
    #expect(try #require(decoded([bytes[...]], .big5)).bytes == Array(text.utf8))
    bytes.insert(0x80, at: 8 * 9000 + shift)
    let result = try #require(decoded([bytes[...]], .big5))
    #expect(result.misfits == 1)
    #expect(result.bytes.filter { $0 != 0xFF } == Array(text.utf8))
  }

  private struct Full: Error {}

  @Test func theSinksErrorIsPassedOn() {
    guard var decoder = TextDecoder(.windows1252) else {
      Issue.record("the C library has no Windows-1252")
      return
    }
    var isPassedOn = false
    Array("abc".utf8).withUnsafeBytes { bytes in
      do throws(Full) { try decoder.decode(bytes) { _ throws(Full) in throw Full() } } catch { isPassedOn = true }
    }
    #expect(isPassedOn)
  }
}
