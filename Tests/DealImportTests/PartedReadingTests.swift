import DealModel
import Diagnostics
import TestSupport
import Testing

@testable import DealImport

/// A table read in parts, by several threads, gives what it gives read as one.
struct PartedReadingTests {
  private static let stages = "stage,kind\nNew,open\nOffer,open\nWon,won\n"

  /// Deals with names of several lines, quotes, repeated ids, rows that cannot be used and unreadable values.
  private func deals(_ random: inout SplitMix64) -> String {
    let names = ["plain", "\"two\nlines\"", "\"a \"\"quoted\"\" one\"", "\"\n\n\"", "\",\"", "", "\"ends\n\""]
    var text = "id,name,owner,stage,amount,currency,created\n"
    for row in 0..<Int.random(in: 1...60, using: &random) {
      let id = Int.random(in: 0..<4, using: &random) == 0 ? "again" : "a rather long id of deal \(row % 23)"
      let name = names[Int.random(in: 0..<names.count, using: &random)]
      let stage = ["New", "Offer", "Won", "offer"][Int.random(in: 0..<4, using: &random)]
      let amount = ["5", "7.25", "soon", ""][Int.random(in: 0..<4, using: &random)]
      let currency = ["EUR", "USD", ""][Int.random(in: 0..<3, using: &random)]
      switch Int.random(in: 0..<12, using: &random) {
      case 0: text += "\n"
      case 1: text += ",no id,Ada,New,1,EUR,2025-01-01\n"
      default: text += "\(id),\(name),Ada \(row % 3),\(stage),\(amount),\(currency),2025-01-\(row % 28 + 1)\n"
      }
    }
    return text
  }

  private func history(_ random: inout SplitMix64) -> String {
    var text = "id,from stage,to stage,changed at,note\n"
    for row in 0..<Int.random(in: 1...80, using: &random) {
      let id = ["again", "nobody", "a rather long id of deal \(row % 23)"][Int.random(in: 0..<3, using: &random)]
      let to = ["New", "Offer", "Won", ""][Int.random(in: 0..<4, using: &random)]
      text += "\(id),,\(to),2025-02-\(row % 28 + 1) 10:0\(row % 10),\"a\n\(row)\"\n"
    }
    return text
  }

  private func summary(_ result: ImportResult) -> [String] {
    let book = result.book
    var lines = [
      "\(result.summary)", "\(result.rejects)", "\(book.processes)", "\(book.dateRoles)", "\(book.latestDay ?? -1)",
      "\(result.changes)",
    ]
    for row in 0..<book.count {
      lines.append(
        """
        \(book.ids.text(row)) \(book.names.text(row)) \(book.groups.map { $0.text(row) }) \(book.stage[row]) \
        \(book.amounts[row]) \(book.created[row]) \(book.file[row])
        """
      )
    }
    return lines
  }

  @Test(arguments: 0..<40)
  func givesWhatOnePartGives(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let folder = TestFolder()
    var configuration = Configuration()
    configuration.deals = [
      Configuration.Input(path: folder.write("deals.csv", deals(&random))),
      Configuration.Input(path: folder.write("more.csv", deals(&random))),
    ]
    configuration.history = [Configuration.Input(path: folder.write("history.csv", history(&random)))]
    configuration.stages = .file(path: folder.write("stages.csv", PartedReadingTests.stages))
    func read(partSize: Int, threads: Int) throws -> [String] {
      var importer = DealImporter(configuration: configuration, wantsDealList: true, threads: threads)
      importer.partSize = partSize
      return summary(try importer.run())
    }
    let whole = try read(partSize: 1 << 30, threads: 1)
    for size in [1, 7, 30, 64, 200, 1000] {
      #expect(try read(partSize: size, threads: 1 + size % 3) == whole, "parts of \(size) bytes")
    }
  }

  /// How the values of a column are written is settled over all parts, whether that succeeds or not.
  @Test(arguments: 0..<40)
  func settlesWhatOnePartSettles(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let amounts = [
      ["1.234", "1,234", "7"], ["1.234,5", "1,5", "1.234"], ["$1,234.5", "¥7", "1,234"], ["1,5", "1.5", "€2"],
    ]
    let times = [
      ["3/5/2024", "2024-01-01"], ["3/5/2024", "25/5/2024"], ["3/25/2024", "3/5/24"], ["25/3/2024", "3/25/2024"],
    ]
    let shares = [["50", "0.5", "1"], ["0,5", "50 %", "1"]]
    func pick(_ texts: [String]) -> String { texts[random.below(texts.count)] }
    let (amount, time, share) = (amounts[random.below(4)], times[random.below(4)], shares[random.below(2)])
    var table = "id;stage;amount;probability;created\n"
    for row in 0..<random.below(30) + 1 { table += "\(row);New;\(pick(amount));\(pick(share));\(pick(time))\n" }
    var history = "id;to stage;changed at\n"
    for row in 0..<random.below(30) + 1 { history += "\(row);New;\(pick(time))\n" }
    let folder = TestFolder()
    var configuration = Configuration()
    configuration.deals = [Configuration.Input(path: folder.write("deals.csv", table))]
    configuration.history = [Configuration.Input(path: folder.write("history.csv", history))]
    func read(partSize: Int, threads: Int) -> [String] {
      var importer = DealImporter(configuration: configuration, wantsDealList: true, threads: threads)
      importer.partSize = partSize
      do throws(Diagnostics) {
        let result = try importer.run()
        return summary(result) + ["\(Array(result.book.probability))"]
      } catch {
        return error.problems.map { "\($0)" }
      }
    }
    let whole = read(partSize: 1 << 30, threads: 1)
    for size in [1, 16, 50, 200] {
      #expect(read(partSize: size, threads: 1 + size % 3) == whole, "parts of \(size) bytes")
    }
  }

  @Test(arguments: [1, 10, 100])
  func aQuoteThatIsNotClosedIsFoundWhereItOpens(partSize: Int) {
    let folder = TestFolder()
    var configuration = Configuration()
    let rows = (0..<40).map { "\($0),New\n" }.joined()
    configuration.deals = [Configuration.Input(path: folder.write("deals.csv", "id,stage\n1,New\n2,\"New\n" + rows))]
    var importer = DealImporter(configuration: configuration, wantsDealList: true, threads: 2)
    importer.partSize = partSize
    do {
      _ = try importer.run()
      Issue.record("it was read")
    } catch {
      #expect(error.problems.map(\.short) == ["deals.csv:3:3 quoteNotClosed"])
    }
  }

  /// A field may begin in one part and pass its limit in another; what is said of it does not depend on the parts.
  @Test(arguments: [1, 10, 100, 1 << 20])
  func aFieldThatIsTooLongIsFoundWhereItBegins(partSize: Int) {
    let long = "2,\"" + String(repeating: "note\n", count: 20) + "\"\n"
    let problems = problems(readingWithShortFields: long, partSize: partSize)
    #expect(problems.map(\.short) == ["deals.csv:3:3 fieldTooLong"])
  }

  /// A record may have fields without end; 64 times the longest field, or a mebibyte, is the most.
  @Test(arguments: [1000, 1 << 20])
  func aRecordThatIsTooLongIsFoundWhereItBegins(partSize: Int) {
    let long = "2,New" + String(repeating: ",", count: 1 << 20) + "\n"
    let problems = problems(readingWithShortFields: long, partSize: partSize)
    #expect(problems.map(\.short) == ["deals.csv:3:1 lineTooLong"])
    #expect(problems.first?.arguments == ["1"])
  }

  /// What reading a record between two short ones fails with, where no field may have more than 60 bytes.
  private func problems(readingWithShortFields record: String, partSize: Int) -> [Diagnostic] {
    let folder = TestFolder()
    var configuration = Configuration()
    let table = "id,stage\n1,New\n" + record + "3,New\n"
    configuration.deals = [Configuration.Input(path: folder.write("deals.csv", table))]
    configuration.fieldLimit = 60
    var importer = DealImporter(configuration: configuration, wantsDealList: true, threads: 2)
    importer.partSize = partSize
    do {
      _ = try importer.run()
      return []
    } catch {
      return error.problems
    }
  }

  /// What is between quotes may look like rows: cut there, it is read again as what it is.
  @Test(arguments: [1, 5, 20, 60])
  func rowsBetweenQuotesAreNoRows(partSize: Int) throws {
    let folder = TestFolder()
    var configuration = Configuration()
    let table = "id,stage,note\n1,New,\"\n2,Won,x\n3,Won,\"\"\n\"\n4,New,\"a\"\n5,New,\"\n6,Won,\n\"\n"
    configuration.deals = [Configuration.Input(path: folder.write("deals.csv", table))]
    var importer = DealImporter(configuration: configuration, wantsDealList: true, threads: 3)
    importer.partSize = partSize
    let result = try importer.run()
    #expect(result.ids == ["1", "4", "5"])
    #expect(result.summary.inputs[0].rowsRead == 3 && result.rejects.isEmpty)
  }
}
