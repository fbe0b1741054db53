import Foundation
import ReportModel
import XLSXReport

/// A workbook written into a folder of its own, which goes with it.
final class WorkbookFile {
  let folder: URL
  let path: String

  init(_ document: ReportDocument? = nil) throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("workbook-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.appendingPathComponent("report.xlsx").path
    if let document { try WorkbookReport.write(document, to: path, temporaryFolder: folder.path) }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  var bytes: Data { get throws { try Data(contentsOf: URL(fileURLWithPath: path)) } }

  /// The names of the files in the folder.
  var files: [String] { get throws { try FileManager.default.contentsOfDirectory(atPath: folder.path) } }

  /// A part of the workbook's archive, such as `xl/workbook.xml`; empty where there is none.
  func part(_ name: String) throws -> String {
    try output(of: "/usr/bin/unzip", ["-p", path, name]).text
  }

  /// The XML of a sheet, from 1.
  func sheet(_ number: Int) throws -> String { try part("xl/worksheets/sheet\(number).xml") }

  /// The names of the sheets in their order.
  var sheetNames: [String] {
    get throws { try part("xl/workbook.xml").matches(of: /<sheet name="([^"]*)"/).map { String($0.1) } }
  }

  /// The texts of a workbook that is kept in memory.
  var texts: [String] {
    get throws { try part("xl/sharedStrings.xml").matches(of: /<t(?: [^>]*)?>([^<]*)<\/t>/).map { String($0.1) } }
  }
}

/// Runs a program; what it wrote and its exit code.
func output(of program: String, _ arguments: [String]) throws -> (text: String, code: Int32) {
  let process = Process()
  let pipe = Pipe()
  process.executableURL = URL(fileURLWithPath: program)
  process.arguments = arguments
  process.standardOutput = pipe
  process.standardError = FileHandle.nullDevice
  try process.run()
  let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
  process.waitUntilExit()
  return (String(decoding: data, as: UTF8.self), process.terminationStatus)
}
