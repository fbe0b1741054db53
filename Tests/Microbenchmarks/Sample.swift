import DealModel

/// Made-up data for the measurements.
enum Sample {
  private static let stages = ["Lead", "Qualified", "Demo", "Proposal", "Negotiation", "Closed Won", "Closed Lost"]

  static func history(rows: Int, _ random: inout SplitMix64) -> [UInt8] {
    var text = ""
    for row in 0..<rows {
      let stage = random.below(6)
      text += "\(id(row)),\(stages[stage]),\(stages[stage + 1]),\(time(&random))\n"
    }
    return Array(text.utf8)
  }

  static func deals(rows: Int, _ random: inout SplitMix64) -> [UInt8] {
    let names = [
      "Acme Industries", "\"Initech, Inc. - Renewal\"", "Müller & Söhne", "北京云帆数据有限公司", "\"Vandelay \"\"Intl\"\"\"",
    ]
    var text = ""
    for row in 0..<rows {
      text += "\(id(row)),\(names[random.below(5)]),\(names[random.below(5)]),José \(random.below(200)),"
      text += "EMEA,Referral,CRM Core,USD,\(random.below(900_000)).\(10 + random.below(90)),"
      text += "\(time(&random).prefix(10)),\(time(&random).prefix(10)),,\(stages[random.below(7)]),\n"
    }
    return Array(text.utf8)
  }

  static func times(count: Int, _ random: inout SplitMix64) -> [[UInt8]] {
    (0..<count).map { _ in Array(time(&random).utf8) }
  }

  static func amounts(count: Int, _ random: inout SplitMix64) -> [[UInt8]] {
    (0..<count).map { _ in Array("\(random.below(900_000)).\(10 + random.below(90))".utf8) }
  }

  /// Fields one after another, as they stand in a table, and where each lies.
  static func names(count: Int, of different: Int, _ random: inout SplitMix64) -> (
    bytes: [UInt8], fields: [Range<Int>], count: Int
  ) {
    var bytes: [UInt8] = []
    var fields: [Range<Int>] = []
    for _ in 0..<count {
      let start = bytes.count
      bytes += Array("Owner No. \(random.below(different))".utf8)
      fields.append(start..<bytes.count)
      bytes.append(UInt8(ascii: ","))
    }
    return (bytes, fields, count)
  }

  static func ids(count: Int) -> [KeyBatch] { batches(Array(0..<count)) }

  static func shuffled(ids count: Int, _ random: inout SplitMix64) -> [KeyBatch] {
    var numbers = Array(0..<count)
    numbers.shuffle(using: &random)
    return batches(numbers)
  }

  static func changes(deals: Int, perDeal: Int, _ random: inout SplitMix64) -> (changes: [StageChange], rows: [UInt32])
  {
    let rows = (0..<deals * perDeal).map { _ in UInt32(random.below(deals)) }
    let changes = rows.map { _ in
      StageChange(
        time: Int64(1_700_000_000 + random.below(100_000_000)) * 1_000_000,
        from: UInt16(random.below(7)),
        to: UInt16(random.below(7))
      )
    }
    return (changes, rows)
  }

  private static func batches(_ numbers: [Int]) -> [KeyBatch] {
    stride(from: 0, to: numbers.count, by: 512).map { start in
      var batch = KeyBatch()
      for number in numbers[start..<min(numbers.count, start + 512)] {
        var key = id(number)
        key.withUTF8 { batch.append(UnsafeRawBufferPointer($0)) }
      }
      return batch
    }
  }

  /// Fifteen characters, as Salesforce has them.
  private static func id(_ number: Int) -> String {
    let digits = String(UInt64(truncatingIfNeeded: number) &* 0x9E37_79B9_7F4A_7C15 >> 8, radix: 36)
    return "0065" + String(repeating: "0", count: max(0, 11 - digits.count)) + digits.suffix(11)
  }

  private static func time(_ random: inout SplitMix64) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let date = "\(2022 + random.below(4))-\(two(1 + random.below(12)))-\(two(1 + random.below(28)))"
    return date + "T\(two(random.below(24))):\(two(random.below(60))):\(two(random.below(60)))"
  }
}

/// Random numbers that are the same in every run (Sebastiano Vigna, public domain).
struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }
}
