import TestSupport
import Testing

@testable import DealModel

struct KeyIndexTests {
  // MARK: By hand

  @Test func keysAreNumberedAsTheyComeFirst() {
    var index = KeyIndex()
    #expect(number("b", in: &index) == Numbered(0, isNew: true))
    #expect(number("a", in: &index) == Numbered(1, isNew: true))
    #expect(number("b", in: &index) == Numbered(0, isNew: false))
    #expect(number("", in: &index) == Numbered(2, isNew: true))
    #expect(index.count == 3)
    #expect((0..<3).map(index.text) == ["b", "a", ""])
  }

  @Test func findingNumbersNothing() {
    var index = KeyIndex()
    #expect(find("a", in: index) == nil)
    #expect(find("", in: index) == nil)
    _ = number("a", in: &index)
    #expect(find("a", in: index) == 0)
    #expect(find("b", in: index) == nil)
    #expect(index.count == 1)
  }

  /// A copy goes its own way.
  @Test func anIndexIsAValue() {
    var index = KeyIndex()
    _ = number("a", in: &index)
    var copy = index
    _ = number("a long key that is kept in the arena", in: &copy)
    #expect(index.count == 1)
    #expect(copy.count == 2)
    #expect(find("a long key that is kept in the arena", in: index) == nil)
  }

  // MARK: Lengths

  /// Up to 15 bytes a key is held inline, above in the arena; 8 is where the second word begins.
  private let lengths = [0, 1, 2, 7, 8, 9, 14, 15, 16, 17, 23, 24, 25, 31, 32, 5000]

  @Test func keysOfEveryLength() {
    var index = KeyIndex()
    for (expected, length) in lengths.enumerated() {
      #expect(number(ascending(length), in: &index) == Numbered(expected, isNew: true), "\(length) bytes")
    }
    for (expected, length) in lengths.enumerated() {
      #expect(number(ascending(length), in: &index) == Numbered(expected, isNew: false))
      #expect(find(ascending(length), in: index) == expected)
      #expect(index.text(expected) == String(decoding: ascending(length), as: UTF8.self))
    }
  }

  /// A change of any one byte makes another key.
  @Test func everyByteCounts() {
    for length in lengths where length > 0 {
      var index = KeyIndex()
      let key = ascending(length)
      _ = number(key, in: &index)
      for position in length > 64 ? [0, 7, 8, 2500, 4990, 4991, 4992, 4999] : Array(0..<length) {
        var other = key
        other[position] ^= 0x80
        #expect(find(other, in: index) == nil, "byte \(position) of \(length)")
        let before = index.count
        #expect(number(other, in: &index) == Numbered(before, isNew: true))
      }
      #expect(find(key, in: index) == 0)
    }
  }

  @Test func aBeginningIsAnotherKey() {
    var index = KeyIndex()
    let whole = ascending(40)
    for length in 0...40 {
      #expect(number(Array(whole.prefix(length)), in: &index) == Numbered(length, isNew: true))
    }
    for length in 0...40 { #expect(find(Array(whole.prefix(length)), in: index) == length) }
  }

  /// What fills up the inline bytes is zero too; the length tells such keys apart.
  @Test func zeroBytesAreBytes() {
    var index = KeyIndex()
    for length in 0...20 {
      #expect(number([UInt8](repeating: 0, count: length), in: &index) == Numbered(length, isNew: true))
    }
    for length in 0...20 {
      #expect(find([UInt8](repeating: 0, count: length), in: index) == length)
      #expect(index.text(length).utf8.count == length)
    }
    #expect(number([0x61, 0x00], in: &index).isNew)
    #expect(number([0x61], in: &index).isNew)
    #expect(number([0x00, 0x61], in: &index).isNew)
  }

  /// A key whose last inline byte looks like the mark of a long one.
  @Test func bytesOfAllOnes() {
    var index = KeyIndex()
    for length in 0...20 {
      #expect(number([UInt8](repeating: 0xFF, count: length), in: &index) == Numbered(length, isNew: true))
    }
    for length in 0...20 { #expect(find([UInt8](repeating: 0xFF, count: length), in: index) == length) }
  }

  @Test func textsAreUTF8() {
    var index = KeyIndex()
    for text in ["商机编号", "商机编号商机编号商机", "é", "👩‍👩‍👧", "plain", "a longer text than fits inline: ä"] {
      let found = number(text, in: &index)
      #expect(index.text(found.number) == text)
    }
  }

  // MARK: Many at once

  @Test func nothingIsFoundForNothing() {
    var numbers: [UInt32] = [7]
    KeyIndex().find(KeyBatch(), into: &numbers)
    #expect(numbers.isEmpty)
    var index = KeyIndex()
    index.number(KeyBatch(), into: &numbers)
    #expect(numbers.isEmpty && index.count == 0)
  }

  /// Keys looked up together are found as each by itself, in indexes that are empty, small, and full of collisions.
  @Test(arguments: [0, 1, 8, 100, 20_000])
  func manyKeysAreFoundAsEachByItself(size: Int) {
    var random = SplitMix64(seed: UInt64(size))
    var index = KeyIndex()
    for _ in 0..<size { _ = number(randomKey(&random), in: &index) }
    let keys = (0..<2000).map { _ in randomKey(&random) }
    var numbers: [UInt32] = [1, 2, 3]
    index.find(batch(keys), into: &numbers)
    #expect(numbers.map { $0 == KeyIndex.none ? nil : Int($0) } == keys.map { find($0, in: index) })
  }

  /// Keys numbered together get the numbers that each would get by itself, in batches of any size.
  @Test(arguments: [1, 7, 255, 256, 257, 3000])
  func manyKeysAreNumberedAsEachByItself(size: Int) {
    var random = SplitMix64(seed: UInt64(size))
    let keys = (0..<3000).map { _ in randomKey(&random) }
    var single = KeyIndex()
    let expected = keys.map { number($0, in: &single).number }
    var index = KeyIndex()
    var found: [Int] = []
    var numbers: [UInt32] = []
    for start in stride(from: 0, to: keys.count, by: size) {
      index.number(batch(Array(keys[start..<min(keys.count, start + size)])), into: &numbers)
      found += numbers.map { Int($0) }
    }
    #expect(found == expected)
    #expect((0..<index.count).map(index.text) == (0..<single.count).map(single.text))
  }

  @Test func aBatchIsUsedAgain() {
    var batch = self.batch([ascending(3), ascending(20)])
    batch.removeAll()
    #expect(batch.count == 0)
    ascending(17).withUnsafeBytes { batch.append($0) }
    var index = KeyIndex()
    var numbers: [UInt32] = []
    index.number(batch, into: &numbers)
    #expect(numbers == [0])
    #expect(find(ascending(17), in: index) == 0 && find(ascending(30), in: index) == nil)
  }

  /// Keys of every length, at every distance from the end of the buffer that they stand in.
  @Test func keysInABufferAreTheSameAsAlone() {
    let bytes = ascending(60)
    var ranges: [Range<Int>] = []
    for start in stride(from: 0, to: 60, by: 3) { for end in start...60 { ranges.append(start..<end) } }
    var index = KeyIndex()
    // Every other text is known, the short ones and the long ones.
    for (place, range) in ranges.enumerated() where place % 2 == 0 { _ = number(Array(bytes[range]), in: &index) }
    var numbers: [UInt32] = []
    bytes.withUnsafeBytes { bytes in ranges.withUnsafeBufferPointer { index.find($0, in: bytes, into: &numbers) } }
    #expect(numbers.count == ranges.count)
    for (range, number) in zip(ranges, numbers) {
      let expected = find(Array(bytes[range]), in: index).map { UInt32($0) } ?? KeyIndex.none
      if number != expected { Issue.record("\(range)") }
    }
  }

  /// The same ranges, added to a batch at once and key by key.
  @Test func rangesOfABufferMakeTheSameBatch() {
    let bytes = ascending(60)
    var ranges: [Range<Int>] = []
    for start in stride(from: 0, to: 60, by: 3) { for end in start...60 { ranges.append(start..<end) } }
    var together = KeyBatch()
    bytes.withUnsafeBytes { bytes in ranges.withUnsafeBufferPointer { together.append($0, in: bytes) } }
    let alone = batch(ranges.map { Array(bytes[$0]) })
    #expect(together.count == ranges.count)
    var (first, second) = (KeyIndex(), KeyIndex())
    var (numbers, others): ([UInt32], [UInt32]) = ([], [])
    first.number(together, into: &numbers)
    second.number(alone, into: &others)
    #expect(numbers == others)
    #expect((0..<first.count).map(first.text) == (0..<second.count).map(second.text))
  }

  /// A seed that makes one hash of all short keys that begin alike, and of many others.
  @Test func keysWhoseHashesAllCollide() {
    let beginning = Array("00650000".utf8)
    let low = beginning.withUnsafeBytes { $0.loadUnaligned(as: UInt64.self) }
    var index = KeyIndex(hash: KeyHash(seed: (low, 0)))
    var keys: [[UInt8]] = []
    for number in 0..<700 {
      keys.append(beginning + Array("\(100 + number)".utf8))
      keys.append(Array("some longer key \(number)".utf8))
    }
    for (expected, key) in keys.enumerated() { #expect(number(key, in: &index) == Numbered(expected, isNew: true)) }
    for (expected, key) in keys.enumerated() { #expect(find(key, in: index) == expected) }
    #expect(find("006500009999999", in: index) == nil)
  }

  /// Room that is made early changes nothing.
  @Test func reservedRoomKeepsWhatIsThere() {
    var index = KeyIndex()
    for key in 0..<50 { _ = number("key \(key)", in: &index) }
    index.reserve(300_000)
    for key in 0..<100 { #expect(number("key \(key)", in: &index) == Numbered(key, isNew: key >= 50)) }
  }

  @Test func aClosedIndexKeepsItsTextsIfTheyAreWanted() {
    var index = KeyIndex()
    for key in ["a", "a long key that is kept in the arena"] { _ = number(key, in: &index) }
    var copy = index
    index.close(keepingTexts: true)
    #expect((0..<2).map(index.text) == ["a", "a long key that is kept in the arena"])
    copy.close(keepingTexts: false)
    #expect(copy.count == 0)
  }

  // MARK: Merging

  @Test func anotherIndexIsAddedInItsOrder() {
    var index = KeyIndex()
    for key in ["b", "a", "a long key that is kept in the arena"] { _ = number(key, in: &index) }
    var other = KeyIndex()
    for key in ["c", "a long key that is kept in the arena", "b", "another long key", ""] {
      _ = number(key, in: &other)
    }
    let numbers = index.merge(other)
    #expect(numbers == [3, 2, 0, 4, 5])
    #expect((0..<index.count).map(index.text).suffix(3) == ["c", "another long key", ""])
    #expect(index.count == 6)
  }

  /// The parts of a column, numbered each by itself and merged in order, give the numbers of the whole.
  @Test(arguments: 0..<6)
  func partsMergeToTheWhole(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let keys = (0..<3000).map { _ in randomKey(&random) }
    var whole = KeyIndex()
    let expected = keys.map { number($0, in: &whole).number }
    let cuts = ([0, keys.count] + (0..<5).map { _ in random.below(keys.count + 1) }).sorted()
    var merged = KeyIndex()
    var found: [Int] = []
    for (first, last) in zip(cuts, cuts.dropFirst()) {
      var part = KeyIndex()
      let numbers = keys[first..<last].map { number($0, in: &part).number }
      let places = merged.merge(part)
      found += numbers.map { Int(places[$0]) }
    }
    #expect(found == expected)
    #expect((0..<merged.count).map(merged.text) == (0..<whole.count).map(whole.text))
  }

  // MARK: Growing

  @Test(arguments: [0, 1, 7, 8, 9, 100, 5000])
  func aCapacityIsNoBound(capacity: Int) {
    var index = KeyIndex(capacity: capacity)
    for key in 0..<200 { #expect(number("key \(key)", in: &index) == Numbered(key, isNew: true)) }
    for key in 0..<200 { #expect(find("key \(key)", in: index) == key) }
  }

  /// 100,000 random keys, a third of them met before, against a dictionary.
  @Test func agreesWithADictionary() {
    var random = SplitMix64(seed: 20_250_630)
    var index = KeyIndex()
    var dictionary: [[UInt8]: Int] = [:]
    var keys: [[UInt8]] = []
    for _ in 0..<100_000 {
      let isKnown = random.below(3) == 0 && !keys.isEmpty
      let key = isKnown ? keys[random.below(keys.count)] : randomKey(&random)
      let expected = dictionary[key] ?? dictionary.count
      let found = number(key, in: &index)
      if found != Numbered(expected, isNew: dictionary[key] == nil) {
        #expect(found == Numbered(expected, isNew: dictionary[key] == nil), "\(key)")
      }
      if dictionary[key] == nil {
        dictionary[key] = expected
        keys.append(key)
      }
    }
    #expect(index.count == dictionary.count)
    let wrong = dictionary.filter { find($0.key, in: index) != $0.value }
    #expect(wrong.isEmpty)
    let missed = (0..<20_000).filter { _ in
      let key = randomKey(&random)
      return find(key, in: index) != dictionary[key]
    }
    #expect(missed.isEmpty)
  }

  /// Keys as ids are: much the same, counting up.
  @Test func idsThatDifferInTheirEnds() {
    var index = KeyIndex()
    for format in ["", "D-", "006Ax00000", "opportunity-2025-"] {
      let first = index.count
      for number in 0..<3000 { _ = self.number("\(format)\(100_000 + number)", in: &index) }
      #expect(index.count == first + 3000)
      #expect(find("\(format)\(101_234)", in: index) == first + 1234)
    }
  }

  // MARK: Keys

  private struct Numbered: Equatable {
    var number: Int
    var isNew: Bool

    init(_ number: Int, isNew: Bool) { (self.number, self.isNew) = (number, isNew) }
  }

  private func ascending(_ length: Int) -> [UInt8] { (0..<length).map { UInt8(0x21 + $0 % 90) } }

  private func batch(_ keys: [[UInt8]]) -> KeyBatch {
    var batch = KeyBatch()
    for key in keys { key.withUnsafeBytes { batch.append($0) } }
    return batch
  }

  private func randomKey(_ random: inout SplitMix64) -> [UInt8] {
    // Few values a byte and short lengths, so that many keys are alike.
    let length = random.below(8) == 0 ? random.below(60) : random.below(20)
    return (0..<length).map { _ in [0x00, 0x30, 0x31, 0xFF][random.below(4)] }
  }

  private func number(_ key: String, in index: inout KeyIndex) -> Numbered { number(Array(key.utf8), in: &index) }

  private func number(_ key: [UInt8], in index: inout KeyIndex) -> Numbered {
    let found = key.withUnsafeBytes { index.number(of: $0) }
    return Numbered(found.number, isNew: found.isNew)
  }

  private func find(_ key: String, in index: KeyIndex) -> Int? { find(Array(key.utf8), in: index) }

  private func find(_ key: [UInt8], in index: KeyIndex) -> Int? { key.withUnsafeBytes { index.find($0) } }
}
