import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import TableFiles

/// What the kernel says of memory, read from folders of texts.
struct MemoryLimitTests {
  private let folder = TestFolder()
  private let unlimited = MemoryCeilings(addressSpace: nil, data: nil)

  /// Makes files below a folder of their own.
  private func write(_ files: [String: String]) throws {
    for (path, text) in files {
      let file = URL(fileURLWithPath: folder.path).appending(path: path)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
  }

  private func limits(_ files: [String: String], _ ceilings: MemoryCeilings? = nil) throws -> [MemoryLimit] {
    try write(files)
    return MemoryLimit.all(
      processes: folder.path + "/proc",
      controlGroups: folder.path + "/groups",
      ceilings: ceilings ?? unlimited
    )
  }

  // MARK: Texts

  @Test(
    arguments: [
      ("max\n", nil), ("4096\n", 4096), ("0\n", 0), ("", nil), ("-1\n", nil), ("much", nil),
      // What version 1 writes where there is no limit, and what it once wrote.
      ("9223372036854771712\n", nil), ("18446744073709551615\n", nil),
    ] as [(String, Int?)]
  )
  func aLimitIsANumber(text: String, limit: Int?) {
    #expect(SystemText.limit(text) == limit)
  }

  @Test func aKeyIsTheFirstWordOfALine() {
    let statistics = "file 1\nanon_thp 2\nanon 4096\nshmem\nkernel x\n"
    #expect(SystemText.bytes(of: "anon", in: statistics) == 4096)
    for key in ["shmem", "kernel", "sock", ""] { #expect(SystemText.bytes(of: key, in: statistics) == nil) }
    let memory = "MemTotal:       24684092 kB\nMemAvailable:\t3 kB\nHugePages_Total:       5\n"
    #expect(SystemText.bytes(of: "MemAvailable:", in: memory) == 3072)
    #expect(SystemText.bytes(of: "HugePages_Total:", in: memory) == 5)
  }

  @Test func aTextIsReadToItsEnd() throws {
    let long = String(repeating: "0123456789", count: 2000)
    #expect(SystemText.contents(of: folder.write("long", long)) == long)
    #expect(SystemText.contents(of: folder.path + "/missing") == nil)
    #expect(SystemText.contents(of: folder.path) == nil)
  }

  // MARK: ulimit

  @Test func whatIsTakenAlreadyIsNotLeft() {
    let ceilings = MemoryCeilings(addressSpace: 1_000_000, data: 500_000)
    // 100 and 30 pages of 4096 bytes: 1,000,000 − 409,600 and 500,000 − 122,880.
    #expect(
      ceilings.limits(statm: "100 40 38 5 0 30 0\n", pageSize: 4096) == [
        MemoryLimit(.addressSpace, available: 590_400), MemoryLimit(.data, available: 377_120),
      ]
    )
    // More is taken than is allowed, as when the limit came later.
    #expect(ceilings.limits(statm: "1000 1 1 1 1 1000 1", pageSize: 4096).map(\.available) == [0, 0])
    for text in ["", "x y", "-", "99999999999999999999 1", "9223372036854775807"] {
      #expect(ceilings.limits(statm: text, pageSize: 4096).map(\.available) == [1_000_000, 500_000], "\(text)")
    }
    #expect(unlimited.limits(statm: "100 40 38 5 0 30 0\n").isEmpty)
  }

  // MARK: The machine

  @Test func theMachineHasWhatIsAvailableAndSwap() throws {
    let memory = "MemTotal: 9 kB\nMemFree: 1 kB\nMemAvailable: 5 kB\nSwapTotal: 8 kB\nSwapFree: 2 kB\n"
    #expect(try limits(["proc/meminfo": memory]) == [MemoryLimit(.machine, available: 7 << 10)])
    // Kernels before 3.14 do not say what is available.
    #expect(try limits(["proc/meminfo": "MemTotal: 9 kB\nMemFree: 1 kB\nSwapFree: 2 kB\n"]).isEmpty)
  }

  @Test func whatCannotBeReadLimitsNothing() throws {
    #expect(try limits([:]).isEmpty)
    #expect(try limits(["proc/meminfo": "\u{0}", "proc/self/cgroup": "0\n::\n:memory\n", "groups/x": ""]).isEmpty)
    // Nor does a limit that can be read need anything else.
    #expect(try limits([:], MemoryCeilings(addressSpace: nil, data: 5)) == [MemoryLimit(.data, available: 5)])
  }

  @Test func thisMachineHasMemory() {
    #expect(MemoryLimit.all().contains { $0.kind == .machine && $0.available > 0 })
  }

  // MARK: Control groups

  @Test func aGroupAndThoseAbove() {
    #expect(ControlGroups.withParents("/a/b.slice/c") == ["/a/b.slice/c", "/a/b.slice", "/a", "/"])
    #expect(ControlGroups.withParents("/") == ["/"])
    #expect(ControlGroups.withParents("/../../other") == ["/"])
  }

  @Test func version2() throws {
    let files = [
      "proc/self/cgroup": "0::/user.slice/job:1.scope\n",
      "proc/meminfo": "SwapFree: 100 kB\n",
      "groups/user.slice/job:1.scope/memory.max": "1000000\n",
      "groups/user.slice/job:1.scope/memory.current": "900000\n",
      // What is cached of files can be had back; what was written to and shared memory cannot.
      "groups/user.slice/job:1.scope/memory.stat": "anon 300000\nfile 600000\nshmem 50000\n",
      "groups/user.slice/job:1.scope/memory.swap.max": "40000\n",
      "groups/user.slice/job:1.scope/memory.swap.current": "10000\n",
      "groups/user.slice/memory.max": "5000000\n",
      "groups/user.slice/memory.stat": "anon 1000000\n",
      "groups/user.slice/memory.swap.max": "max\n",
      "groups/memory.stat": "anon 2000000\n",
    ]
    #expect(
      try limits(files) == [
        // 1,000,000 − 300,000 − 50,000, and 40,000 − 10,000 of swap space.
        MemoryLimit(.controlGroup("/user.slice/job:1.scope"), available: 680_000),
        // 5,000,000 − 1,000,000, and all free swap space, 102,400.
        MemoryLimit(.controlGroup("/user.slice"), available: 4_102_400),
      ]
    )
  }

  @Test func aContainersOwnGroupIsAtTheRoot() throws {
    let limits = try limits(["proc/self/cgroup": "0::/\n", "groups/memory.max": "4096\n"])
    #expect(limits == [MemoryLimit(.controlGroup("/"), available: 4096)])
  }

  @Test func version1() throws {
    let files = [
      "proc/self/cgroup": "9:name=systemd:/\n5:cpu,memory:/docker/abc\n0::/docker/abc\n",
      "proc/meminfo": "SwapFree: 100 kB\n",
      "groups/memory/docker/abc/memory.limit_in_bytes": "1000000\n",
      "groups/memory/docker/abc/memory.stat": "rss 1\ntotal_rss 200000\ntotal_shmem 1000\ntotal_swap 5000\n",
      // Memory and swap space together: 1,050,000 − 1,000,000, of which 5000 are in use.
      "groups/memory/docker/abc/memory.memsw.limit_in_bytes": "1050000\n",
      "groups/memory/docker/memory.limit_in_bytes": "9223372036854771712\n",
      "groups/memory/memory.limit_in_bytes": "300000\n",
    ]
    #expect(
      try limits(files) == [
        MemoryLimit(.controlGroup("/docker/abc"), available: 799_000 + 45_000),
        // Nothing is said of what is in use, nor of a limit on swap space.
        MemoryLimit(.controlGroup("/"), available: 300_000 + 102_400),
      ]
    )
  }

  // MARK: Problems

  @Test func aFileWhoseAddressesAreTooMany() {
    let (limit, size) = (MemoryLimit(.addressSpace, available: 5 << 20), 6 << 20)
    let problem = MemoryLimit.problem(mapping: "deals.csv", size: size, limits: [limit])
    #expect(problem?.short == "deals.csv memoryLimited")
    #expect(problem?.arguments == ["6 MiB", "5 MiB", "ulimit -v"])
    // Where it would fit, something else was wrong.
    #expect(MemoryLimit.problem(mapping: "deals.csv", size: 5 << 20, limits: [limit]) == nil)
    #expect(MemoryLimit.problem(mapping: "a", size: size, limits: [MemoryLimit(.data, available: 0)]) == nil)
  }

  @Test func sizesAreRoundedAgainstTheRun() {
    #expect([0, 1, 1 << 20, 1 << 20 + 1].map(MemorySize.needed) == ["0 MiB", "1 MiB", "1 MiB", "2 MiB"])
    #expect([0, 1, 1 << 20, 2 << 20 - 1].map(MemorySize.available) == ["0 MiB", "0 MiB", "1 MiB", "1 MiB"])
    // 1.25 GiB; 1 GiB less one byte.
    #expect([5 << 28, 1 << 30 - 1, 12 << 30].map(MemorySize.needed) == ["1.3 GiB", "1.0 GiB", "12.0 GiB"])
    #expect([5 << 28, 1 << 30 - 1, 12 << 30].map(MemorySize.available) == ["1.2 GiB", "1023 MiB", "12.0 GiB"])
  }
}
