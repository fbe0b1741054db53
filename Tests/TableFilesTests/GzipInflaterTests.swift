import Diagnostics
import TestSupport
import Testing

@testable import TableFiles

struct GzipInflaterTests {
  /// Inflates a file that comes in two blocks.
  private func inflate(_ packed: [UInt8], cut: Int = 0) throws(Diagnostic) -> [UInt8] {
    var output: [UInt8] = []
    var inflater = GzipInflater(name: "a.gz")
    for part in [packed[..<cut], packed[cut...]] {
      try send(Array(part)) { block throws(Diagnostic) in
        try inflater.take(block) { bytes throws(Diagnostic) in output += bytes }
      }
    }
    try inflater.finish()
    #expect(inflater.count == packed.count)
    return output
  }

  private func problem(_ packed: [UInt8], cut: Int = 0) -> Diagnostic? {
    do throws(Diagnostic) {
      _ = try inflate(packed, cut: cut)
      return nil
    } catch {
      return error
    }
  }

  /// `printf 'id\n' | gzip -n`, written down byte by byte: header, a block, CRC-32 and length.
  @Test func aFileWrittenDown() throws {
    let packed: [UInt8] = [
      0x1F, 0x8B, 0x08, 0, 0, 0, 0, 0, 0, 0x03, 0xCB, 0x4C, 0xE1, 0x02, 0x00, 0x00, 0x6E, 0x03, 0x59, 3, 0, 0, 0,
    ]
    #expect(gzipped("id\n").suffix(8) == packed.suffix(8))
    #expect(try inflate(packed) == Array("id\n".utf8))
  }

  @Test func membersFollowOneAnother() throws {
    let packed = gzipped("id,stage\n") + gzipped("") + gzipped("1,New\n")
    for cut in 0...packed.count { #expect(try inflate(packed, cut: cut) == Array("id,stage\n1,New\n".utf8)) }
  }

  @Test func largeBlocksComeWhole() throws {
    var random = SplitMix64(seed: 3)
    let text = randomText(of: "0123456789,\n", length: 1_000_000, &random)
    #expect(try inflate(gzipped(text), cut: 1000) == text)
    let zeros = [UInt8](repeating: 0x61, count: 3_000_000)
    #expect(try inflate(gzipped(zeros)) == zeros)
  }

  @Test func everyCutEndIsTruncated() {
    let packed = gzipped("id,stage\n1,New\n")
    for count in 0..<packed.count {
      #expect(problem(Array(packed[..<count]))?.id == .packedFileTruncated)
    }
    let two = packed + gzipped("2,Won\n")
    #expect(problem(Array(two.dropLast()))?.id == .packedFileTruncated)
  }

  @Test func whatStandsBehindTheEnd() throws {
    let packed = gzipped("id\n")
    let end = packed.count
    for cut in [0, end - 1, end, end + 1] {
      #expect(problem(packed + Array("x".utf8) + [0], cut: cut)?.arguments == ["\(end)"])
      // Padding may follow, but nothing behind it.
      #expect(try inflate(packed + [0, 0, 0], cut: cut) == Array("id\n".utf8))
      #expect(problem(packed + [0, 0] + packed, cut: cut)?.id == .gzipTrailingBytes)
      #expect(problem(packed + [0, 0] + packed, cut: cut)?.arguments == ["\(end + 2)"])
    }
    // It begins like a member, but is none.
    #expect(problem(packed + [0x1F, 0x00, 0x00])?.id == .packedFileDamaged)
    #expect(problem(packed + [0x1F])?.id == .packedFileTruncated)
  }

  /// The checks are the last eight bytes: CRC-32, then the length.
  @Test func wrongChecksAreNoticed() {
    let packed = gzipped("id,stage\n1,New\n")
    for offset in packed.count - 8..<packed.count {
      var broken = packed
      broken[offset] ^= 0x10
      #expect(problem(broken)?.id == .packedFileDamaged)
    }
  }

  /// Whatever is changed, the text is right or refused; only the header has bytes that mean nothing to us.
  @Test func changedBytesAreNoticed() {
    var random = SplitMix64(seed: 5)
    let text = randomText(of: "abc,\n", length: 2000, &random)
    let packed = gzipped(text)
    for _ in 0..<2000 {
      var broken = packed
      for _ in 0...random.below(3) { broken[random.below(broken.count)] = UInt8(random.below(256)) }
      do throws(Diagnostic) {
        let output = try inflate(broken, cut: random.below(broken.count))
        #expect(output == text)
      } catch {
        #expect([.packedFileDamaged, .packedFileTruncated, .gzipTrailingBytes].contains(error.id))
      }
    }
  }
}
