import DealModel
import Diagnostics
import Testing

@testable import DealImport

struct FieldReaderTests {
  @Test func namesAreNumberedWithTheirFirstPlace() {
    var names = NameNumbers()
    for (offset, name) in ["New", "Won", "New", "", "Won"].enumerated() {
      _ = number(name, at: offset, in: &names)
    }
    #expect(names.names == ["New", "Won", ""])
    #expect(names.firstSeen.map(\.offset) == [0, 1, 3])
    #expect(number("Won", at: 9, in: &names) == 1)
  }

  @Test func namesOfAPartThatStandsBehindAreAdded() {
    var (names, part) = (NameNumbers(), NameNumbers())
    for (offset, name) in ["New", "Won"].enumerated() { _ = number(name, at: offset, in: &names) }
    for (offset, name) in ["Lost", "Won", "Offer"].enumerated() { _ = number(name, at: 10 + offset, in: &part) }
    let numbers = names.merge(part)
    #expect(numbers == [2, 1, 3])
    #expect(names.names == ["New", "Won", "Lost", "Offer"])
    // The first place of all is kept.
    #expect(names.firstSeen.map(\.offset) == [0, 1, 10, 12])
  }

  /// Numbers are of 16 bits, and the last of them means that there is no name.
  @Test func namesBeyondTheLastNumberHaveNone() {
    var names = NameNumbers()
    for name in 0..<65_535 { _ = number("\(name)", at: name, in: &names) }
    #expect(number("65534", at: 0, in: &names) == 65_534)
    #expect(number("one more", at: 0, in: &names) == nil)
    #expect(number("0", at: 0, in: &names) == 0)
  }

  /// As where the column of ids is mapped for the stage.
  @Test func aColumnOfTooManyStagesIsTheWrongColumn() {
    let rows = (0..<2_100).map { "\($0),S\($0)\n" }.joined()
    #expect(ImportInputs("id,stage\n" + rows).problems().map(\.id) == [.tooManyNames])
  }

  private func number(_ name: String, at offset: Int, in names: inout NameNumbers) -> UInt16? {
    Array(name.utf8).withUnsafeBytes { names.number(of: $0, file: 0, offset: offset) }
  }
}
