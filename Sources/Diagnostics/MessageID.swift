/// Every message a user can meet, by name; `wording(in:)` has its texts.
public enum MessageID: String, Sendable, CaseIterable {
  // Files
  case fileMissing, fileUnreadable, fileIsDirectory, fileNotRegular, fileEmpty, fileWithoutRows, fileIsWorkbook
  case fileIsOldWorkbook, fileIsCompressed, fileIsUTF16, fileIsUTF32, fileIsBinary, encodingNotInstalled
  case quoteNotClosed, fieldTooLong, tooManyColumns, tooManyNames
  // Workbooks
  case workbookEncrypted, workbookIsBinary, workbookIsOpenDocument, fileIsWebPage, fileIsXMLSpreadsheet
  case workbookZipBroken, zipIsNoWorkbook, workbookPartMissing, workbookPartUnreadable, workbookXMLBroken
  case workbookHasDoctype, workbookTooLarge, workbookTooDense, workbookStringsTooLarge, workbookStringTooLong,
    workbookTagTooLong
  case workbookTextTooLarge, workbookRowOrder, workbookCellOrder, workbookCellReference, workbookStringMissing
  case cellTooLong, cellTooFarRight, sheetTooSparse, sheetMissing, sheetIsNoTable, sheetWithoutCells,
    workbookWithoutCells
  case otherSheets, sheetOfNoWorkbook
  // Files that are packed, piped, or of another kind
  case fileIsMarkup, fileIsOtherFormat, fileIsDevice, streamReadTwice, fileChanged, fileCutShort, lineTooLong
  case packedFileTruncated, packedFileDamaged, gzipTrailingBytes, unpackedTooLarge, fileIsPackedTwice
  case zipIsEncrypted, zipMethodUnknown, zipWithoutTable, zipWithSeveralTables
  case temporaryFolderUnusable, temporaryFolderFull
  // Memory
  case memoryLimited, memoryNotFree
  // Columns
  case columnMissing, columnAmbiguous, roleMissing, stageOrStatusMissing
  // Configuration
  case configurationSyntax, configurationKeyUnknown, configurationKeyMissing, configurationType, configurationValue
  case configurationKeyTwice
  case dealsFileNotGiven, timeZoneUnknown, delimiterUnknown, encodingUnknown
  case stageNameMissing, stageTwice, stageKindUnknown, stageNumberUnreadable, processWithoutOpenStage, stageTableEmpty
  case stageTaskUnreadable, standardSharesNotWhole
  case stageUnknown, pipelineUnknown
  // Quotas
  case quotaPipelineUnknown, quotaGroupMissing, quotaWithoutRate
  // Lookup tables
  case lookupRoleUnusable, lookupKeyMissing, lookupKeyUnknown, lookupKeyColumnMissing, lookupGivesNothing
  // Options
  case optionDate, optionPeriod, optionCohort, optionFormat, optionLocale, optionThreads, optionOutput, asOfUnknown
  case ownerUnknown, ownersUnknown
  case compareChoice, compareColumn, compareTop, compareTooFew
  case optionFailOn, optionFailOnLimit
  // A first configuration
  case initNoDeals, initNotAFile, initExists, initDecide
  case initGuessed, initRivals, initNotUsed, initRates, initOrder, initNoWon, initClosedStage
  // Data
  case tooManyRejects, rejectedRow
  // Columns whose values leave open how they are written
  case decimalAmbiguous, decimalMixed, dateOrderAmbiguous, dateOrderMixed, configuredWayWrong, columnUnreadable
  // Rows and values
  case rowWithTooFewFields, rowWithTooManyFields, rowNotUTF8, idMissing, timeMissing, stageMissing
  case dateUnreadable, timeUnreadable, amountUnreadable, probabilityUnreadable, statusUnreadable
  case periodMissing, periodUnreadable, quotaMissing, quotaUnreadable, lookupKeyBlank
  // What was done to read a table
  case encodingGuessed, readSheet, sheetTaken, formulasWithoutResult, mergedCellsFilled, mergedNumbersKept
  case titlesSkipped, headingsOfTwoLines, otherQuotes, totalsSkipped, footersSkipped, headingsRepeated, furtherTable
  case stageAboveRows, headingTwice, readAs, headingsFound, recordsWritten, columnsWithoutHeading
  case recordsPadded
  // Outputs
  case outputNotWritable, outputLocked
  // What somebody asked to be told of
  case alertRisk, alertRiskUnknown, alertBottlenecks, alertQuotaMissed, alertQuotaAtRisk, alertQuotaUnknown
  // Mail
  case mailAddressMissing, mailAddressInvalid, mailAddressNotASCII, mailSenderNotOne, mailValueControl, mailSubjectEmpty
  case mailCommandInvalid, mailCommandNotStarted, mailCommandRefused, mailCommandKilled, mailCommandStoppedReading,
    mailCommandTimedOut
  case mailCommandPrinted, mailKept, mailNotKept, mailsWaiting, mailBeingSent
  case optionNeeds, optionsApart
  // Templates
  case templateMissing, templateFolderIsFile, templateNotUTF8, templateUnused, templateUnparsed
  case templateTagNotClosed, templateTagOfTwoLines, templateCommentNotClosed, templateTagUnavailable,
    templateNameInvalid
  case templateEndWithoutStart, templateSectionNotClosed, templateWithinItself, templateNameUnknown
  case templateNoSection, templateNoText, templateTextUnescaped, templateMarkupEscaped
  case mailTooLarge

  /// What kind of fault the message tells of.
  public var category: FaultCategory {
    switch self {
    case .tooManyRejects, .rejectedRow: .data
    case .outputNotWritable, .outputLocked: .output
    case .alertRisk, .alertRiskUnknown, .alertBottlenecks, .alertQuotaMissed, .alertQuotaAtRisk, .alertQuotaUnknown:
      .alert
    case .mailCommandNotStarted, .mailCommandRefused, .mailCommandKilled, .mailCommandStoppedReading,
      .mailCommandTimedOut, .mailBeingSent:
      .output
    case .initGuessed, .initRivals, .initNotUsed, .initRates, .initOrder, .initNoWon, .initClosedStage: .note
    case .mailCommandPrinted, .mailKept, .mailNotKept, .mailsWaiting: .note
    case .encodingGuessed, .readSheet, .sheetTaken, .formulasWithoutResult, .mergedCellsFilled, .mergedNumbersKept:
      .note
    case .titlesSkipped, .headingsOfTwoLines, .otherQuotes, .totalsSkipped, .footersSkipped, .headingsRepeated,
      .furtherTable, .stageAboveRows, .headingTwice, .readAs, .headingsFound, .recordsWritten, .columnsWithoutHeading,
      .recordsPadded:
      .note
    default: .usage
    }
  }
}

/// A message's texts: what is wrong, and what to do about it.
public struct Wording: Sendable, Hashable {
  /// What was found and what was expected, as one sentence without a full stop.
  ///
  /// `{0}` … are the arguments.
  public var problem: String
  /// What the user can do; may be empty.
  public var remedy: String

  init(_ problem: String, _ remedy: String = "") {
    self.problem = problem
    self.remedy = remedy
  }

  /// The text with `{0}`, `{1}`, … replaced, in one pass so that an argument's own braces stay as they are.
  public static func fill(_ text: String, with arguments: [String]) -> String {
    var result = ""
    var rest = Substring(text)
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      result += rest[..<open]
      let inside = rest[rest.index(after: open)..<close]
      if let number = Int(inside), arguments.indices.contains(number) {
        result += printable(arguments[number])
      } else {
        result += rest[open...close]
      }
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }
}
