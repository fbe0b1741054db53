extension FindingID {
  /// The words in English.
  var english: FindingWords {
    switch self {
    case .rejectedRows:
      FindingWords(
        "{0} of {1} rows of {2} cannot be used, the first in line {3}: {4}.",
        "{0?It is|They are} in no figure."
      )
    case .unreadableValues:
      FindingWords(
        "{0} {0?value|values} of “{1}” in {2} could not be read, the first in line {3}: “{4}”.",
        "{0?It counts|They count} as missing."
      )
    case .stagesGuessed:
      FindingWords(
        "No stages are configured; they were guessed from the data: {0}.",
        "On their order and kinds rest the funnel, all rates from stage to stage, and the forecast.",
        "Write them down in their order, with kind and probability; salesfunnel init makes a beginning."
      )
    case .stageAccepted:
      FindingWords(
        "The stage “{0}” is not configured; used {1} {1?time|times}, it counts as a further open one at the end.",
        "Deals in it count as having gone through all the others.",
        "Add it to the stages where it belongs, or as an alias of one."
      )
    case .stageUnused:
      FindingWords(
        "No deal is or was in the stage “{0}”.",
        "",
        "If deals should be there, compare its name with the one in the export."
      )
    case .stageSkipped:
      FindingWords(
        "{0} {0?deal|deals} went past the stage “{1}” without a visit.",
        "They count as having reached it, and have no time in it."
      )
    case .stageMismatch:
      FindingWords(
        "{0} {0?deal has|deals have} a row that names another stage than the history.",
        "A closed row is believed; of an open one only if it says when its stage was entered, and that is later.",
        "Export the deals and the history at the same time."
      )
    case .closeDateMismatch:
      FindingWords(
        "{0} closed {0?deal has|deals have} a close date on another day than the change that closed {0?it|them}.",
        "Periods and cycles go by the close date, times in stage by the history.",
        "Find out which of both somebody enters by hand."
      )
    case .negativeCycle:
      FindingWords(
        "{0} won or lost {0?deal was|deals were} closed before {0?it was|they were} created.",
        "{0?It is|They are} left out of the sales cycle.",
        "Correct one of both dates."
      )
    case .reopened:
      FindingWords(
        "{0} {0?time|times} a closed deal was opened again.",
        "What became of it last counts."
      )
    case .unknownDeal:
      FindingWords(
        "{0} {0?row|rows} of {1} {0?is of a deal|are of deals} that the deals files do not have.",
        "{0?It is|They are} left out.",
        "Export both with the same filter."
      )
    case .unknownActivity:
      FindingWords(
        "{0} {0?activity is of a deal|activities are of deals} that the deals files do not have.",
        "{0?It is|They are} left out.",
        "Export both with the same filter."
      )
    case .stageAssumed:
      FindingWords(
        "{0} open {0?deal names|deals name} no stage, and no change tells it.",
        "{0?It counts|They count} in the first stage.",
        "Fill the stage column."
      )
    case .stageFromHistory:
      FindingWords("{0} open {0?deal names|deals name} no stage; {0?its|their} last change tells it.")
    case .stageUnknownThen:
      FindingWords(
        "Of {0} open {0?deal|deals} it is not known in which stage {0?it was|they were} on that day.",
        "{0?It is|They are} counted beside the stages."
      )
    case .createdLater:
      FindingWords("{0} {0?deal was|deals were} created after that day.", "{0?It is|They are} left out.")
    case .quotaOwnerUnknown:
      FindingWords(
        "There are quotas of {0} {0?owner|owners} of whom there is no deal: {1}.",
        "Nothing is won or open for {0?it|them}; the sums of quotas have {0?it|them} all the same.",
        "Write the names as the deals do."
      )
    case .quotaTeamUnknown:
      FindingWords(
        "There are quotas of {0} {0?team|teams} of which there is no deal: {1}.",
        "Nothing is won or open for {0?it|them}; the sums of quotas have {0?it|them} all the same.",
        "Write the names as the deals do."
      )
    case .lookupMissing:
      FindingWords(
        "{0} {0?deal has|deals have} a name under “{1}” that has no row in {2}: {3}.",
        "The table gives {0?it|them} nothing.",
        "Correct the names, or add rows; a lookup table of spellings before this one corrects many at once."
      )
    case .sellersWithoutDeals:
      FindingWords(
        "{0} {0?owner|owners} of a lookup table {0?has|have} no deals: {1}.",
        "{0?It stands|They stand} among the owners, with zeros."
      )
    case .noHistory:
      FindingWords(
        "There is no stage history.",
        "Undefined: time in the stages, what moved through them. Weaker: conversion, for skipped stages cannot be told.",
        "Supply the changes of stage, or columns of when stages were entered."
      )
    case .historyIncomplete:
      FindingWords(
        "The history has nothing of {0} of {1} deals.",
        "Of {0?it|them} only the current stage is known.",
        "Export the history as far back as the deals."
      )
    case .lostStage:
      FindingWords(
        "It is not known in which stage {0} of {1} lost or void {1?deal|deals} ended.",
        "The counts of stages are lower bounds; where many are so, rates are only taken over those that the history traces.",
        "Supply the stage history, entry dates, or a column with the stage that a deal was lost from."
      )
    case .stageEntered:
      FindingWords(
        "{0} of {1} open {1?deal|deals} {0?has|have} no stage-entered date ({2}).",
        "Undefined for {0?it|them}: age in the stage, whether it is over the standard. Weaker: slow stages, deals at risk.",
        "Export when the current stage was entered."
      )
    case .created:
      FindingWords(
        "{0} of {1} {1?deal|deals} {0?has|have} no creation date.",
        "{0?It is|They are} missing among the created ones of every period, in cycles, cohorts and velocity.",
        "Export when deals were created."
      )
    case .expectedClose:
      FindingWords(
        "{0} of {1} open {1?deal|deals} {0?has|have} no expected close.",
        "{0?It is|They are} in no month of the forecast, and never overdue.",
        "Have it filled in, or export its column."
      )
    case .noAmount:
      FindingWords(
        "No column tells amounts.",
        "Undefined: all figures in money; deals are only counted.",
        "Export the amounts, or say which column has them."
      )
    case .amount:
      FindingWords(
        "{0} of {1} {1?deal|deals} {0?has|have} no amount.",
        "{0?It counts|They count} as nothing in every sum, and in the forecast.",
        "Have the amounts filled in."
      )
    case .noOwner:
      FindingWords(
        "No column tells whose deals they are.",
        "Undefined: all figures of sellers.",
        "Export the owner, or say which column has it."
      )
    case .noTeam:
      FindingWords(
        "No column tells the team.",
        "Undefined: all figures of teams.",
        "Export the team, say which column has it, or supply a table of owners and their teams."
      )
    case .noLossReason:
      FindingWords("No column tells why deals were lost.", "Undefined: losses by reason.", "Export the loss reason.")
    case .noGroups:
      FindingWords(
        "No column tells source, product or region.",
        "Undefined: wins and losses by these.",
        "Export one of them, or say which column has it."
      )
    case .probability:
      FindingWords(
        "{0} of {1} open {1?deal|deals} {0?has|have} no win probability.",
        "{0?It counts|They count} as nothing in the weighted forecast, which is too low by that.",
        "Give each open stage its probability, or take those of the deals."
      )
    case .standardDays:
      FindingWords(
        "There is no standard of days for {0}.",
        "Undefined there: slow as a bottleneck, over standard, deals at risk for their age.",
        "Give the stages standard_days."
      )
    case .noActivity:
      FindingWords(
        "Nothing tells the last activity.",
        "Undefined: deals at risk because nothing was done for long.",
        "Export the day of the last activity, or supply the activities."
      )
    case .noActivities:
      FindingWords(
        "Stages have tasks, and there are no activities to hold them against.",
        "Undefined: how often the tasks were done before deals went on.",
        "Supply a table of activities, with deal, time and kind."
      )
    case .noQuotas:
      FindingWords(
        "There are no quotas.",
        "Undefined: attainment, gap, coverage, and what it takes to reach them.",
        "Supply a table of periods and amounts, also of owners, teams or pipelines."
      )
    case .noQuotaOfPeriod:
      FindingWords(
        "No quota is of the period {0}.",
        "Undefined for it: attainment, gap, coverage, and what it takes to reach them.",
        "Add its quotas, or choose another period."
      )
    case .currency:
      FindingWords("Nothing tells the currency.", "Amounts stand without one.", "Say it.")
    case .rate:
      FindingWords(
        "{0} {0?deal is|deals are} in {1}, of which there is no rate.",
        "{0?Its amount is|Their amounts are} left out.",
        "Say what one {1} is worth."
      )
    case .asOf:
      FindingWords(
        "The day of the report, {0}, is the latest date in the inputs.",
        "Ages, what is overdue, and the period go by it.",
        "Say the day of the export with --as-of."
      )
    case .columnNotRead: FindingWords("“{0}” in {1} is not read; it may be {2}.")
    }
  }
}
