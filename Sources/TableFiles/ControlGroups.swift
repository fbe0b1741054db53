/// The control groups that the process is in, as far as they limit its memory.
///
/// Every group above the process's counts for it too, the one at the root as well: in a container that is the
/// container's own, and the path that the kernel tells may be one that only the machine outside knows.
struct ControlGroups {
  /// The names of the files of one version of control groups, and of the numbers in them.
  private struct Files {
    var limit: String
    /// What `memory.stat` calls memory that cannot be had back by forgetting what is cached of files.
    var inUse: [String]
  }

  private static let version1 = Files(limit: "memory.limit_in_bytes", inUse: ["total_rss", "total_shmem"])
  private static let version2 = Files(limit: "memory.max", inUse: ["anon", "shmem"])

  /// The process's group for memory in version 1, below the folder `memory`.
  private let first: String?
  /// The process's group in version 2.
  private let second: String?
  private let root: String

  /// Finds the groups.
  /// - Parameters:
  ///   - membership: the text of `/proc/self/cgroup`: lines `number:controllers:path`, without controllers in version 2.
  ///   - root: the folder of all groups.
  init(membership: String, root: String) {
    var (first, second): (String?, String?)
    for line in membership.split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3 else { continue }
      if parts[0] == "0", parts[1].isEmpty { second = String(parts[2]) }
      if parts[1].split(separator: ",").contains("memory") { first = String(parts[2]) }
    }
    (self.first, self.second, self.root) = (first, second, root)
  }

  /// What each group leaves that has a limit, the process's own first.
  /// - Parameter freeSwap: the free swap space of the machine: memory moves there when a group is full.
  func limits(freeSwap: Int) -> [MemoryLimit] {
    var limits: [MemoryLimit] = []
    if let first {
      for path in ControlGroups.withParents(first) {
        let folder = root + "/memory" + path
        guard let left = left(by: folder, ControlGroups.version1) else { continue }
        limits.append(MemoryLimit(.controlGroup(path), available: left + swapVersion1(folder, freeSwap)))
      }
    }
    if let second {
      for path in ControlGroups.withParents(second) {
        guard let left = left(by: root + path, ControlGroups.version2) else { continue }
        limits.append(MemoryLimit(.controlGroup(path), available: left + swapVersion2(root + path, freeSwap)))
      }
    }
    return limits
  }

  /// A group's path and those of all groups above: of `/a/b` also `/a` and `/`.
  static func withParents(_ path: String) -> [String] {
    var parts = path.split(separator: "/")
    // A process that was moved out of its container's groups sees `/../..`.
    if parts.contains("..") { parts = [] }
    return stride(from: parts.count, through: 0, by: -1).map { "/" + parts.prefix($0).joined(separator: "/") }
  }

  private func left(by folder: String, _ files: Files) -> Int? {
    guard let limit = SystemText.limit(SystemText.contents(of: folder + "/" + files.limit)) else { return nil }
    let statistics = SystemText.contents(of: folder + "/memory.stat") ?? ""
    return max(0, limit - files.inUse.reduce(0) { $0 + (SystemText.bytes(of: $1, in: statistics) ?? 0) })
  }

  /// The swap space that a group may still use, where one number limits memory and swap together.
  private func swapVersion1(_ folder: String, _ freeSwap: Int) -> Int {
    let both = SystemText.limit(SystemText.contents(of: folder + "/memory.memsw.limit_in_bytes"))
    guard let both, let memory = SystemText.limit(SystemText.contents(of: folder + "/memory.limit_in_bytes")) else {
      return freeSwap
    }
    let statistics = SystemText.contents(of: folder + "/memory.stat") ?? ""
    return min(freeSwap, max(0, both - memory - (SystemText.bytes(of: "total_swap", in: statistics) ?? 0)))
  }

  private func swapVersion2(_ folder: String, _ freeSwap: Int) -> Int {
    guard let limit = SystemText.limit(SystemText.contents(of: folder + "/memory.swap.max")) else { return freeSwap }
    let inUse = SystemText.limit(SystemText.contents(of: folder + "/memory.swap.current")) ?? 0
    return min(freeSwap, max(0, limit - inUse))
  }
}
