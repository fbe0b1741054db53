/// The candidate nearest to `name` by edit distance, if it is near enough to be what was meant.
///
/// Case is ignored. Near enough is a distance of at most a third of the longer name, and at least one edit is allowed.
/// - Complexity: O(candidates × length²), with lengths cut at 64 characters.
public func nearestName(to name: String, among candidates: [String]) -> String? {
  let wanted = Array(name.lowercased().unicodeScalars.prefix(64))
  var best: (distance: Int, name: String)?
  for candidate in candidates {
    let other = Array(candidate.lowercased().unicodeScalars.prefix(64))
    let limit = max(1, max(wanted.count, other.count) / 3)
    if abs(wanted.count - other.count) > limit { continue }
    let distance = editDistance(wanted, other)
    if distance <= limit, distance < (best?.distance ?? Int.max) { best = (distance, candidate) }
  }
  return best?.name
}

/// The number of insertions, deletions, replacements and swaps of neighbours that turn one text into the other.
private func editDistance(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> Int {
  if first.isEmpty || second.isEmpty { return max(first.count, second.count) }
  var beforePrevious = [Int](repeating: 0, count: second.count + 1)
  var previous = Array(0...second.count)
  for (row, left) in first.enumerated() {
    var current = [row + 1]
    for (column, right) in second.enumerated() {
      let replaced = previous[column] + (left == right ? 0 : 1)
      var cost = min(previous[column + 1] + 1, current[column] + 1, replaced)
      if row > 0, column > 0, left == second[column - 1], first[row - 1] == right {
        cost = min(cost, beforePrevious[column - 1] + 1)
      }
      current.append(cost)
    }
    beforePrevious = previous
    previous = current
  }
  return previous[second.count]
}
