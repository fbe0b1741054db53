import FunnelAnalytics

extension MetricsDocument {
  static func flow(_ writer: inout JSONWriter, _ row: FlowRow) {
    writer.member("stage", row.stage)
    writer.member("openAtStart", row.openAtStart)
    writer.member("entered", row.entered)
    writer.member("left", row.left)
    writer.object("exits") { exits in
      exits.member("forward", row.forward)
      exits.member("back", row.back)
      exits.member("lost", row.lost)
      exits.member("void", row.void)
    }
    writer.member("openAtEnd", row.openAtEnd)
  }
}
