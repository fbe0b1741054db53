import Diagnostics
import Testing

struct DiagnosticTests {
  @Test func nothingWrongThrowsNothing() throws {
    try Diagnostics.throwIfAny([])
  }

  /// A user sees all problems of a step at once, in the order they were found.
  @Test func allProblemsAreThrownTogether() {
    let problems = [
      Diagnostic(.fileMissing, at: SourceLocation(file: "a.csv")),
      Diagnostic(.stageTwice, ["Won"], at: SourceLocation(file: "b.csv", line: 3)),
    ]
    let thrown = #expect(throws: Diagnostics.self) { try Diagnostics.throwIfAny(problems) }
    #expect(thrown?.problems == problems)
  }

  @Test func oneProblemIsAListOfOne() {
    let problem = Diagnostic(.fileEmpty)
    #expect(Diagnostics(problem).problems == [problem])
    #expect(problem.location.description == "salesfunnel")
    #expect(problem.excerpt == nil && problem.suggestion == nil && problem.arguments.isEmpty)
  }
}
