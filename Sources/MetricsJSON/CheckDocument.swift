import DealModel
import FunnelAnalytics
public import ReportModel

/// Writes what `check` tells as JSON, `salesfunnel/check/1`.
public enum CheckDocument {
  /// The document's text, UTF-8 with a last newline.
  public static func text(_ report: CheckReport) -> String {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("schema", "salesfunnel/check/1")
      writer.member("asOf", report.asOf?.iso)
      writer.member("currency", report.summary.currency)
      writer.object("verdict") { verdict in
        verdict.member("state", report.state.rawValue)
        verdict.member("deals", report.counts?.deals)
        verdict.member("look", report.looks)
        verdict.member("problems", report.problems.count)
        verdict.member("text", report.verdict)
      }
      writer.list("inputs", report.summary.inputs, MetricsDocument.input)
      writer.list("findings", report.findings, finding)
      if let counts = report.counts {
        writer.object("counts") { MetricsDocument.counts(&$0, counts) }
      } else {
        writer.member("counts", String?.none)
      }
      writer.texts("assumptions", report.assumptions)
    }
    return writer.text + "\n"
  }

  private static func finding(_ writer: inout JSONWriter, _ finding: Finding) {
    writer.member("id", finding.id)
    writer.member("topic", finding.topic.rawValue)
    writer.member("weight", finding.weight.rawValue)
    writer.member("file", finding.file)
    writer.member("count", finding.count)
    writer.member("total", finding.total)
    writer.member("text", finding.text)
    writer.member("effect", finding.effect)
    writer.member("remedy", finding.remedy)
    writer.member("configuration", finding.configuration)
    writer.member("suggestion", finding.suggestion)
    writer.list("examples", finding.examples) { item, example in
      item.member("deal", example.deal)
      item.member("file", example.file)
      item.member("line", example.line)
      item.member("column", example.column)
      item.member("text", example.text)
      item.member("row", example.excerpt)
    }
    writer.member("more", finding.more)
  }
}
