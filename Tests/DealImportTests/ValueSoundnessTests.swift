import Foundation
import TestSupport
import Testing

@testable import DealImport

/// A short run of what `Tests/Fuzzing/ValueText.swift` does by the hour, with a fixed seed.
struct ValueSoundnessTests {
  /// The inputs that fuzzing begins with, and those that it once found fault with.
  private static func seeds() throws -> [[UInt8]] {
    let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let folder = tests.appending(path: "Fuzzing/seeds/ValueText")
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      .map { Array(try Data(contentsOf: folder.appending(path: $0))) }
  }

  @Test func seedsAndTheirMutationsAreReadSoundly() throws {
    let seeds = try ValueSoundnessTests.seeds()
    #expect(seeds.count >= 18)
    var random = SplitMix64(seed: 41)
    for round in 0..<15_000 {
      var text = seeds[round % seeds.count]
      if round >= seeds.count {
        for _ in 0..<1 + random.below(3) {
          switch random.below(4) {
          case 0: if !text.isEmpty { text[random.below(text.count)] = UInt8(random.below(256)) }
          case 1:
            if !text.isEmpty { text[random.below(text.count)] = Array("0123456789,.-/: (%".utf8)[random.below(18)] }
          case 2: if !text.isEmpty { text.remove(at: random.below(text.count)) }
          default:
            let other = seeds[random.below(seeds.count)]
            text = Array(text.prefix(random.below(text.count + 1)) + other.suffix(random.below(other.count + 1)))
          }
        }
      }
      let isSound = text.withUnsafeBytes { ValueSoundness.isSound($0) } ?? true
      if !isSound { Issue.record("\(String(decoding: text, as: UTF8.self)): \(text)") }
    }
  }
}
