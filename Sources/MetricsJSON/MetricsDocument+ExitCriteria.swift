import DealModel
import FunnelAnalytics

extension MetricsDocument {
  /// Section 4a of the definitions.
  static func exitCriteria(_ writer: inout JSONWriter, _ row: ExitCriteriaRow) {
    writer.member("stage", row.stage)
    writer.member("criterion", row.criterion)
    kept(&writer, row.kept)
    writer.member("untimed", row.kept == nil ? nil : row.untimed)
    writer.list("tasks", row.tasks) { task, value in
      task.member("kind", value.task.kind)
      task.member("outcome", value.task.outcome)
      task.member("count", value.task.count)
      task.member("short", value.short)
    }
    writer.list("owners", row.owners) { owner, value in
      owner.member("owner", value.owner)
      kept(&owner, value.kept)
    }
  }

  private static func kept(_ writer: inout JSONWriter, _ kept: KeptShare?) {
    writer.member("moves", kept?.moves)
    writer.member("kept", kept?.kept)
    writer.rate("share", kept?.share)
    writer.rate("low", kept?.low)
    writer.rate("high", kept?.high)
  }
}
