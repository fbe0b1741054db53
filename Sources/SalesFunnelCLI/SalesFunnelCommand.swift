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
        salesfunnel init deals.csv history.csv
        salesfunnel report deals.csv --history history.csv --stages stages.csv
        salesfunnel report --config funnel.yaml --period 2025-Q2 --out report
        salesfunnel email --config funnel.yaml --send
        salesfunnel check deals.csv
        salesfunnel funnel deals.csv
        salesfunnel compare deals.csv --by team
        salesfunnel read deals.csv > clean.csv

      Settings are read from funnel.yaml beside the deals file, or from --config.

      Exit codes:
      \(ExitStatus.table)
      """,
    version: "0.1.0",
    subcommands: [
      InitCommand.self, ReportCommand.self, EmailCommand.self, CheckCommand.self, ReadCommand.self, FunnelCommand.self,
      StagesCommand.self,
      ForecastCommand.self, BottlenecksCommand.self, TrendCommand.self, CohortsCommand.self, OwnersCommand.self,
      RisksCommand.self, HandoverCommand.self, CompareCommand.self, SchemaCommand.self, ManCommand.self,
    ]
  )
}

extension SalesFunnelCommand {
  /// The day of this version, for the manual: the clock must not show in it.
  static let released = "2026-11-28"
}

/// The tool as a function: reads the arguments, runs a command, ends the process.
public enum SalesFunnelTool {
  /// Runs the command that the arguments name and exits with its code.
  public static func main() -> Never {
    StandardStreams.prepare()
    StandardOutput.widenHelp()
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
      end(failure)
    } catch {
      let code = SalesFunnelCommand.exitCode(for: error)
      let message = SalesFunnelCommand.fullMessage(for: error)
      guard code.isSuccess else {
        writeToStandardError(message + "\n")
        exit(ExitStatus.usage.rawValue)
      }
      // Help, the version, and scripts that complete commands.
      do throws(Diagnostic) {
        try StandardOutput.write(Array((message + "\n").utf8))
      } catch {
        end(CommandFailure(problems: [error], language: .english))
      }
      exit(ExitStatus.done.rawValue)
    }
  }

  private static func end(_ failure: CommandFailure) -> Never {
    DiagnosticPrinter(language: failure.language, settings: failure.settings).print(failure.problems)
    exit(failure.status.rawValue)
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
