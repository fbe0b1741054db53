import ChartSVG
import DealImport
import Diagnostics
import HTMLReport
import ReportModel
import XLSXReport

/// The files of one report.
struct ReportFiles {
  let formats: Set<ReportCommand.Format>
  let analysis: Analysis
  let document: ReportDocument
  let page: HTMLPage?
  let settings: RunSettings

  /// Writes all files into the staging folder; `metrics.json` is the last to be put in place.
  /// - Throws: `Diagnostic` or `Diagnostics`.
  func write(in folder: borrowing OutputFolder) throws -> OutputFolder.Contents {
    var names: [String] = []
    if formats.contains(.xlsx) {
      do throws(WorkbookError) {
        try WorkbookReport.write(
          document,
          to: folder.staging + "/report.xlsx",
          temporaryFolder: folder.staging
        )
      } catch {
        throw Diagnostic(.outputNotWritable, [error.message], at: SourceLocation(file: "report.xlsx"))
      }
      names.append("report.xlsx")
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
    if formats.contains(.json) {
      try folder.write(Array(analysis.metrics(settings).utf8), to: "metrics.json")
      names.append("metrics.json")
    }
    return OutputFolder.Contents(names: names, stale: analysis.imported.rejects.isEmpty ? [RejectsFile.name] : [])
  }
}
