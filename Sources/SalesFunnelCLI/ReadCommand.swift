import ArgumentParser
import DealImport
import DelimitedText
import Diagnostics
import Glibc
import TableFiles

/// Shows how a table is understood.
struct ReadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read",
    abstract: "Prints any table as clean CSV, and what was done to read it.",
    discussion: """
      Standard output gets the table as UTF-8 text with commas: one line with the headings, then the records, each with \
      as many fields as there are headings. The text of a field is exactly that of the file. Titles above the headings, \
      blank lines, rows of sums, footers and further tables are left out; standard error tells of them, and of the \
      encoding, the delimiter and the quotes that were found.

      A record with more fields than headings is rejected, unless most records have as many; one with fewer gets blank \
      ones, which is told too. What is left out is what a report would leave out, where the headings are those of deals \
      or of stage changes.

      Examples:
        salesfunnel read export.txt > clean.csv
        salesfunnel read export.txt --delimiter semicolon | head
      """
  )

  @Argument(help: ArgumentHelp("The table.", valueName: "file"), completion: .tables)
  var file: String

  @Option(
    help: ArgumentHelp(
      "What separates fields: comma, tab, semicolon, pipe or one character (default: detected).",
      valueName: "delimiter"
    ),
    completion: .list(["comma", "tab", "semicolon", "pipe"])
  )
  var delimiter: String?

  @Option(
    help: ArgumentHelp("The encoding (default: detected).", valueName: "encoding"),
    completion: .list(TextEncoding.allCases.map(\.name))
  )
  var encoding: String?

  @Option(help: ArgumentHelp("The sheet of a workbook (default: the first).", valueName: "name"))
  var sheet: String?

  @Option(
    help: ArgumentHelp("The language of messages: en or zh-Hans.", valueName: "language"),
    completion: .languages
  )
  var locale: String?

  func run() throws {
    let language = try Language.option(locale)
    do throws(Diagnostic) {
      let table = try InputTable(path: file, settings: try settings())
      let printer = DiagnosticPrinter(language: language, settings: .options)
      printer.print(ReadCommand.opening(table))
      var normalised = NormalisedTable(table, rule: RowRule(recognising: table))
      var failure: Int32?
      var problem: Diagnostic?
      do throws(Diagnostic) {
        try normalised.write { bytes in
          failure = StandardOutput.write(bytes)
          return failure == nil
        }
      } catch {
        problem = error
      }
      // Whoever reads the output may stop, and is told no more.
      if failure == EPIPE { return }
      if let failure { throw Diagnostic(.outputNotWritable, [String(cString: strerror(failure))]) }
      printer.print(ReadCommand.closing(normalised, table.path))
      if let problem { throw problem }
    } catch {
      throw CommandFailure(problems: [error], language: language, settings: .options)
    }
  }

  private func settings() throws(Diagnostic) -> TableSettings {
    var settings = TableSettings()
    if let delimiter {
      guard let dialect = Dialect.named(delimiter) else { throw Diagnostic(.delimiterUnknown, [delimiter]) }
      settings.delimiter = dialect.delimiter
    }
    if let encoding {
      settings.encoding = TextEncoding.named(encoding)
      if settings.encoding == nil { throw Diagnostic(.encodingUnknown, [encoding, TextEncoding.allNames]) }
    }
    settings.sheet = sheet
    return settings
  }

  /// What is known before the first record is read.
  private static func opening(_ table: InputTable) -> [Diagnostic] {
    let file = SourceLocation(file: table.path)
    let dialect = table.start.dialect
    var notes: [Diagnostic] = []
    if let sheet = table.sheetName {
      notes.append(Diagnostic(.readSheet, [sheet], at: file))
    } else {
      let words = [table.encodingName, dialect.name, dialect.quoteName, dialect.escapeName]
      notes.append(Diagnostic(.readAs, words, at: file))
    }
    notes += table.notes.filter { $0.id != .otherQuotes }
    var place = table.headerPlace().location
    place.column = nil
    notes.append(Diagnostic(.headingsFound, ["\(table.headings.count)"], at: place))
    if let width = table.profile.widthWithoutHeadings {
      notes.append(Diagnostic(.columnsWithoutHeading, ["\(width - table.headings.count)"], at: place))
    }
    return notes
  }

  /// What is known behind the last one.
  private static func closing(_ table: NormalisedTable, _ path: String) -> [Diagnostic] {
    let file = SourceLocation(file: path)
    var notes = table.rejects
    if table.rejected > table.rejects.count {
      notes.append(Diagnostic(.rejectedRow, ["\(table.rejected - table.rejects.count)"], at: file))
    }
    notes += table.notes()
    notes.append(
      Diagnostic(.recordsWritten, ["\(table.records)", "\(table.blankLines)", "\(table.rejected)"], at: file)
    )
    return notes
  }
}
