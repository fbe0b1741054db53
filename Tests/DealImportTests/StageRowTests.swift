import DealModel
import Testing

@testable import DealImport

struct StageRowTests {
  @Test(
    arguments: [
      ("Won", .won), ("Closed Won", .won), ("closed-won", .won), ("CLOSED_WON", .won), ("赢单", .won), ("成交", .won),
      ("Lost", .lost), ("Closed Lost", .lost), ("Closed Lost (price)", .lost), ("输单", .lost), ("丢单", .lost),
      ("Void", .void), ("Disqualified", .void), ("无效", .void), ("Duplicate", .void),
      ("New", nil), ("Open", nil), ("Wonderful", nil), ("Not won", nil), ("赢单前", nil), ("", nil),
    ] as [(String, StageKind?)]
  )
  func theKindThatANameStandsFor(name: String, kind: StageKind?) {
    #expect(StageWords.kind(ofName: name) == kind)
  }

  @Test(
    arguments: [
      ("open", .open), ("Open", .open), ("won", .won), ("lost", .lost), ("void", .void), ("进行中", .open), ("赢单", .won),
      ("输单", .lost), ("丢单", .lost), ("无效", .void), ("closed won", nil), ("", nil), ("maybe", nil),
    ] as [(String, StageKind?)]
  )
  func theKindThatAConfigurationNames(text: String, kind: StageKind?) {
    #expect(StageWords.configuredKind(text) == kind)
  }

  @Test(
    arguments: [
      ("Open", .open), ("In progress", .open), ("active", .open), ("进行中", .open), ("跟进中", .open), ("Won", .won),
      ("赢单", .won), ("Lost", .lost), ("输单", .lost), ("Canceled", .void), ("无效", .void), ("Pending?", nil), ("", nil),
    ] as [(String, StageKind?)]
  )
  func whatAStatusSays(text: String, kind: StageKind?) {
    #expect(StageWords.kind(ofStatus: text) == kind)
  }
}
