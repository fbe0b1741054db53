import Foundation
import Testing

/// Every recorded `metrics.json` follows the schema that the tool prints, and the schema describes nothing else.
struct SchemaTests {
  private typealias Object = [String: Any]

  /// What the tool prints.
  private static func schema(_ options: [String] = []) throws -> [String: Any] {
    let outcome = try Tool.run(["schema"] + options, in: FileManager.default.temporaryDirectory)
    #expect(outcome.status == 0 && outcome.errors.isEmpty)
    let value = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    return try #require(value as? [String: Any])
  }

  /// The recorded documents by their paths.
  private static func documents() throws -> [(path: String, value: Any)] {
    let folder = CaseTests.folder.deletingLastPathComponent()
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix("metrics.json") && ($0.contains("/expected/") || $0.hasPrefix("samples")) }.sorted()
    return try paths.map { path in
      (path, try JSONSerialization.jsonObject(with: Data(contentsOf: folder.appending(path: path))))
    }
  }

  @Test func everyDocumentFollowsTheSchema() throws {
    var check = SchemaCheck(schema: try SchemaTests.schema())
    let documents = try SchemaTests.documents()
    #expect(documents.count > 10)
    for document in documents { check.run(document.value, document.path) }
    #expect(check.problems.isEmpty, "\(check.problems.prefix(10).joined(separator: "\n"))")
  }

  @Test func everyKeyOfTheSchemaIsWritten() throws {
    var check = SchemaCheck(schema: try SchemaTests.schema())
    for document in try SchemaTests.documents() { check.run(document.value, document.path) }
    #expect(check.keysNotMet.isEmpty, "\(check.keysNotMet)")
  }

  /// The recorded outputs of `check --format json`.
  private static func checks() throws -> [(path: String, value: Any)] {
    var result: [(path: String, value: Any)] = []
    for name in CaseTests.names {
      let path = CaseTests.folder.appending(path: name + "/expected/transcript.txt")
      let text = try String(contentsOf: path, encoding: .utf8)
      for run in text.split(separator: "\n$ ") where run.contains("\"schema\": \"salesfunnel/check/1\"") {
        guard let start = run.range(of: "\n{"), let end = run.range(of: "\n}\n") else { continue }
        let document = run[run.index(before: start.upperBound)..<run.index(before: end.upperBound)]
        result.append((name, try JSONSerialization.jsonObject(with: Data(document.utf8))))
      }
    }
    return result
  }

  @Test func everyCheckFollowsItsSchemaAndItDescribesNothingElse() throws {
    var check = SchemaCheck(schema: try SchemaTests.schema(["--check"]))
    let documents = try SchemaTests.checks()
    #expect(documents.count > 4)
    for document in documents { check.run(document.value, document.path) }
    #expect(check.problems.isEmpty, "\(check.problems.prefix(10).joined(separator: "\n"))")
    #expect(check.keysNotMet.isEmpty, "\(check.keysNotMet)")
  }

  @Test(arguments: [
    (#"{"asOf": "30.6.2025"}"#, "pattern"), (#"{"currency": 7}"#, "type"), (#"{"schema": "2"}"#, "const"),
    (#"{"pipelines": [{"basis": "some"}]}"#, "enum"), (#"{"counts": {"deals": -1}}"#, "minimum"),
    (#"{"counts": {"deals": 0.5}}"#, "type"), (#"{"kpis": {"current": {"winRate": 1.1}}}"#, "anyOf"),
    (#"{"further": 1}"#, "additionalProperties"), ("{}", "required"),
  ])
  func mistakesAreFound(text: String, rule: String) throws {
    var check = SchemaCheck(schema: try SchemaTests.schema())
    check.run(try JSONSerialization.jsonObject(with: Data(text.utf8)), "document")
    #expect(check.problems.contains { $0.hasSuffix(rule) }, "\(check.problems)")
  }
}
