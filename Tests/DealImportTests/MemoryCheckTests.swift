import Diagnostics
import Testing

@testable import DealImport

/// A run that cannot have the memory it needs is refused before it reads anything.
struct MemoryCheckTests {
  private let folder = TestFolder()

  /// What an import of three deals says under these limits.
  private func problems(_ limits: [MemoryLimit], deals: String = "id,stage\n1,New\n2,New\n3,New\n") -> [Diagnostic] {
    var configuration = Configuration()
    configuration.deals = [Configuration.Input(path: folder.write("deals.csv", deals))]
    var importer = DealImporter(configuration: configuration, wantsDealList: true)
    importer.memoryLimits = limits
    do throws(Diagnostics) {
      _ = try importer.run()
      return []
    } catch {
      return error.problems
    }
  }

  @Test func enoughMemoryIsNoProblem() {
    #expect(problems([]).isEmpty)
    #expect(problems([MemoryLimit(.machine, available: 1 << 30), MemoryLimit(.data, available: 1 << 30)]).isEmpty)
  }

  @Test(
    arguments: [
      (.controlGroup("/job"), "cgroup /job"), (.addressSpace, "ulimit -v"), (.data, "ulimit -d"),
    ] as [(MemoryLimit.Kind, String)]
  )
  func theLimitIsNamed(kind: MemoryLimit.Kind, name: String) throws {
    let problem = try #require(problems([MemoryLimit(kind, available: 3 << 20)]).first)
    #expect(problem.short == "salesfunnel memoryLimited")
    #expect(Array(problem.arguments.dropFirst()) == ["3 MiB", name])
    // A run of three deals needs little more than every run.
    #expect(problem.arguments.first == "\((MemoryNeed.fixedBytes >> 20) + 1) MiB")
  }

  @Test func theMachinesMemoryHasAMessageOfItsOwn() {
    let found = problems([MemoryLimit(.machine, available: -1)])
    #expect(found.map(\.short) == ["salesfunnel memoryNotFree"])
    #expect(found.first?.arguments.last == "0 MiB")
  }

  @Test func ofSeveralTheLowestIsTold() {
    let found = problems([
      MemoryLimit(.controlGroup("/a/b"), available: 4 << 20), MemoryLimit(.controlGroup("/a"), available: 2 << 20),
      MemoryLimit(.machine, available: 3 << 20), MemoryLimit(.data, available: 1 << 40),
    ])
    #expect(found.count == 1)
    #expect(found.first?.arguments.dropFirst() == ["2 MiB", "cgroup /a"])
  }

  /// A limit that leaves just what is needed is enough.
  @Test func atTheLimitTheRunFits() throws {
    let table = try InputTable(
      path: folder.write("a.csv", "id,stage\n1,New\n"),
      dialect: nil,
      fieldLimit: 1 << 20,
      columnLimit: 4096
    )
    let need = MemoryNeed(deals: [table], history: [], threads: 1, wantsDealList: false)
    #expect(need.problems(under: [MemoryLimit(.machine, available: need.bytes)]).isEmpty)
    #expect(need.problems(under: [MemoryLimit(.machine, available: need.bytes - 1)]).count == 1)
  }

  /// Nothing was read: what is wrong with the rows is not told.
  @Test func theRowsAreNotRead() {
    let found = problems([MemoryLimit(.machine, available: 0)], deals: "id,stage\n1,\"New\n")
    #expect(found.map(\.id) == [.memoryNotFree])
    #expect(problems([], deals: "id,stage\n1,\"New\n").map(\.id) == [.quoteNotClosed])
  }

  @Test func aFileWhoseAddressesAreTooMany() {
    let (limit, size) = (MemoryLimit(.addressSpace, available: 5 << 20), 6 << 20)
    let problem = MemoryLimit.problem(mapping: "deals.csv", size: size, limits: [limit])
    #expect(problem?.short == "deals.csv memoryLimited")
    #expect(problem?.arguments == ["\(6 + MemoryNeed.fixedBytes >> 20) MiB", "5 MiB", "ulimit -v"])
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
