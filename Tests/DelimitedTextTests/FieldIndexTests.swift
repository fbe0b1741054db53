import TestSupport
import Testing

@testable import DelimitedText

/// The index by blocks of 64 bytes against its slow twin, which reads byte by byte.
struct FieldIndexTests {
  private let comma = UInt8(ascii: ",")
  private let states: [QuoteState] = [.fieldStart, .unquoted, .quoted, .quoteInQuoted]

  // MARK: By hand

  @Test func positionsOfASmallTable() {
    // a , b \n " , " , c \r \n d
    // 0 1 2 3  4 5 6 7 8 9  10 11: the comma at 5 is inside quotes; of CRLF the LF at 10 counts.
    #expect(fast("a,b\n\",\",c\r\nd") == Found(positions: [1, 3, 7, 10], recordEnds: [1, 3], state: .unquoted))
  }

  @Test func aLoneCarriageReturnEndsARecord() {
    #expect(fast("a\rb\r\nc\r") == Found(positions: [1, 4, 6], recordEnds: [0, 1, 2], state: .fieldStart))
  }

  @Test func quotesInTheMiddleOfAFieldAreText() {
    // 5 " , 6 " \n: were the first quote an opening one, the comma would be inside.
    #expect(fast("5\",6\"\n") == Found(positions: [2, 5], recordEnds: [1], state: .fieldStart))
    // " a " b " , c: behind the closing quote quotes are text too.
    #expect(fast("\"a\"b\",c") == Found(positions: [5], recordEnds: [], state: .unquoted))
  }

  @Test func theStateSaysWhereTheTextStopped() {
    #expect(fast("").state == .fieldStart)
    #expect(fast("a").state == .unquoted)
    #expect(fast("a,").state == .fieldStart)
    #expect(fast("\"a").state == .quoted)
    #expect(fast("\"a\"").state == .quoteInQuoted)
    #expect(fast("\"a\"\"").state == .quoted)
    #expect(fast("\"a\"\r").state == .fieldStart)
  }

  // MARK: Against the slow twin

  @Test func allShortTexts() {
    for text in allTexts(of: "a,\"\n\r", upTo: 7) {
      expectSame(text, states: text.count <= 5 ? states : [.fieldStart])
    }
  }

  /// The short texts once more, across the border between two groups of 64 bytes.
  @Test func allShortTextsAcrossTheBorderOf64() {
    for text in allTexts(of: "a,\"\n\r", upTo: 4) {
      for before in (64 - text.count)...64 {
        expectSame(Array(repeating: UInt8(ascii: "x"), count: before) + text + Array("y,z".utf8), states: [.fieldStart])
        expectSame(
          [UInt8(ascii: "\"")] + Array(repeating: UInt8(ascii: "x"), count: before - 1) + text + Array("\",z".utf8),
          states: [.fieldStart]
        )
      }
    }
  }

  @Test(arguments: 0..<8)
  func randomTextsFromEveryStart(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let alphabets = ["aaaa,\"\n\r", "aaaaaaaaaaaaaaaaaaaa,,,\n", "\",", "a\"\"\"\"", "\r\n", "ä,;\"\n"]
    for alphabet in alphabets {
      let text = randomText(of: alphabet, length: 200 + random.below(200), &random)
      for start in 0...130 { expectSame(text, from: start, states: [states[start % 4]]) }
    }
  }

  /// Tables whose quotes are all as RFC 4180 wants them: these never leave the fast way.
  @Test(arguments: 0..<8)
  func randomRegularTables(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let table = regularTable(kilobytes: 3, &random)
    for start in [0, 1, 63, 64, 65, 127, 128] { expectSame(table, from: start, states: states) }
  }

  /// Cut anywhere into blocks of a multiple of 64 bytes, with the state carried over, it finds the same.
  @Test(arguments: 0..<6)
  func blocksGiveWhatTheWholeGives(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let text =
      seed % 2 == 0
      ? regularTable(kilobytes: 1, &random) : randomText(of: "aaaaaa,\"\n\r", length: 1000, &random)
    let whole = run(text, from: 0, to: text.count, after: .fieldStart, carefully: true)
    for cut in stride(from: 0, through: text.count, by: 64) {
      let head = run(text, from: 0, to: cut, after: .fieldStart, carefully: false)
      let tail = run(text, from: cut, to: text.count, after: head.state, carefully: false)
      #expect(head.positions + tail.positions.map { $0 + cut } == whole.positions, "cut at \(cut)")
      #expect(tail.state == whole.state, "cut at \(cut)")
    }
  }

  /// Positions are appended behind those that are there, and counted from the base.
  @Test func earlierPositionsStay() {
    let text = Array("a,b\nc,d\n".utf8)
    var positions = StructuralPositions(capacity: 16)
    text.withUnsafeBytes { bytes in
      let index = FieldIndex(delimiter: comma)
      let state = index.index(bytes, from: 0, to: 4, base: 0, after: .fieldStart, into: &positions)
      positions.keep(from: 1, movedBy: 2, andReserve: 8)
      #expect(positions.count == 1 && positions.recordCount == 0)
      _ = index.index(bytes, from: 4, to: 8, base: 2, after: state, into: &positions)
    }
    // The LF at 3 was kept; behind it come the comma at 5 and the LF at 7, which ends a record.
    #expect((0..<positions.count).map { positions.offsets[$0] } == [1, 3, 5])
    #expect((0..<positions.recordCount).map { positions.recordEnds[$0] } == [2])
  }

  // MARK: Running both

  private struct Found: Equatable {
    var positions: [Int]
    /// Which of the positions end a record.
    var recordEnds: [Int]
    var state: QuoteState
  }

  private func fast(_ text: String) -> Found {
    run(Array(text.utf8), from: 0, to: text.utf8.count, after: .fieldStart, carefully: false)
  }

  private func run(_ text: [UInt8], from start: Int, to end: Int, after state: QuoteState, carefully: Bool) -> Found {
    var positions = StructuralPositions(capacity: max(1, end - start))
    let after = text.withUnsafeBytes { bytes in
      carefully
        ? CarefulIndex(delimiter: comma)
          .index(bytes, from: start, to: end, base: start, after: state, into: &positions)
        : FieldIndex(delimiter: comma).index(bytes, from: start, to: end, base: start, after: state, into: &positions)
    }
    return Found(
      positions: (0..<positions.count).map { Int(positions.offsets[$0]) },
      recordEnds: (0..<positions.recordCount).map { Int(positions.recordEnds[$0]) },
      state: after
    )
  }

  private func expectSame(_ text: [UInt8], from start: Int = 0, states: [QuoteState]) {
    for state in states {
      let quick = run(text, from: start, to: text.count, after: state, carefully: false)
      let careful = run(text, from: start, to: text.count, after: state, carefully: true)
      // Comparing first keeps the macro out of a loop that runs a hundred thousand times.
      if quick != careful {
        #expect(
          quick == careful,
          "\(String(decoding: text, as: UTF8.self).debugDescription) from \(start) after \(state)"
        )
      }
    }
  }

  private func regularTable(kilobytes: Int, _ random: inout SplitMix64) -> [UInt8] {
    var text: [UInt8] = []
    while text.count < kilobytes * 1024 {
      for field in 0..<(1 + random.below(5)) {
        if field > 0 { text.append(comma) }
        if random.below(3) == 0 {
          let inside = randomText(of: "abc,\n\r", length: random.below(90), &random)
          text += "\"".utf8 + inside + (random.below(4) == 0 ? "\"\"\"".utf8 : "\"".utf8)
        } else {
          text += randomText(of: "abc ", length: random.below(20), &random)
        }
      }
      text += [Array("\n".utf8), Array("\r\n".utf8), Array("\r".utf8)][random.below(3)]
    }
    return text
  }
}
