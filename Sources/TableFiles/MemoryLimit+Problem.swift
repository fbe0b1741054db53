package import Diagnostics

extension MemoryLimit {
  /// The problem that a limit leaves less than is needed.
  package func problem(need: Int, at location: SourceLocation = SourceLocation()) -> Diagnostic {
    let sizes = [MemorySize.needed(need), MemorySize.available(available)]
    let limit: String
    switch kind {
    case .machine: return Diagnostic(.memoryNotFree, sizes, at: location)
    case .controlGroup(let path): limit = "cgroup \(path)"
    case .addressSpace: limit = "ulimit -v"
    case .data: limit = "ulimit -d"
    }
    return Diagnostic(.memoryLimited, sizes + [limit], at: location)
  }

  /// The problem for which a file could not be mapped although it can be read: its addresses alone are too many.
  ///
  /// `nil` where no limit on addresses explains it.
  static func problem(mapping path: String, size: Int, limits: [MemoryLimit] = all()) -> Diagnostic? {
    let limit = limits.first { $0.kind == .addressSpace && $0.available < size }
    return limit?.problem(need: size, at: SourceLocation(file: path))
  }
}

/// Sizes in words, rounded so that what is too little never looks like enough.
package enum MemorySize {
  private static let mebibyte = 1 << 20
  private static let gibibyte = 1 << 30

  /// A size rounded up.
  package static func needed(_ bytes: Int) -> String {
    text(mebibytes: (bytes + mebibyte - 1) / mebibyte, tenthsOfGibibytes: (bytes * 10 + gibibyte - 1) / gibibyte)
  }

  /// A size rounded down.
  package static func available(_ bytes: Int) -> String {
    text(mebibytes: bytes / mebibyte, tenthsOfGibibytes: bytes * 10 / gibibyte)
  }

  private static func text(mebibytes: Int, tenthsOfGibibytes: Int) -> String {
    mebibytes < 1024 ? "\(mebibytes) MiB" : "\(tenthsOfGibibytes / 10).\(tenthsOfGibibytes % 10) GiB"
  }
}
