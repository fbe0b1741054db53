import DealModel
import FunnelAnalytics

extension MetricsDocument {
  static func people(_ writer: inout JSONWriter, _ people: PeopleReport?) {
    writer.object("people") { writer in
      guard let people else { return }
      writer.member("owners", people.ownerCount)
      writer.member("teams", people.teamCount)
      writer.list("owner", people.owners, person)
      writer.list("team", people.teams, person)
    }
  }

  private static func person(_ writer: inout JSONWriter, _ person: PersonReport) {
    writer.member("key", person.key)
    writer.list("funnel", person.stages) { writer, stage in
      writer.member("pipeline", stage.pipeline)
      writer.member("stage", stage.stage)
      writer.member("reached", stage.reached)
      writer.member("advanced", stage.advanced)
      writer.member("dropped", stage.dropped)
      writer.member("waiting", stage.waiting)
      writer.rate("conversionResolved", stage.conversion.own)
      writer.rate("low", stage.conversion.low)
      writer.rate("high", stage.conversion.high)
      writer.rate("conversionOfAll", stage.conversion.all)
      writer.rate("winRate", stage.winRate)
      writer.money("amount", stage.amount)
    }
    writer.list("stageTime", person.stages) { writer, stage in
      writer.member("pipeline", stage.pipeline)
      writer.member("stage", stage.stage)
      writer.member("visits", stage.visits)
      writer.days("median", stage.median)
      writer.days("medianOfAll", stage.medianOfAll)
      writer.member("open", stage.open)
      writer.rate("overStandard", stage.overStandard.own)
      writer.rate("low", stage.overStandard.low)
      writer.rate("high", stage.overStandard.high)
      writer.rate("overStandardOfAll", stage.overStandard.all)
    }
    writer.list("findings", person.findings) { writer, finding in
      switch finding {
      case .noDeals: writer.member("kind", "noDeals")
      case .lowConversion(let stage): stuck(&writer, "conversion", stage, stage.conversion)
      case .slow(let stage): stuck(&writer, "overStandard", stage, stage.overStandard)
      case .thinTop(let quota):
        writer.member("kind", "thinTop")
        writer.member("period", quota.period.label)
        writer.money("quota", quota.quota)
        writer.money("won", quota.won)
        writer.money("weighted", quota.weighted)
        writer.money("fromNewDeals", quota.fromNewDeals)
        writer.money("reachable", quota.reachable)
      }
    }
  }

  private static func stuck(
    _ writer: inout JSONWriter,
    _ measure: String,
    _ stage: PersonStage,
    _ share: ShareAgainstAll
  ) {
    writer.member("kind", "stuck")
    writer.member("measure", measure)
    writer.member("pipeline", stage.pipeline)
    writer.member("stage", stage.stage)
    writer.rate("own", share.own)
    writer.rate("low", share.low)
    writer.rate("high", share.high)
    writer.rate("all", share.all)
    writer.rate("lowOfAll", share.lowOfAll)
    writer.rate("highOfAll", share.highOfAll)
  }

  static func concentration(_ writer: inout JSONWriter, _ concentration: ConcentrationReport?) {
    writer.object("concentration") { writer in
      writer.member("owners", concentration?.owners)
      writer.money("wonAmount", concentration?.wonAmount)
      writer.rate("share80", concentration?.share80)
    }
  }
}
