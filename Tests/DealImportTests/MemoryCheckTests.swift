import Diagnostics
import TableFiles
import TestSupport
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
      path: folder.write("a.csv", "id,stage\n1,New\n")
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
}
