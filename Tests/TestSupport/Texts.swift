/// Every text of up to `length` bytes over an alphabet, the shortest first.
public func allTexts(of alphabet: String, upTo length: Int) -> [[UInt8]] {
  var all: [[UInt8]] = [[]]
  var last = all
  for _ in 0..<length {
    last = last.flatMap { text in alphabet.utf8.map { text + [$0] } }
    all += last
  }
  return all
}

/// A random text of the bytes of `alphabet`.
public func randomText(of alphabet: String, length: Int, _ random: inout SplitMix64) -> [UInt8] {
  let bytes = Array(alphabet.utf8)
  return (0..<length).map { _ in bytes[random.below(bytes.count)] }
}
