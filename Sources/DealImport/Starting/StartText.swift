import DealModel
package import Diagnostics

/// What `init` says: the comments of a first configuration, and its summary.
package enum StartText: String, CaseIterable, Sendable {
  case head, headSet, headCheck
  case company, currencyFound, currencyUnknown, rates, ratesMissing, timeZone, locale, fiscalYear
  case noHistory, noQuotas, noActivities, noLookup, notUsed
  case rows, preset, sheets, found, encodingGuessed, dateOrder, decimal, answered, decide
  case recognised, nameAsId, aboveRows, guessed, guessedOf, entries, notRead, orRole, examples, noValues
  case stages, stagesGiven, stagesOpen, stageIds, noWon, closedStage, unknownStages
  case orderNumbers, orderShares, orderHistory, orderProbability, orderUsual, orderMet
  case groupBy, groupByFound, required, forecast, cohort, limits
  case kindDeals, kindHistory, kindStages, kindQuotas, kindActivities, kindLookup, kindNone
  case oneRow, export, columnsUsed, wayOfStages, wayOfPipeline, open, won, lost, void
  case of, comma, written, nextDecide, next

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

/// Puts what `init` says into a language.
package struct StartTexts: Sendable {
  let language: Language

  /// Texts in a language.
  package init(language: Language) { self.language = language }

  /// A text, with `{0}`, … filled in.
  package subscript(text: StartText, arguments: String...) -> String {
    Wording.fill(language == .english ? text.english : text.chinese, with: arguments)
  }
}
