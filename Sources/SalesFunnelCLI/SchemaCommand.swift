import ArgumentParser
import Diagnostics
import MetricsJSON

/// `salesfunnel schema`: the JSON Schema of `metrics.json`, or of what `check` writes.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Prints the JSON Schema that every metrics.json follows, or what check --format json prints.",
    discussion: """
      Examples:
        salesfunnel schema > metrics.schema.json
        salesfunnel schema --check > check.schema.json
      """
  )

  @Flag(help: "The schema of what check --format json prints.")
  var check = false

  func run() throws {
    do {
      try StandardOutput.write(Array((check ? CheckSchema.text : MetricsSchema.text).utf8))
    } catch {
      throw CommandFailure(problems: [error], language: .english)
    }
  }
}
