import ArgumentParser
import CMalloc
import Diagnostics
import Glibc

/// The command line's root; commands are thin, the work is done by the libraries they call.
struct SalesFunnelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "salesfunnel",
    abstract: "Turns exports of sales deals into conversion, stage time and forecast reports.",
    discussion: """
      Examples:
        salesfunnel report deals.csv --history history.csv --stages stages.csv
        salesfunnel report --config funnel.yaml --period 2025-Q2 --out report
        salesfunnel check deals.csv
        salesfunnel funnel deals.csv
        salesfunnel compare deals.csv --by team
        salesfunnel read deals.csv > clean.csv

      Settings are read from funnel.yaml beside the deals file, or from --config.

      Exit codes:
        0  done
        1  an internal fault
        2  wrong usage, configuration or file
        3  data refused: too many rows cannot be used
        4  an output could not be written; what was there is unchanged
      """,
    version: "0.1.0",
    subcommands: [
      ReportCommand.self, CheckCommand.self, ReadCommand.self, FunnelCommand.self, StagesCommand.self,
      ForecastCommand.self, BottlenecksCommand.self, TrendCommand.self, CohortsCommand.self, OwnersCommand.self,
      RisksCommand.self, HandoverCommand.self, CompareCommand.self, SchemaCommand.self,
    ]
  )
}

/// The tool as a function: reads the arguments, runs a command, ends the process.
public enum SalesFunnelTool {
  /// Runs the command that the arguments name and exits with its code.
  public static func main() -> Never {
    // A reader that stops reading, such as `head`, is no fault of ours.
    signal(SIGPIPE, SIG_DFL)
    // A file over the shell's limit is an error of writing, which has a message.
    signal(SIGXFSZ, SIG_IGN)
    // The columns of a part of a table come and go all the time: their memory is kept instead of given back each time.
    mallopt(M_MMAP_THRESHOLD, 32 << 20)
    mallopt(M_TRIM_THRESHOLD, 256 << 20)
    do {
      var command = try SalesFunnelCommand.parseAsRoot()
      try command.run()
      exit(ExitStatus.done.rawValue)
    } catch let failure as CommandFailure {
      DiagnosticPrinter(language: failure.language, settings: failure.settings).print(failure.problems)
      exit(failure.status.rawValue)
    } catch {
      let code = SalesFunnelCommand.exitCode(for: error)
      let message = SalesFunnelCommand.fullMessage(for: error)
      if code.isSuccess {
        print(message)
        exit(ExitStatus.done.rawValue)
      }
      writeToStandardError(message + "\n")
      exit(ExitStatus.usage.rawValue)
    }
  }
}

/// How a run ended; the one place that knows the exit codes.
enum ExitStatus: Int32 {
  case done = 0
  case internalFault = 1
  case usage = 2
  case dataRefused = 3
  case outputFailed = 4

  /// The status for a list of problems: that of the first.
  init(for problems: [Diagnostic]) {
    switch problems.first?.id.category {
    case .usage: self = .usage
    case .data: self = .dataRefused
    case .output: self = .outputFailed
    case .note, nil: self = .internalFault
    }
  }
}

/// The problems for which a command could not do its work, and the language to tell them in.
struct CommandFailure: Error {
  let problems: [Diagnostic]
  let language: Language
  /// Where the command takes its settings from.
  var settings = SettingsSource.configuration

  var status: ExitStatus { ExitStatus(for: problems) }
}

/// Writes all of a text to standard error.
func writeToStandardError(_ text: String) {
  var copy = text
  copy.withUTF8 { bytes in
    var offset = 0
    while offset < bytes.count, let base = bytes.baseAddress {
      let written = write(2, base + offset, bytes.count - offset)
      if written <= 0 { return }
      offset += written
    }
  }
}
