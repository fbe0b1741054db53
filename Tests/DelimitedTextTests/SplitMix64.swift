/// Random numbers from a fixed seed (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators").
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

  /// A number from 0 up to, not including, `bound`.
  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}

/// Every text of up to `length` bytes over an alphabet, the shortest first.
func allTexts(of alphabet: String, upTo length: Int) -> [[UInt8]] {
  var all: [[UInt8]] = [[]]
  var last = all
  for _ in 0..<length {
    last = last.flatMap { text in alphabet.utf8.map { text + [$0] } }
    all += last
  }
  return all
}

/// A random text of the bytes of `alphabet`.
func randomText(of alphabet: String, length: Int, _ random: inout SplitMix64) -> [UInt8] {
  let bytes = Array(alphabet.utf8)
  return (0..<length).map { _ in bytes[random.below(bytes.count)] }
}
