import Testing

@testable import ReportModel

/// The definitions explain exactly the figures that reports show.
struct DefinitionsTests {
  /// Keys under which figures are shown; the table of counts has a figure a row.
  private static let keysInUse: Set<String> = {
    var keys: Set<String> = []
    for analysed in AnalysedCase.all {
      for table in analysed.tables where table.id != "counts" { keys.formUnion(table.columns.map(\.key)) }
      keys.formUnion(analysed.document.keyFigures.map(\.key))
    }
    return keys
  }()

  @Test func everyFigureIsDefined() {
    var missing: Set<String> = []
    for analysed in AnalysedCase.all {
      // Where a value stands is no figure.
      let figures = analysed.tables.flatMap(\.columns).filter { $0.kind != .text && $0.key != "line" }.map(\.key)
      let keys = figures + analysed.document.keyFigures.map(\.key)
      missing.formUnion(keys.filter { Definition.named($0) == nil && $0 != "count" })
    }
    #expect(missing.isEmpty, "without a definition: \(missing.sorted())")
  }

  @Test func everyDefinitionIsOfAFigure() {
    let keys = Definition.all.flatMap(\.keys).filter { !$0.hasPrefix("counts.") }
    let unused = keys.filter { key in
      !DefinitionsTests.keysInUse.contains { $0 == key || $0.hasPrefix(key + ".") }
    }
    #expect(unused.isEmpty, "defined but never shown: \(unused)")
  }

  /// The table that readers see has all of them.
  @Test func allAreShown() {
    for analysed in AnalysedCase.all {
      let table = analysed.tables.first { $0.id == "definitions" }
      #expect(table?.rows.count == Definition.all.count)
    }
  }
}
