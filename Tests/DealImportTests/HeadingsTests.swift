import Diagnostics
import TableFiles
import TestSupport
import Testing

@testable import DealImport

struct HeadingsTests {
  @Test(arguments: [
    ("Stage", "stage"), ("  Stage  ", "stage"), ("Deal - Title", "deal title"), ("deal_id", "deal id"),
    ("deal-id", "deal id"), ("DEAL   ID", "deal id"),
    // Marks of required columns, colons, units and notes in brackets.
    ("Stage *", "stage"), ("*阶段：", "阶段"), ("Stage:", "stage"), ("Probability (%)", "probability"), ("金额（万元）", "金额"),
    ("Amount [EUR]", "amount"), ("金额【元】", "金额"), ("Amount(EUR) total", "amount"),
    // Full-width letters and spaces, no-break spaces, composed letters.
    ("Ｓｔａｇｅ", "stage"), ("商机　编号", "商机 编号"), ("Deal\u{A0}ID", "deal id"), ("Gesch\u{65}\u{301}", "gesch\u{E9}"),
    ("Deal\nID", "deal id"),
    // A bracket at the beginning is not cut: nothing would be left.
    ("(Do Not Modify) Opportunity", "(do not modify) opportunity"), ("", ""), ("***", ""),
  ])
  func headingsAreComparedWithoutWhatDoesNotTellThemApart(heading: String, normalised: String) {
    #expect(Heading.normalised(heading) == normalised)
  }

  @Test func aLineEndInAHeadingIsASpace() {
    #expect(Heading.normalised("Deal\r\nID") == "deal id")
    #expect(Heading.normalised("Deal\rID") == "deal id")
  }

  // MARK: The tables

  @Test func everyHeadingStandsAsItIsCompared() {
    expectNormalised(DealRole.self)
    expectNormalised(HistoryRole.self)
    expectNormalised(StageRole.self)
  }

  /// A heading under two roles would go to whichever is looked for first.
  @Test func noHeadingStandsTwice() {
    expectDistinct(DealRole.self)
    expectDistinct(HistoryRole.self)
    expectDistinct(StageRole.self)
  }

  /// The name that a configuration uses for a role is a heading of it, so that an export of our own reads back.
  @Test func everyRoleIsRecognisedByItsOwnName() {
    for role in DealRole.allCases where role != .closeAny {
      #expect(role.headings.contains(Heading.normalised(role.rawValue)), "\(role)")
    }
    for role in StageRole.allCases {
      #expect(role.headings.contains(Heading.normalised(role.rawValue)), "\(role)")
    }
  }

  // MARK: Known exports

  @Test(arguments: [
    // Salesforce's opportunity report, HubSpot, Pipedrive, Zoho, Odoo.
    (
      "Opportunity ID,Opportunity Name,Account Name,Opportunity Owner,Stage,Amount,Amount Currency,Probability (%),"
        + "Created Date,Close Date,Lead Source,Lost Reason,Next Step",
      "id,name,account,owner,stage,amount,currency,probability,created,close_any,source,loss_reason,next_step"
    ),
    (
      "Record ID,Deal Name,Deal Stage,Pipeline,Amount,Close Date,Create Date,Deal owner,Last Activity Date,Deal probability",
      "id,name,stage,pipeline,amount,close_any,created,owner,last_activity,probability"
    ),
    (
      "Deal - ID,Deal - Title,Deal - Value,Deal - Probability,Deal - Pipeline,Deal - Stage,Deal - Status,Deal - Lost reason",
      "id,name,amount,probability,pipeline,stage,status,loss_reason"
    ),
    (
      "Record Id,Deal Owner,Amount,Deal Name,Closing Date,Account Name,Stage,Pipeline,Last Activity Time,Reason For Loss",
      "id,owner,amount,name,close_any,account,stage,pipeline,last_activity,loss_reason"
    ),
    (
      "Opportunity,Customer,Salesperson,Sales Team,Stage,Probability,Expected Closing,Created On,Date Closed,Lost Reason",
      "name,account,owner,team,stage,probability,expected_close,created,closed,loss_reason"
    ),
    (
      "商机编号,商机名称,客户名称,负责人,部门,商机阶段,状态,商机金额,币种,赢率,创建时间,预计成交日期,结单日期,阶段更新时间",
      "id,name,account,owner,team,stage,status,amount,currency,probability,created,expected_close,closed,stage_entered"
    ),
    (
      "最后跟进时间,下一步行动计划,线索来源,产品线,主要竞争对手,输单原因,结算额,已回款,区域,金额（万元）,阶段*",
      "last_activity,next_step,source,product,competitor,loss_reason,settled,collected,region,amount,stage"
    ),
  ])
  func columnsOfKnownExports(header: String, roles: String) throws {
    let folder = TestFolder()
    let table = try InputTable(
      path: folder.write("deals.csv", header + "\n")
    )
    var problems: [Diagnostic] = []
    let plan = ColumnPlan<DealRole>(table: table, configured: [:], problems: &problems)
    let found = table.headings.indices.map { column in
      DealRole.allCases.first { plan[$0] == column }?.rawValue ?? "-"
    }
    #expect(found.joined(separator: ",") == roles)
    #expect(problems.isEmpty)
  }

  /// Headings of the known exports that hide what they are in more words.
  @Test func moreColumnsOfKnownExports() {
    let expected: [(String, DealRole)] = [
      ("Deal - Organization", .account), ("Deal - Currency of Value", .currency), ("Deal - Deal created", .created),
      ("Deal - Last stage change", .stageEntered), ("Deal - Lost reason", .lossReason),
      ("Deal - Expected close date", .expectedClose), ("Created Time", .created), ("Est. revenue", .amount),
      ("Expected Revenue", .amount), ("Pipeline Phase", .stage), ("(Do Not Modify) Opportunity", .id),
    ]
    for (heading, role) in expected {
      #expect(role.headings.contains(Heading.normalised(heading)), "\(heading)")
    }
  }

  private func expectNormalised<Role: ColumnRole>(_ roles: Role.Type) {
    for role in Role.allCases {
      for heading in role.headings { #expect(Heading.normalised(heading) == heading, "\(role)") }
    }
  }

  private func expectDistinct<Role: ColumnRole>(_ roles: Role.Type) {
    let all = Role.allCases.flatMap { role in role.headings.map { (heading: $0, role: role.rawValue) } }
    for (heading, entries) in Dictionary(grouping: all, by: \.heading) {
      #expect(entries.count == 1, "\(heading): \(entries.map(\.role))")
    }
  }
}
