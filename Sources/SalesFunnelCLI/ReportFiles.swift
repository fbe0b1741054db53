import ChartSVG
import DealImport
import Diagnostics
import HTMLReport
import MailMessage
import ReportModel

/// The files of one report.
struct ReportFiles {
  let formats: Set<ReportCommand.Format>
  let analysis: Analysis
  let document: ReportDocument
  let page: HTMLPage?
  let mail: ReportMail?
  let settings: RunSettings

  /// Writes all files into the staging folder; `metrics.json` is the last to be put in place.
  /// - Throws: `Diagnostic` or `Diagnostics`.
  func write(in folder: borrowing OutputFolder) throws -> OutputFolder.Contents {
    var names: [String] = []
    var workbook: [UInt8]?
    if formats.contains(.xlsx) || mail?.settings.attachesWorkbook == true {
      // What is not published goes with the staging folder.
      let path = try ReportMail.writeWorkbook(document, into: folder.staging)
      if mail?.settings.attachesWorkbook == true { workbook = try WholeFile.bytes(path) }
      if formats.contains(.xlsx) { names.append("report.xlsx") }
    }
    if let page {
      try folder.write(Array(try page.render(document).utf8), to: "report.html")
      names.append("report.html")
    }
    if formats.contains(.svg) {
      let charts = document.sections.first { $0.id == .funnel }?.charts ?? []
      for (index, chart) in charts.enumerated() {
        let name = index == 0 ? "funnel.svg" : "funnel-\(index + 1).svg"
        try folder.write(Array(FunnelSVG.document(chart, format: document.format).utf8), to: name)
        names.append(name)
      }
    }
    if !analysis.imported.rejects.isEmpty {
      try folder.write(
        RejectsFile.bytes(analysis.imported.rejects, language: document.format.language),
        to: RejectsFile.name
      )
      names.append(RejectsFile.name)
    }
    if let mail {
      try folder.write(mail.message(of: document, workbook: workbook).bytes, to: "report.eml")
      names.append("report.eml")
    }
    if formats.contains(.json) {
      try folder.write(Array(analysis.metrics(settings).utf8), to: "metrics.json")
      names.append("metrics.json")
    }
    return OutputFolder.Contents(names: names, stale: analysis.imported.rejects.isEmpty ? [RejectsFile.name] : [])
  }
}
