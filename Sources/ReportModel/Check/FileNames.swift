/// Short names of files: of each path as much from its end as tells it apart from the others.
public struct FileNames: Sendable {
  private var names: [String: String] = [:]

  /// Finds the names of some paths.
  public init(_ paths: [String]) {
    let all = Set(paths)
    for path in all {
      let parts = path.split(separator: "/", omittingEmptySubsequences: false)
      var name = path
      for count in 1..<max(2, parts.count) {
        let tail = parts.suffix(count).joined(separator: "/")
        let isShared = all.contains { $0 != path && ($0 == tail || $0.hasSuffix("/" + tail)) }
        if isShared { continue }
        name = tail
        break
      }
      names[path] = name
    }
  }

  /// The short name of a path; the path itself where it is none of those.
  public subscript(path: String) -> String { names[path] ?? path }

  /// A sentence that begins with a path, with the short name in its place.
  func shortened(_ sentence: String) -> String {
    // The longest first: one path may begin with another.
    for path in names.keys.sorted(by: { $0.utf8.count > $1.utf8.count }) where sentence.hasPrefix(path) {
      return self[path] + sentence.dropFirst(path.count)
    }
    return sentence
  }
}
