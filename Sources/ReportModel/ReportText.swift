import Diagnostics

/// Every text of a report but the definitions, by name, in each language.
///
/// `{0}`, `{1}` … stand for values.
enum ReportText: String, CaseIterable {
  case reportTitle, subtitle, subtitleWithoutCurrency
  case summary, funnel, stageTime, forecast, bottlenecks, owners, teams, trend, groups, deals, dataQuality, definitions
  case figure, currentPeriod, previousPeriod, yearAgo, change, total, cautions, contents, moreDeals, points, page
  case sheetTooLong, created, createdAmount, won, wonAmount, lost, lostAmount, void, winRate, averageWon, medianWonCycle
  case velocity, openAtEnd, openAmountAtEnd, voidAmount, month, noteTrend
  case flow, openAtStart, flowEntered, flowLeft, noteFlow
  case cohorts, cohortMonth, cohortCreated, earlier, unknownMonth, noteCohorts
  case compared, comparedPeriods, comparedAsOf, comparedAsOfIn, apart, noteApart, notePeriodShape,
    noteValueShape
  case timeToWin, withinMonths, datedDeals, allCohorts, noteTimeToWin, noteUndated
  case stage, reached, entered, skipped, advanced, dropped, waiting, conversion, conversionResolved, low, high
  case cumulative, amount, visits, mean, median, p90, open, medianAge, untimed, reentries, exitForward, exitBack
  case exitLost, exitVoid, standardDays, survival, kmMedian, overStandard, remaining, outcome, n, leftOut, p25, p75
  case exitCriteria, exitCriterion, stageTasks, exitMoves, exitKept, exitShare, exitTasks, exitCriteriaOfOwners
  case task, taskTimes, taskCount, taskShort, taskShortShare, otherOwners, noteExitCriteria
  case snapshot, weighted, meanAge, overStandardDeals, overStandardAmount, share
  case buckets, bucket, overdue, beyond, noDate, calibration, configured, observed, resolved, inside, used
  case committed, realised, expectedInPeriod
  case forecastAgainstQuota, quotasOfOwners, quotasOfTeams, quotaPeriod, quota, attainment, gap, expectedAmount
  case expectedWeighted, coverage, winsNeeded, newPerWeek, sellersNeeded, requiredFunnel, dealsNeeded, dealsMissing
  case allPipelines, noteQuotasAreSums, noteQuotaSums, noteNoRequired, noteTooLate
  case findings, finding, findingConversion, findingSlow, findingThinTop, noteNoFindings, noteInDetail,
    noteConcentration
  case funnelsOfOwners, funnelsOfTeams, timesOfOwners, timesOfTeams, ofAll, medianOfAll
  case key, openAmount, meanWonCycle, deal, name, account, owner, team, pipeline, createdDate, expectedClose, closedDate
  case ageDays, cycleDays, outcomeOpen, outcomeWon, outcomeLost, outcomeVoid
  case groupOwner, groupTeam, groupSource, groupProduct, groupRegion, groupSegment, groupLossReason, groupCompetitor,
    groupBy,
    blankKey
  case risks, risksByReason, riskList, reason, reasons, riskAny, listComma, noteRisks, noteRisksUnknown
  case riskOverStandard, riskSoon, riskPastExpectedClose, riskNoExpectedClose, riskNoAmount, riskInactive,
    riskMovedBack, riskPushed, riskOlderThanP90
  case lossesByReason, lossesByCompetitor, postponedByReason, postponedByCompetitor, unknownStage
  case handover, handoverOf, handoverTo, handoverWay, handoverVisit, handoverPhone, handoverLater, handoverNone,
    winProbability
  case payments, monthWon, settled, collected, outstanding, expectedCollections, expectedOpen
  case completeness, completenessByOwner, field, required, missing, missRate, probability, lastActivity, nextStep,
    source, product, region, segment, competitor, lossReason
  case columnUses, takenAs, columnKey, taken, examples, exampleSeparator, notRead, mayServe, furtherColumns,
    entryDatesOf
  case takenConfigured, takenByHeading, takenByExport, takenGroup
  case columnId, columnStatus, columnLostStage, columnWonAmount, columnCurrency, columnLostAt, columnCloseAny,
    columnStageEntered, columnFrom, columnTo, columnAt, columnField, columnActivityKind, columnActivityOutcome
  case inputs, role, roleDeals, roleHistory, roleQuotas, roleActivities, roleLookup, file, packing, encoding,
    delimiter, rowsRead, usedRows, duplicates, rejected, skippedLines
  case lookups, lookupKey, lookupGives, lookupGiven, lookupFound, lookupMissing, lookupMisses, lookupMissed,
    lookupNearest, lookupExample,
    noteMoreMissed, noteLookupMissing, assumptionLookupKey, assumptionLookupReplaced, findingNoDeals
  case count, countsTitle, assumptions, assumption, unreadable, column, example, line
  case cycle, wonDeals, lostDeals
  case chartTitle, chartTitleOf, chartSummary, chartWeakest, chartConversion, chartAmount, ofPipeline
  case noteBasisTraced, noteVoidBeside, noteUnknownBeside, noteCohort, noteInterval, noteObserved, noteSurvival
  case noteRejected, noteUnreadable, noteStageMismatch, noteStageAssumed, noteStageFromHistory, noteCloseMismatch,
    noteWithoutRate, noteWithoutProbability
  case noteUnknownActivities, assumptionTaskNear, assumptionTaskNotMet
  case noteAfterAsOf, noteUnknownDeal, noteSmall, noteAsOfFromData
  case assumptionExport, assumptionLossReason, assumptionExitDates, assumptionFields
  case assumptionCloseDate, assumptionNameAsId, assumptionStages, assumptionCurrency
  case stageOrderNumbers, stageOrderShares, stageOrderHistory, stageOrderProbability, stageOrderUsual, stageOrderMet
  case assumptionUnknownStage, assumptionHeadingUnit, assumptionHeadingCurrency, assumptionDecimalSign
  case assumptionMixedPoint, assumptionMixedComma, assumptionMixedDates, assumptionYearBehind, assumptionCurrencySign
  case yes, no
  case kind, kindLeak, kindSlow, kindPileUp, impact, delayedAmount, actual, reference, evidence
  case evidenceLeak, evidenceLeakStandard, evidenceSlow, evidenceShare, evidenceGrowth
  case noteBottlenecks, noteNoBottleneck, noteNoImpact, topBottleneck, topImpact, topDelayed
  case balance, openDeals, standardDeals, difference, rateOfStages
  case shape, capacity, capacityAmount, slope, evenness, flowOfMoney, noteShape
  case definitionFigure, definitionRule, definitionBasis
  case mailTitleOfPeriod, mailFigure, mailFigureWithChange, mailAtRisk, mailNoRisk, mailStay, mailAttached
  case mailMoreStages, mailMorePipelines, mailMoreDeals, mailMoreQuotas, mailMoreNotes, mailAssumptions

  /// The text in a language.
  func text(_ language: Language) -> String { language == .english ? english : chinese }
}
