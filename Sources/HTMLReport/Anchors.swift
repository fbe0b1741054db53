import ChartSVG

/// Gives out names for anchors, each once.
struct Anchors {
  private var taken: Set<String> = []

  /// The wanted name in the characters an anchor may have, with a number behind if it is taken.
  mutating func unique(_ wanted: String) -> String {
    let name = anchorName(wanted)
    var candidate = name
    var number = 2
    while !taken.insert(candidate).inserted {
      candidate = "\(name)-\(number)"
      number += 1
    }
    return candidate
  }
}
