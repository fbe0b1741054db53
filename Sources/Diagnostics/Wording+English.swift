extension MessageID {
  /// The message in English.
  var english: Wording {
    switch self {
    case .fileMissing:
      Wording("there is no such file", "check the path; paths in funnel.yaml are relative to the folder it is in")
    case .fileUnreadable: Wording("the file cannot be read: {0}", "check its permissions, and the disk it is on")
    case .fileIsDirectory: Wording("this is a directory, a file was expected", "give the CSV or TSV file in it")
    case .fileNotRegular: Wording("this is not a regular file", "save the data to a file and give that")
    case .fileEmpty: Wording("the file is empty, a line with headings was expected", "export it again")
    case .fileWithoutRows:
      Wording("the file has headings but no rows", "check the filter of the export, then export it again")
    case .fileIsWorkbook:
      Wording(
        "this is an Excel workbook or a zip file, plain text was expected",
        "give a configuration here, a text in YAML; tables are named in it under inputs"
      )
    case .fileIsOldWorkbook:
      Wording(
        "this is an old Excel workbook (.xls), which is not read",
        "open it and save it as .xlsx, or the sheet as “CSV UTF-8”"
      )
    case .fileIsCompressed: Wording("this is a gzip file, plain text was expected", "unpack it with gunzip first")
    case .fileIsUTF32: Wording("this is UTF-32 text, which is not read", "save it as “CSV UTF-8”")
    case .encodingNotInstalled:
      Wording("the system cannot read {0}", "install the package with its character sets, or save it as “CSV UTF-8”")
    case .fileIsUTF16: Wording("this is UTF-16 text, UTF-8 was expected", "save it as UTF-8")
    case .fileIsBinary:
      Wording(
        "this does not look like text: it has zero bytes or control characters in it; a workbook (.xlsx) or text (CSV, TSV) was expected",
        "export the table as “CSV UTF-8” and give that file"
      )
    case .fileIsMarkup:
      Wording(
        "this is an HTML or XML page; a workbook (.xlsx) or text (CSV, TSV) was expected; some programs give such pages names in .xls",
        "open it in a spreadsheet program and save the sheet as “CSV UTF-8”"
      )
    case .fileIsOtherFormat:
      Wording(
        "the file's format is {0}; a workbook (.xlsx) or text (CSV, TSV) was expected",
        "export the table as “CSV UTF-8”; if it is packed, unpack it and give the table inside"
      )
    case .fileIsDevice: Wording("this is a device, a file was expected", "give a file, or - for standard input")
    case .streamReadTwice:
      Wording("this was read before and cannot be read a second time", "save the data to a file, or name it only once")
    case .fileChanged:
      Wording("the file was changed while it was read", "wait until nobody writes to it, then run it again")
    case .fileCutShort:
      Wording(
        "an input file was cut short while it was read",
        "wait until nobody writes to the inputs, then run it again"
      )
    case .lineTooLong:
      Wording(
        "a line is longer than {0} MiB",
        "check that it is a table of lines; raise limits.field in funnel.yaml if it is"
      )
    case .packedFileTruncated:
      Wording("the {0} file ends too early: a part of it is missing", "copy or download it again")
    case .packedFileDamaged:
      Wording("the {0} file is damaged: its contents do not match its checks", "copy or download it again")
    case .gzipTrailingBytes:
      Wording("behind the end of the gzip data there are other bytes, from byte {0} on", "copy or download it again")
    case .unpackedTooLarge:
      Wording(
        "unpacked, the file is more than {0} times its size and larger than {1} MiB; no table is that uniform",
        "if it is one, unpack it and give the unpacked file"
      )
    case .fileIsPackedTwice:
      Wording("there is a {1} file inside the {0} file, a table was expected", "unpack it once and give what is inside")
    case .zipIsEncrypted: Wording("the zip file is encrypted", "unpack it and give the table in it")
    case .zipMethodUnknown:
      Wording("the zip file is packed by a method that is not supported", "unpack it and give the table in it")
    case .zipWithoutTable: Wording("there is no table in the zip file", "give the CSV or TSV file")
    case .zipWithSeveralTables:
      Wording(
        "there are {0} files in the zip file, one table was expected: {1}",
        "unpack it and give the one that is meant"
      )
    case .temporaryFolderUnusable:
      Wording(
        "no temporary file can be written in {0}: {1}",
        "set TMPDIR to a folder with enough space, or give an unpacked file"
      )
    case .temporaryFolderFull:
      Wording(
        "there is too little space for a temporary file in {0}",
        "set TMPDIR to a folder with enough space, or give an unpacked file"
      )
    case .quoteNotClosed:
      Wording(
        "the quote that opens here is never closed, so the rest of the file would be one field",
        "close it, or double it if it belongs to the text"
      )
    case .fieldTooLong:
      Wording(
        "a field is longer than {0} bytes",
        "look for a quote that is not closed, or raise limits.field in funnel.yaml"
      )
    case .tooManyColumns:
      Wording("there are {0} columns, at most {1} are read", "raise limits.columns in funnel.yaml if that is right")
    case .tooManyNames:
      Wording("the column taken for {0} has {1} different values", "check that it is the right column, and map another")
    case .workbookEncrypted:
      Wording("the workbook is protected by a password", "open it, remove the password, and save it again")
    case .workbookIsBinary:
      Wording("this is a binary workbook (.xlsb), an .xlsx was expected", "open it and save it as .xlsx")
    case .workbookIsOpenDocument:
      Wording("this is an OpenDocument file (.ods), an .xlsx was expected", "open it and save it as .xlsx")
    case .fileIsWebPage:
      Wording(
        "this is a web page (HTML), whatever its name says; a workbook or text was expected",
        "open it in a spreadsheet program and save it as .xlsx or “CSV UTF-8”"
      )
    case .fileIsXMLSpreadsheet:
      Wording(
        "this is an XML spreadsheet of 2003, whatever its name says; an .xlsx or text was expected",
        "open it in a spreadsheet program and save it as .xlsx or “CSV UTF-8”"
      )
    case .workbookZipBroken:
      Wording("the workbook is damaged or was not copied whole: {0}", "export or copy it again")
    case .zipIsNoWorkbook:
      Wording("this zip file is no workbook: it has no {0}", "give an .xlsx, or the CSV or TSV file in it")
    case .workbookPartMissing:
      Wording(
        "the workbook is damaged: its part {0} is missing",
        "open it, let it be repaired, and save it again as .xlsx"
      )
    case .workbookPartUnreadable:
      Wording("the workbook is damaged: its part {0} cannot be unpacked: {1}", "export or copy it again")
    case .workbookXMLBroken:
      Wording(
        "the workbook is damaged: its part {0} is not valid XML at line {1}: {2}",
        "open it, let it be repaired, and save it again as .xlsx"
      )
    case .workbookHasDoctype:
      Wording(
        "the part {0} of the workbook declares a document type, which no workbook has",
        "do not trust this file; export it again"
      )
    case .workbookTooLarge:
      Wording(
        "the part {0} of the workbook unpacks to more than {1} bytes",
        "export fewer rows, or save the sheet as “CSV UTF-8”"
      )
    case .workbookTooDense:
      Wording(
        "the part {0} of the workbook unpacks to more than {1} times its size, as only zip bombs do",
        "do not trust this file; export it again, or save the sheet as “CSV UTF-8”"
      )
    case .workbookStringsTooLarge:
      Wording(
        "the texts of the workbook take more than {0} bytes",
        "export fewer rows, or save the sheet as “CSV UTF-8”"
      )
    case .workbookStringTooLong:
      Wording(
        "text number {0} of the workbook is longer than {1} bytes",
        "shorten it, or raise limits.field in funnel.yaml"
      )
    case .workbookTagTooLong:
      Wording(
        "the part {0} of the workbook has a tag longer than {1} bytes, as no spreadsheet program writes",
        "do not trust this file; export it again"
      )
    case .workbookTextTooLarge:
      Wording("the sheet “{0}” has more than {1} bytes of text", "export fewer rows or columns")
    case .workbookRowOrder:
      Wording(
        "the workbook is damaged: in {0} row {1} stands behind row {2}",
        "open it, let it be repaired, and save it again as .xlsx"
      )
    case .workbookCellOrder:
      Wording(
        "the workbook is damaged: in {0} the cell {1} stands behind {2}",
        "open it, let it be repaired, and save it again as .xlsx"
      )
    case .workbookCellReference:
      Wording(
        "the workbook is damaged: in {0} “{1}” in row {2} is no place in a sheet",
        "open it, let it be repaired, and save it again as .xlsx"
      )
    case .workbookStringMissing:
      Wording(
        "the workbook is damaged: the cell {0} refers to text “{1}”, there are {2} texts",
        "open it, let it be repaired, and save it again as .xlsx"
      )
    case .cellTooLong:
      Wording("the cell {0} of “{1}” is longer than {2} bytes", "shorten it, or raise limits.field in funnel.yaml")
    case .cellTooFarRight:
      Wording(
        "the cell {0} of “{1}” is in column {2}, at most {3} columns are read",
        "clear it if it stands there by mistake, or raise limits.columns in funnel.yaml"
      )
    case .sheetTooSparse:
      Wording(
        "the sheet “{0}” has more than {1} blank cells to the left of filled ones",
        "clear the cells far to the right if they stand there by mistake"
      )
    case .sheetMissing:
      Wording("the workbook has no sheet “{0}”; it has: {1}", "write the name as it stands on the sheet's tab")
    case .sheetIsNoTable:
      Wording("“{0}” is a chart or a macro, no sheet with cells; sheets are: {1}", "name one of them")
    case .sheetWithoutCells:
      Wording(
        "the sheet “{0}” is empty, a row with headings was expected; other sheets: {1}",
        "name the sheet that has the table"
      )
    case .workbookWithoutCells:
      Wording(
        "no visible sheet of the workbook has a filled cell; hidden ones are: {0}",
        "export it again, or name a hidden sheet"
      )
    case .otherSheets:
      Wording(
        "of this workbook the sheet “{0}” was read; other sheets: {1}",
        "if the table is on one of them, name it at this file in funnel.yaml: `sheet: its name`"
      )
    case .sheetOfNoWorkbook:
      Wording(
        "the sheet “{0}” is asked for, but this is text and no workbook",
        "leave out `sheet` at this file in funnel.yaml"
      )
    case .memoryLimited:
      Wording(
        "the run needs about {0} of memory, but only {1} is left (limit: {2})",
        "raise the limit, or export a shorter period; fewer --threads and --format json,svg (no list of deals) need less"
      )
    case .memoryNotFree:
      Wording(
        "the run needs about {0} of memory, but the machine has only {1} free",
        "end other programs, or export a shorter period; fewer --threads and --format json,svg (no list of deals) need less"
      )
    case .columnMissing:
      Wording("{2} has no column “{0}” (for {1}); it has: {3}", "write the heading as it stands in the file")
    case .columnAmbiguous:
      Wording("{1} has the column “{0}” more than once: columns {2}", "rename one of them in the export")
    case .roleMissing:
      Wording(
        "no column is recognised as “{0}” among: {1}",
        "map it in funnel.yaml, under columns, as `{0}: its heading`"
      )
    case .stageOrStatusMissing:
      Wording(
        "no column is recognised as “stage” or “status” among: {0}, and there is no history",
        "map one in funnel.yaml, under columns: {stage: its heading}, or give a history file"
      )
    case .configurationSyntax: Wording("this is not valid YAML: {0}", "check indentation, colons and quotes")
    case .configurationKeyUnknown: Wording("there is no key “{0}”; known here: {1}")
    case .configurationKeyMissing: Wording("“{0}” needs the key “{1}”")
    case .configurationType: Wording("“{0}” must be written as {1}")
    case .configurationValue: Wording("“{0}” cannot be “{1}”; expected is something like {2}")
    case .configurationKeyTwice: Wording("a key stands twice: {0}", "keep one of them")
    case .dealsFileNotGiven:
      Wording(
        "no deals file was given",
        "name it: salesfunnel report deals.csv, or list it in funnel.yaml under inputs: deals:"
      )
    case .timeZoneUnknown: Wording("there is no time zone “{0}”", "use a name such as Asia/Shanghai or Europe/Berlin")
    case .encodingUnknown: Wording("“{0}” is no encoding that is known", "use one of: {1}")
    case .delimiterUnknown:
      Wording(
        "“{0}” is no delimiter",
        "use comma, tab, semicolon, pipe, or one character that is no letter, digit or quote"
      )
    case .stageNameMissing: Wording("a stage has no name", "fill in the column “stage”")
    case .stageTwice: Wording("the stage “{0}” stands twice in its process", "keep one of them")
    case .stageKindUnknown: Wording("“{0}” is no kind of stage", "use open, won, lost or void")
    case .stageNumberUnreadable:
      Wording("“{0}” cannot be read as {1}", "write probabilities as 0.35 or 35%, days as a number above 0")
    case .stageTaskUnreadable:
      Wording(
        "“{0}” is no task of the stage “{1}”",
        "write the kind of activity and how many there must be: visit:2|call:3, or mail/replied:1 where the outcome matters"
      )
    case .processWithoutOpenStage:
      Wording(
        "all stages are closed ones ({0}); a process needs at least one open stage",
        "add the open stages in their order"
      )
    case .standardSharesNotWhole:
      Wording(
        "the standard shares of the open stages add up to {0} %, not 100 %",
        "give each open stage the share of all open deals that it should hold"
      )
    case .stageTableEmpty: Wording("no stages are configured here", "list at least one open stage")
    case .stageUnknown:
      Wording(
        "the stage “{0}” is not configured (uses: {1}); configured are: {2}",
        "add it to the stages, or as an alias of one, or set unknown_stages: open"
      )
    case .pipelineUnknown:
      Wording(
        "no stages are configured for the pipeline “{0}” (deals: {1}); there are: {2}",
        "add its stages to the configuration"
      )
    case .quotaPipelineUnknown:
      Wording(
        "a quota is of the pipeline “{0}”, which there is not; there are: {1}",
        "correct the name, or leave it empty for a quota of all pipelines"
      )
    case .quotaGroupMissing:
      Wording(
        "a quota is of one {0}, but the deals have no column that tells it",
        "name the column of the deals in funnel.yaml under inputs, deals, columns: `{0}: its heading`"
      )
    case .quotaWithoutRate:
      Wording(
        "a quota is in {0}, for which there is no rate; the report is in {1}",
        "add it to rates in funnel.yaml, or write the quotas in {1}"
      )
    case .lookupRoleUnusable:
      Wording(
        "“{0}” cannot be used here in a lookup table",
        "use one of: {1}; or, where none fits, a heading or a name of your own"
      )
    case .lookupKeyMissing:
      Wording(
        "{1} is looked up by “{0}”, but the deals have no such column; they have: {2}",
        "name a role or a heading of the deals as key, or map it in funnel.yaml under inputs, deals, columns"
      )
    case .lookupKeyUnknown:
      Wording(
        "nothing tells what this lookup table is looked up by: neither owner nor account nor product is recognised both here and in the deals; its columns: {0}",
        "say it in funnel.yaml under inputs, lookup: `key: {owner: its heading}`"
      )
    case .lookupKeyColumnMissing:
      Wording(
        "no column of this lookup table is recognised as “{0}” among: {1}",
        "write its heading behind the key in funnel.yaml, as in `key: {owner: sales_agent}`"
      )
    case .lookupGivesNothing:
      Wording(
        "this lookup table has “{0}”, but nothing else is recognised among: {1}",
        "say in funnel.yaml what it gives: `columns: {team: its heading}`, or any name of your own for a new group"
      )
    case .optionDate: Wording("{0}: “{1}” is no date", "write it as 2025-06-30, or “today”")
    case .optionPeriod:
      Wording("{0}: “{1}” is no period", "write 2025-06, 2025-Q2, 2025-H1, 2025, FY2025 or 2025-04-01..2025-06-30")
    case .optionCohort: Wording("--cohort: “{0}” is no range of dates", "write 2025-01-01..2025-06-30")
    case .optionFormat: Wording("--format: there is no format “{0}”; there are: {1}")
    case .optionLocale: Wording("--locale: there is no language “{0}”; there are: {1}")
    case .optionThreads: Wording("--threads: “{0}” is no number of threads", "give 1 or more")
    case .optionOutput:
      Wording("--output: “{0}” ends with neither .xlsx nor .csv", "name a file that ends with one of them")
    case .ownerUnknown:
      Wording(
        "--owner: no deal has the owner “{0}”",
        "write the name as the deals do; salesfunnel owners lists them all"
      )
    case .ownersUnknown:
      Wording("no column of the deals tells their owner", "name it with columns: {owner: …} in funnel.yaml")
    case .compareChoice:
      Wording(
        "exactly one of --by and --with says what to compare",
        "write --by team, or --period 2025-Q2 --with 2025-Q1"
      )
    case .compareColumn:
      Wording("--by: there is no column “{0}”; there are: {1}", "name one of them, or map the column")
    case .compareTop: Wording("--top: “{0}” is too few to compare", "give 2 or more")
    case .compareTooFew:
      Wording("--by: fewer than two values of “{0}” have deals", "compare by another column")
    case .optionFailOn:
      Wording("--fail-on: there is no condition “{0}”; there are: {1}", "write for example --fail-on risk=30%,quota")
    case .optionFailOnLimit:
      Wording("--fail-on {0}: “{1}” is no limit", "write for example --fail-on {2}")
    case .asOfUnknown:
      Wording("the inputs hold no date, so the day of the report is unknown", "give it with --as-of 2025-06-30")
    case .initNoDeals:
      Wording(
        "this is no table of deals by its headings, and none of the other files is one: {0}",
        "give the file that has a row a deal, with an id or a name, and a stage or a status"
      )
    case .initNotAFile: Wording("a configuration names files, and this is none", "save it as a file first")
    case .initExists:
      Wording("is there already; nothing was written", "`--force` replaces it, `--out` writes into another folder")
    case .initDecide:
      Wording(
        "to be decided here: “{0}”, one of {1}",
        "take the # away before the right line, then run `salesfunnel check`"
      )
    case .initGuessed:
      Wording("the column “{0}” was taken for “{1}”, which is a guess", "check it; another one is set in this line")
    case .initRivals:
      Wording(
        "the column “{0}” was taken for “{1}”, but it could also be {2}",
        "check it; another one is set in this line"
      )
    case .initNotUsed:
      Wording(
        "not used: by its headings it is no table of deals, stage changes, stages, quotas or activities, and nothing to look up: {0}",
        "if it is one, name it under inputs and map its columns"
      )
    case .initRates:
      Wording("no rate for {0}; the amounts of {1} deals are left out", "set the rates in this line")
    case .initOrder: Wording("the order of the stages is a guess", "check it in stages.csv")
    case .initNoWon:
      Wording("no stage is called as won deals are, among: {0}", "write `won` as its kind in stages.csv")
    case .initClosedStage:
      Wording(
        "all deals in the stage “{0}” have a close date ({1}); it may be one of closed deals",
        "if it is, write won, lost or void as its kind in stages.csv"
      )
    case .tooManyRejects:
      Wording(
        "{0} of {1} rows cannot be used ({2} %), more than the {3} % that are allowed",
        "correct the rows, or allow more with limits: {rejects: 10%} in funnel.yaml"
      )
    case .rejectedRow: Wording("{0} more rows like this")
    case .decimalAmbiguous:
      Wording(
        "{0}: every value can be read in two ways: “{1}” is {2} with a decimal point, and {3} with a decimal comma",
        "say which, at this file in funnel.yaml under inputs, {4}: `decimal: point` or `decimal: comma`"
      )
    case .decimalMixed:
      Wording(
        "{0}: “{1}” has a decimal point, “{2}” a decimal comma, and as many values are written one way as the other",
        "say which counts, at this file in funnel.yaml under inputs, {3}: `decimal: point` or `decimal: comma`; the others are then unreadable"
      )
    case .dateOrderAmbiguous:
      Wording(
        "{0}: the dates can be read in more than one way: “{1}” is {2} with {3} in front, and {4} with {5} in front",
        "say which, at this file in funnel.yaml under inputs, {6}: {7}"
      )
    case .dateOrderMixed:
      Wording(
        "{0}: in “{1}” {2} stands in front, in “{3}” {4}, and as many dates are written one way as the other",
        "say which counts, at this file in funnel.yaml under inputs, {5}: {6}; the others are then unreadable"
      )
    case .configuredWayWrong:
      Wording(
        "{0}: with `{1}`, as funnel.yaml says, most of the values that it matters for cannot be read ({2} of {3}); the first is “{4}”",
        "correct `{1}` at this file in funnel.yaml under inputs, {5}, or leave it out"
      )
    case .columnUnreadable:
      Wording(
        "{0}: hardly any of the values can be read as {3} ({1} of {2} cannot); the first is “{4}”",
        "check that it is the right column, and map another in funnel.yaml under columns; else correct the values or their headings"
      )
    case .rowWithTooFewFields:
      Wording("the row has {0} fields, the header {1}", "look for a missing delimiter or a quote that is not closed")
    case .rowWithTooManyFields:
      Wording("the row has {0} fields, the header {1}", "put fields that contain the delimiter in quotes")
    case .rowNotUTF8:
      Wording(
        "the row has bytes that are not {0}",
        "if most rows have, the file is of another encoding, to be set at this file in funnel.yaml (`encoding:`); else save it as “CSV UTF-8”"
      )
    case .idMissing: Wording("the deal's id is missing")
    case .timeMissing: Wording("“{0}” is empty, a time was expected")
    case .stageMissing: Wording("“{0}” is empty, a stage was expected")
    case .dateUnreadable: Wording("{0}: “{1}” is no date", "write dates as 2025-06-30")
    case .timeUnreadable: Wording("{0}: “{1}” is no time", "write times as 2025-06-30 14:05:00 or with T between")
    case .amountUnreadable: Wording("{0}: “{1}” is no amount", "write amounts as 1234.50")
    case .probabilityUnreadable: Wording("{0}: “{1}” is no probability", "write 0.35 or 35%")
    case .periodMissing: Wording("“{0}” is empty, a period was expected")
    case .periodUnreadable:
      Wording("{0}: “{1}” is no period", "write 2025-06, 2025-Q2, 2025-H1, 2025, FY2025 or 2025-04-01..2025-06-30")
    case .lookupKeyBlank: Wording("“{0}” is empty, a name to look up was expected")
    case .quotaMissing: Wording("“{0}” is empty, an amount was expected")
    case .quotaUnreadable: Wording("{0}: “{1}” is no quota", "write an amount of 0 or more, such as 45000")
    case .statusUnreadable: Wording("{0}: “{1}” is no status", "write open, won, lost or void")
    case .encodingGuessed:
      Wording("read as {0}; it could be {1} too", "if texts look wrong, say so in funnel.yaml: `encoding: {1}`")
    case .sheetTaken: Wording("the sheet “{0}” was read, not: {1}", "another one is read with `sheet: its name`")
    case .formulasWithoutResult:
      Wording(
        "formulas without a result: {0}, the first in {1}; they are read as empty",
        "open the workbook in a spreadsheet program and save it"
      )
    case .mergedCellsFilled:
      Wording("the value of merged cells was taken for all rows that show it; cells filled: {0}, the first is {1}")
    case .mergedNumbersKept:
      Wording(
        "numbers in merged cells are read in the first row only, for they may be sums: {0}, the first in {1}",
        "undo the merging and fill in each row if each has the number"
      )
    case .titlesSkipped: Wording("lines above the headings that are no part of the table: {0}, the first is “{1}”")
    case .headingsOfTwoLines: Wording("the headings stand in two lines, and were put together as: {0}")
    case .otherQuotes: Wording("quotes that are not the usual ones: {0}; quotes inside a field: {1}")
    case .totalsSkipped: Wording("rows of sums that were left out: {0}, the first is “{1}”")
    case .footersSkipped: Wording("lines about the table that are no rows: {0}, the first is “{1}”")
    case .headingsRepeated: Wording("lines in which the headings come again and that were left out: {0}")
    case .furtherTable: Wording("a further table begins here and is not read: “{0}”", "save it to a file of its own")
    case .stageAboveRows: Wording("the stage stands once above its rows; rows that have it from there: {0}")
    case .readSheet: Wording("the sheet “{0}” of the workbook was read")
    case .readAs: Wording("read as {0}, delimiter {1}, quote {2}, quotes inside a field: {3}")
    case .headingsFound: Wording("the headings stand here, columns: {0}")
    case .recordsWritten: Wording("records: {0}, blank lines: {1}, rejected: {2}")
    case .recordsPadded:
      Wording(
        "records with fewer fields than there are headings ({1}), to which blank ones were added: {0}; the first stands here",
        "look for missing delimiters if there should be none"
      )
    case .columnsWithoutHeading: Wording("columns at the end that have no heading: {0}")
    case .headingTwice: Wording("the heading “{0}” stands over columns {1}; the first of them is used")
    case .outputNotWritable:
      Wording(
        "the output cannot be written: {0}",
        "check the directory's permissions and free space; nothing was changed"
      )
    case .outputLocked:
      Wording(
        "another run that writes to this directory is not done yet; this one changes nothing",
        "wait until it is done; if runs are started by a clock, give them more time between"
      )
    case .alertRisk: Wording("{0}: open deals at risk: {1} of {2}, worth {3}")
    case .alertRiskUnknown: Wording("{0}: nothing in the inputs tells whether a deal is at risk")
    case .alertBottlenecks: Wording("{0}: bottlenecks found: {1}; stages: {2}")
    case .alertQuotaMissed: Wording("{0}: {1} of the quota of {2} was reached: won {3} of {4}")
    case .alertQuotaAtRisk: Wording("{0}: {1} of the quota of {2} is won or expected (weighted): {3} of {4}")
    case .alertQuotaUnknown: Wording("{0}: there is no quota of {1}")
    case .mailAddressMissing:
      Wording("{0}: the mail needs an address here", "give it with {0}, or with {1} in funnel.yaml")
    case .mailAddressInvalid:
      Wording(
        "{0}: “{1}” is no mail address",
        "write ada@example.com or Ada Lovelace <ada@example.com>, with commas between several; quotes go around a name with a comma in it"
      )
    case .mailAddressNotASCII:
      Wording(
        "{0}: the address “{1}” has characters that are not ASCII",
        "write its domain in the form xn--…; only the name before <…> may have any characters"
      )
    case .mailSenderNotOne: Wording("{0}: one sender was expected, there are {1}", "name one of them")
    case .mailValueControl:
      Wording("{0}: there is a line break or control character ({2}) in “{1}”", "take it out")
    case .mailSubjectEmpty: Wording("{0}: the subject is empty", "leave it out for the usual one")
    case .mailCommandInvalid:
      Wording(
        "{0}: “{1}” is no command",
        "write the program and its options with spaces between, and close each quote: sendmail -t -i"
      )
    case .mailCommandNotStarted:
      Wording(
        "“{0}” cannot be started: {1}",
        "install a mail program (msmtp, postfix, exim), or name yours with --sendmail or mail: {sendmail: …}"
      )
    case .mailCommandRefused:
      Wording("“{0}” did not take the mail: exit code {1}", "put right what it says, then send it again")
    case .mailCommandKilled:
      Wording("“{0}” was ended by signal {1} before it took the mail", "look into its log, then send it again")
    case .mailCommandStoppedReading:
      Wording(
        "“{0}” ended before it had read the whole mail",
        "check that it reads a mail from standard input, as sendmail -t -i does"
      )
    case .mailCommandTimedOut:
      Wording(
        "“{0}” had not ended after {1} seconds and was stopped",
        "check that its server answers, or allow it more with mail: {timeout_seconds: …}"
      )
    case .mailCommandPrinted: Wording("“{0}” printed: {1}")
    case .mailKept:
      Wording(
        "the mail is kept here",
        "the same run sends it again, and so does: salesfunnel email --resend --spool {0}"
      )
    case .mailNotKept: Wording("the mail is not kept", "run it again: the same inputs make the same mail")
    case .mailsWaiting:
      Wording("other mails that wait here to be sent: {0}", "send them: salesfunnel email --resend --spool {1}")
    case .mailBeingSent: Wording("another run is sending this mail", "wait until it is done")
    case .optionNeeds: Wording("{0} is of no use without {1}", "add {1}, or leave out {0}")
    case .optionsApart: Wording("{0} and {1} do not go together", "leave out one of them")
    case .templateFolderIsFile:
      Wording(
        "this is a file, a folder with templates was expected",
        "name the folder that the templates lie in"
      )
    case .templateNotUTF8: Wording("the template is not UTF-8", "save it as UTF-8")
    case .templateUnused:
      Wording(
        "no template uses this one",
        "take it away, or give it the name of one of the report’s: {0}"
      )
    case .mailTooLarge:
      Wording(
        "the mail’s HTML takes {0} bytes however little it shows; mail programs cut off what is beyond {1}",
        "make the templates of the mail shorter"
      )
    case .templateUnparsed: Wording("the template cannot be read: {0}")
    case .templateTagNotClosed: Wording("the tag is not closed", "write “}}” behind it")
    case .templateTagOfTwoLines:
      Wording(
        "the tag is not closed on its line",
        "write “}}” (“}}}” after “{{{”) behind the name, on the same line"
      )
    case .templateCommentNotClosed: Wording("the comment is not closed", "write “}}” behind it")
    case .templateTagUnavailable:
      Wording(
        "“{0}” is not available in these templates",
        "there are names, sections, partials and comments"
      )
    case .templateNameInvalid: Wording("“{0}” is no name", "names are letters and digits, with full stops between them")
    case .templateEndWithoutStart: Wording("“{0}” is closed here but not open", "open it before, or take this away")
    case .templateSectionNotClosed: Wording("“{0}” is opened here but never closed", "close it with {1}")
    case .templateWithinItself: Wording("“{0}” is used within itself", "take it out there: it would never end")
    case .templateNameUnknown: Wording("there is no “{0}” here", "there are {1}")
    case .templateNoSection:
      Wording(
        "“{0}” is {1}, not something to ask for or to go through",
        "write {2} to show it, or name a list"
      )
    case .templateNoText: Wording("“{0}” is {1}, not a text", "go into it with {2}")
    case .templateTextUnescaped: Wording("“{0}” is a text, which must be escaped", "write {1} with two braces")
    case .templateMarkupEscaped: Wording("“{0}” is markup, which is not escaped", "write {1} with three braces")
    case .templateMissing: Wording("the template “{0}” is missing")
    }
  }
}
