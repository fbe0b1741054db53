import DealModel
import Diagnostics

/// The comments of a first configuration.
enum StartText: String, CaseIterable {
  case head, headSet, headCheck
  case company, currencyFound, currencyUnknown, rates, ratesMissing, timeZone, locale, fiscalYear
  case noHistory, noQuotas, noActivities, noLookup, notUsed
  case rows, preset, sheets, found, encodingGuessed, dateOrder, decimal, answered, decide
  case recognised, nameAsId, aboveRows, guessed, guessedOf, entries, notRead, orRole, examples, noValues
  case stages, stagesGiven, stagesOpen, stageIds, noWon, closedStage, unknownStages
  case orderNumbers, orderShares, orderHistory, orderProbability, orderUsual, orderMet
  case groupBy, groupByFound, required, forecast, cohort, limits

  /// What told the order of the stages.
  static func order(_ order: StageOrder) -> StartText {
    switch order {
    case .numbers: .orderNumbers
    case .shares: .orderShares
    case .history: .orderHistory
    case .probability: .orderProbability
    case .usual: .orderUsual
    case .met: .orderMet
    }
  }
}

/// Puts comments into a language.
struct StartTexts {
  let language: Language

  /// A comment, with `{0}`, … filled in.
  subscript(text: StartText, arguments: String...) -> String {
    Wording.fill(language == .english ? text.english : text.chinese, with: arguments)
  }
}
