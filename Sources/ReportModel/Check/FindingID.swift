import Diagnostics

/// The findings that are none of a single row: their names stay the same.
enum FindingID: String, CaseIterable {
  // Rows and values
  case rejectedRows, unreadableValues
  // Stages
  case stagesGuessed, stageAccepted, stageUnused, stageSkipped
  // What the files say against one another
  case stageMismatch, closeDateMismatch, negativeCycle, reopened, unknownDeal, unknownActivity
  case stageAssumed, stageFromHistory, stageUnknownThen, createdLater
  case quotaOwnerUnknown, quotaTeamUnknown, lookupMissing, sellersWithoutDeals
  // What the files cannot answer
  case noHistory, historyIncomplete, lostStage
  case stageEntered, created, expectedClose, noAmount, amount, noOwner, noTeam, noLossReason, noGroups
  case probability, standardDays, noActivity, noActivities, noQuotas, noQuotaOfPeriod, currency, rate, asOf
  // Columns
  case columnNotRead

  /// The words in a language.
  func words(_ language: Language) -> FindingWords { language == .english ? english : chinese }

  var topic: Finding.Topic {
    switch self {
    case .rejectedRows: .rejects
    case .unreadableValues: .unreadable
    case .stageAccepted, .stageUnused, .stageSkipped, .stageMismatch, .closeDateMismatch, .negativeCycle, .reopened,
      .unknownDeal, .unknownActivity, .stageAssumed, .stageFromHistory, .stageUnknownThen, .createdLater,
      .quotaOwnerUnknown, .quotaTeamUnknown, .lookupMissing, .sellersWithoutDeals:
      .contradiction
    case .columnNotRead: .column
    default: .missing
    }
  }

  /// What it means for the figures, where nothing else says it.
  var weight: Finding.Weight {
    switch self {
    case .rejectedRows, .unreadableValues, .stagesGuessed, .stageAccepted, .stageMismatch, .closeDateMismatch,
      .negativeCycle, .unknownDeal, .unknownActivity, .stageAssumed, .quotaOwnerUnknown, .quotaTeamUnknown,
      .lookupMissing, .lostStage,
      .amount,
      .probability, .rate:
      .look
    default: .note
    }
  }
}

extension Finding {
  /// Puts a finding into words.
  init(
    _ id: FindingID,
    _ values: [FindingValue] = [],
    count: Int? = nil,
    total: Int? = nil,
    in texts: Texts
  ) {
    let words = id.words(texts.format.language)
    self.init(
      id: id.rawValue,
      topic: id.topic,
      weight: id.weight,
      count: count,
      total: total,
      text: texts.fill(words.text, values),
      effect: texts.fill(words.effect, values),
      remedy: texts.fill(words.remedy, values)
    )
  }
}
