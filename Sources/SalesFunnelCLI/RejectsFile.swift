import DealImport
import DelimitedText
import Diagnostics

/// `rejects.csv`: every row that could not be used, and why.
enum RejectsFile {
  static let name = "rejects.csv"

  /// The file's bytes: UTF-8, RFC 4180 with LF; a byte order mark so that spreadsheets read it right.
  static func bytes(_ rejects: [RejectedRow], language: Language) -> [UInt8] {
    var records = [["file", "line", "column", "value", "reason", "row"]]
    for reject in rejects {
      records.append([
        reject.location.file ?? "", reject.location.line.map(String.init) ?? "", reject.column, reject.value,
        reject.reason.problem(in: language), reject.row,
      ])
    }
    var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
    for record in records { RecordWriter.append(record.map(RecordWriter.formulaSafe), to: &bytes) }
    return bytes
  }

  /// Writes the file, replacing one that is there.
  static func write(_ rejects: [RejectedRow], to path: String, language: Language) throws {
    try WholeFile.write(bytes(rejects, language: language), to: path)
  }
}
