import ArgumentParser

/// Options of the commands that print one short table.
struct TableOptions: ParsableArguments {
  /// What a table can be printed as.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, csv, json
  }

  @OptionGroup(title: "Inputs") var inputs: InputOptions

  @Option(help: ArgumentHelp("How to print: table, csv or json.", valueName: "format"))
  var format = Format.table
}
