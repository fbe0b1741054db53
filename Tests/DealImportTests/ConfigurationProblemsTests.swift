import Diagnostics
import TestSupport
import Testing

@testable import DealImport

/// What `ConfigurationReader` and `YAMLDocument` refuse, and where they say it is.
struct ConfigurationProblemsTests {
  private let folder = TestFolder()

  private func problems(_ yaml: String) -> [Diagnostic] {
    do throws(Diagnostics) {
      _ = try DealImporter.configuration(at: folder.write("funnel.yaml", yaml))
      return []
    } catch {
      return error.problems
    }
  }

  // MARK: Unknown keys

  @Test func anUnknownKeyIsPointedAtWithTheNearest() throws {
    let found = problems("company: Northwind\ncurency: CNY\n")
    let problem = try #require(found.first)
    #expect(found.count == 1)
    #expect(problem.short == "funnel.yaml:2:1 configurationKeyUnknown")
    #expect(problem.excerpt == "curency: CNY")
    #expect(problem.suggestion == "currency")
    #expect(problem.arguments.first == "curency")
    #expect(problem.arguments.last?.contains("company, currency, rates") == true)
  }

  @Test(
    arguments: [
      ("inputs:\n  deal: []\n", "inputs.deal", "deals"),
      ("forecast: {horizon: 3, probabilty: stage}\n", "forecast.horizon", nil),
      ("inputs:\n  deals:\n  - file: a.csv\n    columns: {stge: Phase}\n", "inputs.deals.columns.stge", "stage"),
      ("inputs:\n  history:\n  - file: a.csv\n    columns: {form: old}\n", "inputs.history.columns.form", "from"),
      ("inputs:\n  deals:\n  - fil: a.csv\n    file: b.csv\n", "inputs.deals.fil", "file"),
      ("limits: {reject: 5%}\n", "limits.reject", "rejects"), ("cohort: {form: 2025-01-01}\n", "cohort.form", "from"),
      ("report: {titel: x}\n", "report.titel", "title"), ("something: 1\n", "something", nil),
    ] as [(String, String, String?)]
  )
  func keysInside(yaml: String, key: String, suggestion: String?) {
    let found = problems(yaml).first { $0.arguments.first == key }
    #expect(found?.id == .configurationKeyUnknown)
    #expect(found?.suggestion == suggestion)
  }

  // MARK: Wrong values

  @Test(arguments: [
    ("company: [a]\n", "1:10 configurationType"), ("company: {a: b}\n", "1:10 configurationType"),
    ("rates: 7.12\n", "1:8 configurationType"), ("rates: [USD]\n", "1:8 configurationType"),
    ("rates: {USD: zero}\n", "1:14 configurationValue"), ("rates: {USD: 0}\n", "1:14 configurationValue"),
    ("rates: {USD: -7}\n", "1:14 configurationValue"), ("timezone: Mars\n", "1:11 timeZoneUnknown"),
    ("locale: de\n", "1:9 configurationValue"), ("fiscal_year_start: 13\n", "1:20 configurationValue"),
    ("fiscal_year_start: 0\n", "1:20 configurationValue"), ("fiscal_year_start: April\n", "1:20 configurationValue"),
    ("inputs: deals.csv\n", "1:9 configurationType"), ("inputs: {deals: deals.csv}\n", "1:17 configurationType"),
    ("inputs: {deals: [deals.csv]}\n", "1:18 configurationType"),
    ("inputs: {deals: [{delimiter: tab}]}\n", "1:18 configurationKeyMissing"),
    ("inputs: {deals: [{file: [a]}]}\n", "1:25 configurationType"),
    ("inputs: {deals: [{file: a, delimiter: colon}]}\n", "1:39 delimiterUnknown"),
    ("inputs: {deals: [{file: a, encoding: latin}]}\n", "1:38 encodingUnknown"),
    ("inputs: {deals: [{file: a, columns: [id]}]}\n", "1:37 configurationType"),
    ("stages: {a: b}\n", "1:9 configurationType"), ("stages: [[a]]\n", "1:10 configurationType"),
    ("pipelines: [a]\n", "1:12 configurationType"), ("pipelines: {A: b}\n", "1:16 configurationType"),
    ("forecast: {probability: guess}\n", "1:25 configurationValue"),
    ("forecast: {horizon_months: 0}\n", "1:28 configurationValue"),
    ("cohort: {from: yesterday}\n", "1:16 configurationValue"), ("cohort: 2025\n", "1:9 configurationType"),
    ("group_by: segment\n", "1:11 configurationType"), ("group_by: [[a]]\n", "1:12 configurationType"),
    ("limits: {rejects: half}\n", "1:19 configurationValue"), ("limits: {rejects: 5}\n", "1:19 configurationValue"),
    ("limits: {field: much}\n", "1:17 configurationValue"), ("limits: {field: 2 GiB}\n", "1:17 configurationValue"),
    ("limits: {field: 0}\n", "1:17 configurationValue"), ("limits: {field: 1 MB}\n", "1:17 configurationValue"),
    ("limits: {columns: 70000}\n", "1:19 configurationValue"), ("unknown_stages: maybe\n", "1:17 configurationValue"),
    ("report: Funnel\n", "1:9 configurationType"), ("mail: ada\n", "1:7 configurationType"),
    ("mail: {to: [[a]]}\n", "1:13 configurationType"), ("mail: {cc: {a: b}}\n", "1:12 configurationType"),
    ("mail: {timeout_seconds: 0}\n", "1:25 configurationValue"),
    ("mail: {form: ada}\n", "1:8 configurationKeyUnknown"),
  ])
  func wrongValues(yaml: String, problem: String) {
    let found = problems(yaml)
    #expect(found.first?.short == "funnel.yaml:\(problem)")
    #expect(found.first?.excerpt == yaml.dropLast().description)
  }

  @Test func aWrongChoiceSuggestsTheNearest() throws {
    let problem = try #require(problems("forecast: {probability: observd}\n").first)
    #expect(problem.suggestion == "observed")
    #expect(problem.arguments == ["forecast.probability", "observd", "stage | deal | observed"])
  }

  @Test func allProblemsComeAtOnceInTheFilesOrder() {
    let found = problems(
      """
      curency: CNY
      timezone: Mars
      fiscal_year_start: 13
      limits:
        rejects: half
        fields: 3
      """
    )
    #expect(
      found.map(\.short) == [
        "funnel.yaml:1:1 configurationKeyUnknown", "funnel.yaml:2:11 timeZoneUnknown",
        "funnel.yaml:3:20 configurationValue", "funnel.yaml:5:12 configurationValue",
        "funnel.yaml:6:3 configurationKeyUnknown",
      ]
    )
  }

  /// Problems of one stage come in the order in which they stand, every time.
  @Test func problemsOfOneStageHaveAnOrder() {
    let yaml = "stages:\n- {probability: {h: i}, kind: {d: e}, order: {f: g}, pipeline: {b: c}, stage: {j: k}}\n"
    let keys = problems(yaml).filter { $0.id == .configurationType }.compactMap(\.arguments.first)
    #expect(keys == ["probability", "kind", "order", "pipeline", "stage"].map { "stages.\($0)" })
  }

  @Test func aCohortEndsAfterItBegins() {
    #expect(problems("cohort: {from: 2025-06-30, to: 2025-01-01}\n").map(\.id) == [.configurationValue])
  }

  @Test func stagesAreConfiguredOnce() {
    #expect(!problems("stages: [New, Won]\npipelines: {A: [Lead]}\n").isEmpty)
  }

  // MARK: No YAML

  @Test func wrongSyntaxIsPointedAt() throws {
    // The list is not closed when the next key begins.
    let problem = try #require(problems("company: a\ngroup_by: [segment\nlocale: en\n").first)
    #expect(problem.id == .configurationSyntax)
    #expect(problem.location.line == 3)
    #expect(problem.location.column != nil)
    let tab = try #require(problems("inputs:\n\tdeals: []\n").first)
    #expect(tab.short.hasPrefix("funnel.yaml:2:"))
    #expect(tab.excerpt == "\tdeals: []")
  }

  @Test func aKeyMayStandOnce() throws {
    let problem = try #require(problems("company: a\ncurrency: EUR\ncompany: b\n").first)
    #expect(problem.id == .configurationKeyTwice)
    #expect(problem.arguments == ["company"])
  }

  @Test func whatIsNoConfigurationFile() {
    #expect(problems("").map(\.short) == ["funnel.yaml fileEmpty"])
    #expect(problems("just a text\n").first?.short == "funnel.yaml:1:1 configurationType")
    #expect(problems("- a\n- b\n").first?.short == "funnel.yaml:1:1 configurationType")
    do throws(Diagnostics) {
      _ = try DealImporter.configuration(at: folder.path + "/none.yaml")
    } catch {
      #expect(error.problems.map(\.short) == ["none.yaml fileMissing"])
    }
  }

  @Test func aConfigurationThatIsNotUTF8IsRefused() {
    let path = folder.write("funnel.yaml", bytes: Array("company: M".utf8) + [0xFC] + Array("ller\n".utf8))
    #expect(throws: Diagnostics.self) { try DealImporter.configuration(at: path) }
  }

  /// Nesting without end is refused, not followed until the stack is full.
  @Test func nestingHasABound() {
    let deep = "company: " + String(repeating: "[", count: 100_000)
    #expect(problems(deep).first?.id == .configurationSyntax)
  }
}
