import DealModel
import Diagnostics
import TestSupport
import Testing

@testable import DealImport

/// Which exports are recognised by their headings (`KnownExport.swift`).
struct KnownExportTests {
  private func name(_ headings: String, _ table: KnownExport.Table = .deals) -> String? {
    KnownExport.of(headings.split(separator: ",", omittingEmptySubsequences: false).map(String.init), table)?.name
  }

  @Test(arguments: [
    (
      "salesforce",
      "Opportunity ID,Opportunity Name,Account Name,Opportunity Owner,Stage,Amount,Amount Currency,Probability (%),Age,"
        + "Created Date,Close Date,Type,Lead Source,Forecast Category,Lost Reason,Next Step"
    ),
    ("salesforce", "Id,Name,StageName,Amount,CloseDate,CreatedDate,OwnerId,AccountId,IsClosed,IsWon"),
    (
      "hubspot",
      "Record ID,Deal Name,Deal Stage,Pipeline,Amount,Close Date,Create Date,Deal owner,Last Activity Date,"
        + "Deal probability"
    ),
    ("hubspot", "Record ID,Deal Name,Create Date,Deal owner,Date entered \"Proposal (Sales Pipeline)\""),
    ("hubspot", "hs_object_id,dealname,dealstage,amount,closedate,createdate,hs_v2_date_entered_12345"),
    (
      "pipedrive",
      "Deal - ID,Deal - Title,Deal - Value,Deal - Currency of Value,Deal - Probability,Deal - Organization,"
        + "Deal - Pipeline,Deal - Stage,Deal - Status,Deal - Deal created,Deal - Won time,Deal - Lost time"
    ),
    ("pipedrive", "ID,Title,Value,Organization,Stage,Status,Deal created,Won time,Lost time"),
    (
      "zoho",
      "Record Id,Deal Owner,Amount,Deal Name,Closing Date,Account Name,Stage,Pipeline,Created Time,Modified Time,"
        + "Last Activity Time,Reason For Loss"
    ),
    (
      "dynamics365",
      "(Do Not Modify) Opportunity,Topic,Account,Est. revenue,Est. close date,Actual Revenue,Actual Close Date,Status,"
        + "Status Reason,Pipeline Phase,Probability,Created On"
    ),
    (
      "odoo",
      "Opportunity,Customer,Salesperson,Sales Team,Stage,Expected Revenue,Probability,Expected Closing,Created On,"
        + "Date Closed,Lost Reason"
    ),
    ("chinese", "商机编号,商机名称,客户名称,业务员,团队,商机阶段,商机金额（万元）,预计成交日期,结单日期"),
  ])
  func dealsAreRecognised(name: String, headings: String) { #expect(self.name(headings) == name) }

  @Test func historiesAreRecognised() {
    let history = "Id,OpportunityId,StageName,Amount,ExpectedRevenue,CloseDate,Probability,ForecastCategory,CreatedDate"
    #expect(name(history, .history) == "salesforce_history")
    #expect(name("Id,OpportunityId,Field,OldValue,NewValue,CreatedDate", .history) == "salesforce_field_history")
    #expect(
      name("Opportunity Name,Field / Event,Old Value,New Value,Edit Date", .history) == "salesforce_field_history"
    )
    #expect(name("Deal ID,From Stage,To Stage,Changed At", .history) == nil)
    #expect(name("deal,stage,time", .history) == nil)
  }

  @Test(arguments: [
    "Deal ID,Deal Name,Account,Owner,Team,Region,Source,Product,Stage,Amount,Currency,Created,Expected Close,Close Date",
    "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value",
    "id,name,stage,amount,created,closed", "Opportunity,Stage,Amount,Close Date,Owner,Created",
    "ID,Title,Status,Stage,Value,Owner,Created", "编号,客户,销售,阶段,金额,日期",
    "Name,Stage,Expected Revenue,Customer", "",
  ])
  func plainTablesAreNobodys(headings: String) { #expect(name(headings) == nil) }

  @Test func namesAreDistinctAndHeadingsNormalised() {
    #expect(Set(KnownExport.all.map(\.name)).count == KnownExport.all.count)
    for export in KnownExport.all {
      let known = export.table == .deals ? DealRole.allCases.map(\.rawValue) : HistoryRole.allCases.map(\.rawValue)
      for (role, headings) in export.columns {
        #expect(known.contains(role), "\(export.name): \(role)")
        for heading in headings { #expect(Heading.normalised(heading) == heading, "\(export.name)") }
      }
      let all = Array(export.columns.values.joined())
      #expect(Set(all).count == all.count, "\(export.name): a heading has two roles")
      for marks in export.marks {
        for heading in marks.headings + Array(marks.required.joined()) where !heading.hasSuffix("*") {
          #expect(Heading.normalised(heading) == heading, "\(export.name)")
        }
      }
    }
  }

  // MARK: What they mean

  @Test func aPresetIsTakenAtItsWord() throws {
    let table = "ID,Title,Stage,Won time,Deal created\n1,A,New,2025-03-01,2025-01-01\n"
    func created(_ preset: String?) throws -> Int64 {
      let inputs = ImportInputs(table) { $0.deals[0].preset = preset }
      let book = try inputs.run().book
      return book.created[0]
    }
    #expect(try created(nil) == CivilTime.missing)
    #expect(try created("pipedrive") != CivilTime.missing)
  }

  @Test func winsAndLossesHaveATimeEach() throws {
    let table = """
      Deal - ID,Deal - Title,Deal - Stage,Deal - Status,Deal - Value,Deal - Won time,Deal - Lost time,Deal - Deal created
      1,A,New,Won,1,2025-03-01,2025-02-01,2025-01-01
      2,B,New,Lost,1,2025-03-01,2025-04-01,2025-01-01
      3,C,New,Lost,1,2025-03-01,,2025-01-01
      4,D,New,Won,1,,2025-05-01,2025-01-01

      """
    let book = try ImportInputs(table).run().book
    let closed = (0..<4).map { CivilDate(dayNumber: Int(CivilTime.day(of: book.closed[$0]))).iso }
    #expect(closed == ["2025-03-01", "2025-04-01", "2025-03-01", "2025-05-01"])
  }

  @Test func rowsOfOtherFieldsAreLeftOut() throws {
    let history = """
      OpportunityId,Field,OldValue,NewValue,CreatedDate
      1,created,,,2025-01-01
      1,StageName,New,Offer,2025-01-05
      1,Amount,1,2,2025-01-06
      9,CloseDate,2025-02-01,2025-03-01,2025-01-07
      1,CloseDate,2025-02-01,2025-03-01,2025-01-08
      1,CloseDate,2025-03-01,2025-04-01,2025-01-09

      """
    let result = try ImportInputs("id,stage\n1,Offer\n", history: [history]).run()
    #expect(result.book.changes.count == 1)
    #expect(result.summary.inputs[1].rowsRead == 6)
    #expect(result.summary.inputs[1].leftOut == 3)
    #expect(result.summary.unknownDealRows == 1)
    #expect(result.rejects.isEmpty)
    #expect(CivilDate(dayNumber: Int(result.book.firstPush[0])).iso == "2025-01-08")
    #expect(CivilDate(dayNumber: Int(result.book.secondPush[0])).iso == "2025-01-09")
    #expect(result.book.mapped.contains(.expectedCloseChanges))
  }
}
