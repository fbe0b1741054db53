import Glibc

/// A limit on the process's memory, and what it leaves.
package struct MemoryLimit: Equatable {
  /// Who sets the limit; each counts memory in its own way.
  package enum Kind: Equatable {
    /// A control group, by its path: counts memory that was written to.
    case controlGroup(String)
    /// `ulimit -v`: counts all addresses, those of mapped files too.
    case addressSpace
    /// `ulimit -d`: counts all addresses that may be written to.
    case data
    /// The machine: what no other program uses, and the free swap space.
    case machine
  }

  /// Who sets the limit.
  package var kind: Kind
  /// The bytes that the process may still take; never below 0.
  package var available: Int

  package init(_ kind: Kind, available: Int) {
    self.kind = kind
    self.available = max(0, available)
  }

  /// All limits that are known; what cannot be read limits nothing.
  /// - Parameters:
  ///   - processes: where the kernel shows processes; tests have a folder of their own.
  ///   - controlGroups: where the kernel shows control groups.
  ///   - ceilings: what `ulimit` says.
  package static func all(
    processes: String = "/proc",
    controlGroups: String = "/sys/fs/cgroup",
    ceilings: MemoryCeilings = MemoryCeilings()
  ) -> [MemoryLimit] {
    let memory = SystemText.contents(of: processes + "/meminfo") ?? ""
    let size = SystemText.contents(of: processes + "/self/statm") ?? ""
    let groups = SystemText.contents(of: processes + "/self/cgroup") ?? ""
    let freeSwap = SystemText.bytes(of: "SwapFree:", in: memory) ?? 0
    var limits = ControlGroups(membership: groups, root: controlGroups).limits(freeSwap: freeSwap)
    limits += ceilings.limits(statm: size)
    if let free = SystemText.bytes(of: "MemAvailable:", in: memory) {
      limits.append(MemoryLimit(.machine, available: free + freeSwap))
    }
    return limits
  }
}

/// The process's own limits on its addresses, in bytes; `nil` where there is none.
package struct MemoryCeilings: Equatable {
  /// `ulimit -v`.
  var addressSpace: Int?
  /// `ulimit -d`.
  var data: Int?

  init(addressSpace: Int?, data: Int?) { (self.addressSpace, self.data) = (addressSpace, data) }

  /// Asks the kernel.
  package init() {
    var limit = rlimit()
    // No limit is the largest number there is, which is no Int.
    if getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit) == 0 { addressSpace = Int(exactly: limit.rlim_cur) }
    if getrlimit(__rlimit_resource_t(RLIMIT_DATA.rawValue), &limit) == 0 { data = Int(exactly: limit.rlim_cur) }
  }

  /// What the process has not taken yet.
  /// - Parameter statm: the text of `/proc/self/statm`: counts of pages, the first of all addresses, the sixth of those
  ///   that may be written to. Files that are mapped are among the first.
  func limits(statm: String, pageSize: Int = sysconf(Int32(_SC_PAGESIZE))) -> [MemoryLimit] {
    let pages = statm.split { $0 == " " || $0 == "\n" }
    func taken(_ index: Int) -> Int {
      // More than a processor can address is no number of pages.
      guard pages.indices.contains(index), let count = Int(pages[index]), count < 1 << 40 else { return 0 }
      return count * pageSize
    }
    var limits: [MemoryLimit] = []
    if let addressSpace { limits.append(MemoryLimit(.addressSpace, available: addressSpace - taken(0))) }
    if let data { limits.append(MemoryLimit(.data, available: data - taken(5))) }
    return limits
  }
}

/// Texts in which the kernel tells numbers.
enum SystemText {
  /// A file's text; `nil` where it cannot be read.
  ///
  /// It is read until it ends: the kernel gives such files no size.
  static func contents(of path: String) -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    if descriptor < 0 { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 4096)
    while bytes.count < 1 << 20 {
      let count = read(descriptor, &block, block.count)
      if count < 0 { return nil }
      if count == 0 { break }
      bytes += block[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The number that is the whole text; `nil` for `max`, and for numbers so large that they mean the same.
  static func limit(_ text: String?) -> Int? {
    guard let text, let number = Int(text.prefix { !$0.isWhitespace }), number >= 0 else { return nil }
    // Control groups of version 1 write the largest multiple of a page.
    return number < 1 << 60 ? number : nil
  }

  /// The number of bytes behind a key at the beginning of a line: `anon 4096`, or `SwapFree: 4 kB`.
  static func bytes(of key: String, in text: String) -> Int? {
    for line in text.split(separator: "\n") {
      let words = line.split { $0 == " " || $0 == "\t" }
      guard words.count >= 2, words[0] == key else { continue }
      guard let number = Int(words[1]), number >= 0, number < 1 << 50 else { return nil }
      return words.count > 2 && words[2] == "kB" ? number << 10 : number
    }
    return nil
  }
}
