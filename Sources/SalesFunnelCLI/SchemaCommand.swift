import ArgumentParser
import Diagnostics
import MetricsJSON

/// `salesfunnel schema`: the JSON Schema of `metrics.json`.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Prints the JSON Schema that every metrics.json follows.",
    discussion: """
      Examples:
        salesfunnel schema > metrics.schema.json
      """
  )

  func run() throws {
    do {
      try StandardOutput.write(Array(MetricsSchema.text.utf8))
    } catch {
      throw CommandFailure(problems: [error], language: .english)
    }
  }
}
