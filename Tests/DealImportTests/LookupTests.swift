import DealModel
import Diagnostics
import TestSupport
import Testing

@testable import DealImport

/// Lookup tables: what they are looked up by, what they give, and who is kept without deals.
struct LookupTests {
  private let stages = "stage,kind\nNew,open\nWon,won\n"
  private let deals = """
    id,stage,owner,product,account,region
    1,Won,Ada,Pro,Acme,West
    2,New,ada ,Pro X,Globex,
    3,New,Bo,Basic,N/A,East
    4,New,,Basic,Globex,Home

    """

  private func lookup(
    _ text: String,
    key: String? = nil,
    in heading: String? = nil,
    columns: KeyValuePairs<String, String> = [:]
  ) -> (text: String, configure: (inout Configuration.Input) -> Void) {
    (
      text,
      { input in
        input.key = key.map { Configuration.LookupKey(name: $0, heading: heading, location: SourceLocation()) }
        for (line, (role, heading)) in columns.enumerated() {
          input.columns[role] = (heading, SourceLocation(file: "funnel.yaml", line: line + 1))
        }
      }
    )
  }

  private func inputs(
    _ lookups: (text: String, configure: (inout Configuration.Input) -> Void)...,
    configure: @escaping (inout Configuration) -> Void = { _ in }
  ) -> ImportInputs {
    var inputs = ImportInputs(deals, stages: stages, configure: configure)
    inputs.lookups = lookups
    return inputs
  }

  /// The texts of the sellers whom a table lists.
  private func listed(_ name: String, _ result: ImportResult) -> [String]? {
    result.book.groups.first { $0.name == name }.map { column in
      column.listed.map { $0 == GroupColumn.noText ? "–" : column.labels.text(Int($0)) }
    }
  }

  @Test func sellersAreListedWithTheirTeamAndRegion() throws {
    let result = try inputs(
      lookup(
        "seller,boss,office\nAda,Fay,West\nCleo,Gil,North\nDan,-,\n",
        columns: ["team": "boss", "region": "office"]
      )
    ).run()
    #expect(result.book.groups.map(\.name) == ["owner", "team", "product", "region"])
    // Case does not matter, what a table does not know has nothing, and the own region stands.
    #expect(result.group("team") == ["Fay", "Fay", "", ""])
    #expect(result.group("region") == ["West", "West", "East", "Home"])
    #expect(listed("owner", result) == ["Ada", "ada", "Cleo", "Dan"])
    #expect(listed("team", result) == ["Fay", "Fay", "Gil", "–"])
    #expect(listed("region", result) == ["West", "West", "North", "–"])
    #expect(listed("product", result) == ["–", "–", "–", "–"])
    #expect(result.summary.assumptions.contains(.lookupKey(file: result.summary.lookups[0].file, role: "owner")))
    #expect(result.summary.lookups[0].found == 2)
    #expect(result.summary.lookups[0].missed == [.init(key: "Bo", deals: 1, nearest: nil)])
  }

  @Test func oneTableMayBeTheKeyOfTheNext() throws {
    let result = try inputs(
      lookup("written\tproduct\nPro X\tPro\nCheap\tBasic\n", key: "product", columns: ["product": "product"]),
      lookup("product;line\nPro;Fine\nBasic;Plain\nOld;Gone\n", key: "product", columns: ["line": "line"]),
      lookup("line|maker\nfine|North & Sons\n", key: "line", columns: ["maker": "maker"])
    ).run()
    #expect(result.group("product") == ["Pro", "Pro", "Basic", "Basic"])
    #expect(result.group("line") == ["Fine", "Fine", "Plain", "Plain"])
    #expect(result.group("maker") == ["North & Sons", "North & Sons", "", ""])
    // Names without a row: none of spellings, for the others are right; of makers the line.
    #expect(result.summary.lookups.map(\.missing) == [0, 0, 2])
    let accounts = result.accounts().filter { $0.role == "lookup" }
    #expect(accounts.map(\.used) == [1, 2, 1])
    #expect(accounts.map(\.leftOut) == [1, 1, 0])
    #expect(
      result.summary.assumptions.contains { if case .lookupReplaced(_, _, "product", 1) = $0 { true } else { false } }
    )
  }

  @Test func keysThatAreNoGroupAreNotShown() throws {
    let sectors = lookup(
      "account,sector\nACME,Steel\nGlobex Inc,Food\n",
      key: "account",
      columns: ["segment": "sector"]
    )
    let result = try inputs(sectors) { $0.required = [.segment] }.run()
    #expect(result.book.groups.map(\.name) == ["owner", "product", "region", "segment"])
    #expect(result.group("segment") == ["Steel", "", "", ""])
    #expect((0..<4).map { result.book.filled[$0] & DealField.segment.bit != 0 } == [true, false, false, false])
    // A blank account is looked up by nobody.
    #expect(result.summary.lookups[0].missed == [.init(key: "Globex", deals: 2, nearest: nil)])
    let grouped = try inputs(sectors) { $0.groupBy = [("account", SourceLocation()), ("segment", SourceLocation())] }
      .run()
    #expect(grouped.book.groups.map(\.name) == ["owner", "product", "region", "account", "segment"])
  }

  @Test func anAccountAddsUp() throws {
    let text = "owner,team\nAda,Old\nAda,New\n,Nobody\nBo,South\nEve,South\nN/A,South\n"
    let accounts = try inputs(lookup(text, key: "owner")).run().accounts().filter { $0.role == "lookup" }
    #expect(accounts.map(\.rowsRead) == [6])
    #expect(accounts.map(\.used) == [3])
    #expect(accounts.map(\.duplicates) == [1])
    #expect(accounts.map(\.rejected) == [2])
  }

  @Test func namesAndTeamsOfCodes() throws {
    let result = try inputs(
      lookup(
        "code,name,team\nADA,Ada Byron,North\nbo,Bo Li,South\nU7,Eve Stone,East\n",
        key: "owner",
        in: "code",
        columns: ["owner": "name", "team": "team"]
      )
    ).run()
    #expect(result.group("owner") == ["Ada Byron", "Ada Byron", "Bo Li", ""])
    #expect(result.group("team") == ["North", "North", "South", ""])
    #expect(listed("owner", result) == ["Ada Byron", "Ada Byron", "Bo Li", "Eve Stone"])
    #expect(listed("team", result) == ["North", "North", "South", "East"])
  }

  @Test func whatTellsTheKeyIsFound() throws {
    func keyed(_ text: String, _ key: String?, _ columns: KeyValuePairs<String, String> = ["team": "t"]) throws
      -> [String]?
    {
      try inputs(lookup(text, key: key, columns: columns)).run().group("team")
    }
    let expected = ["North", "North", "", ""]
    #expect(try keyed("t,sales rep\nNorth,Ada\n", "owner") == expected)
    #expect(try keyed("t,who\nNorth,Ada\n", "owner") == expected)
    #expect(try keyed("t,Owner\nNorth,Ada\n", nil) == expected)
    #expect(try keyed("销售团队,业务员\nNorth,Ada\n", nil, [:]) == expected)
    let problems = inputs(lookup("t,who,when\nNorth,Ada,now\n", key: "owner", columns: ["team": "t"])).problems()
    #expect(problems.map(\.id) == [.lookupKeyColumnMissing])
  }
}
