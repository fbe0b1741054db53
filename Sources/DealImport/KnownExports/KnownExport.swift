import DealModel

// How it works: an export is known by its headings alone. Each has some that hardly any other table has together; it is
// recognised where enough of them are there, the required ones among them, and no other export has as many. Where it is,
// its own list says what its headings mean, before the general lists do, and the report names it. A table of nobody's is
// left to the general lists.

/// An export of a program that many use, known by its headings.
struct KnownExport: Sendable {
  /// The kinds of tables that are recognised.
  enum Table: String, Sendable {
    case deals, history
  }

  /// Headings that tell an export, and how many of them a table must have.
  ///
  /// Headings are as `Heading.normalised` leaves them; one that ends with `*` stands for all that begin so.
  struct Marks: Sendable {
    /// Headings of which one of each list must be there.
    var required: [[String]]
    /// The headings that are counted.
    var headings: [String]
    /// How many of them must be there.
    var needed: Int

    /// How many of the headings a table has; 0 where it has too few.
    func score(_ present: Set<String>) -> Int {
      func isThere(_ heading: String) -> Bool {
        guard heading.hasSuffix("*") else { return present.contains(heading) }
        return present.contains { $0.hasPrefix(heading.dropLast()) }
      }
      guard required.allSatisfy({ $0.contains(where: isThere) }) else { return 0 }
      let score = headings.count(where: isThere)
      return score >= needed ? score : 0
    }
  }

  /// What the program does that headings alone do not say.
  struct Rules: OptionSet, Sendable {
    let rawValue: UInt8

    /// A deal with a reason why it was lost is lost; its stage stays where it was.
    static let lossReasonMeansLost = Rules(rawValue: 1)
    /// The status says whether the deal is still worked on: `False` means lost.
    static let statusIsActive = Rules(rawValue: 2)
  }

  /// The name in a configuration.
  let name: String
  /// The name in a report.
  let title: ExportTitle
  let table: Table
  /// The sets of headings that it may have.
  let marks: [Marks]
  /// For each role (its raw value) the headings that have it here, the surest first.
  let columns: [String: [String]]
  /// Headings that mean something else here than the general lists would take them for.
  var passedOver: [String] = []
  var rules: Rules = []

  /// All known exports.
  static let all: [KnownExport] = [
    .salesforce, .salesforceHistory, .fieldHistory, .hubSpot, .pipedrive, .zoho, .dynamics, .odoo, .chinese,
  ]

  /// The name in a configuration that switches recognition off.
  static let none = "none"

  /// The names that a configuration may give for a kind of table.
  static func names(of table: Table) -> [String] { all.filter { $0.table == table }.map(\.name) + [none] }

  /// The export that a table is: the configured one, or else the one that its headings tell.
  static func of(_ headings: [String], _ table: Table, preset: String? = nil) -> KnownExport? {
    if let preset { return all.first { $0.table == table && $0.name == preset } }
    let present = Set(headings.map(Heading.normalised))
    let scores = all.filter { $0.table == table }.map { export in
      (export: export, score: export.marks.reduce(0) { max($0, $1.score(present)) })
    }
    guard let best = scores.max(by: { $0.score < $1.score }), best.score > 0 else { return nil }
    // Two that are as likely are none.
    return scores.count { $0.score == best.score } == 1 ? best.export : nil
  }

  /// The headings of a role here.
  func headings(of role: String) -> [String] { columns[role] ?? [] }

  /// All headings that are not to be looked for in the general lists.
  var ownHeadings: Set<String> { Set(columns.values.joined()).union(passedOver) }
}
