import DealModel
import Diagnostics
import TestSupport
import Testing

@testable import DealImport

struct StageTableTests {
  private let folder = TestFolder()

  private func read(_ text: String, _ name: String = "stages.csv") throws(Diagnostics) -> [StageRow] {
    try StageTable.read(path: folder.write(name, text), configuration: Configuration())
  }

  private func problems(_ text: String, _ name: String = "stages.csv") -> [Diagnostic] {
    do throws(Diagnostics) {
      _ = try read(text, name)
      return []
    } catch {
      return error.problems
    }
  }

  // MARK: Tables

  @Test func everyColumn() throws {
    let rows = try read(
      """
      pipeline,stage,kind,probability,standard_days,aliases,exit_criterion,label_zh
      Direct,New,open,10%,14,lead| fresh ,meeting held,新建
      Direct,Won,won,100%,,closed won,,赢单
      Partner,Gone,lost,0%,-,,,
      """
    )
    #expect(rows.map(\.pipeline) == ["Direct", "Direct", "Partner"])
    #expect(
      rows.map(\.stage) == [
        Stage(
          name: "New",
          kind: .open,
          probability: 0.1,
          standardDays: 14,
          aliases: ["lead", "fresh"],
          exitCriterion: "meeting held",
          labels: [.simplifiedChinese: "新建"]
        ),
        Stage(
          name: "Won",
          kind: .won,
          probability: 1,
          aliases: ["closed won"],
          labels: [.simplifiedChinese: "赢单"]
        ),
        Stage(name: "Gone", kind: .lost, probability: 0),
      ]
    )
    #expect(rows.map(\.location.short) == ["stages.csv:2", "stages.csv:3", "stages.csv:4"])
  }

  @Test func theNameAloneIsEnough() throws {
    let rows = try read("stage\nNew\n\n\"Offer, sent\"\n")
    #expect(rows.map(\.stage) == [Stage(name: "New", kind: .open), Stage(name: "Offer, sent", kind: .open)])
    // Blank lines are passed over but counted as lines.
    #expect(rows.map(\.location.short) == ["stages.csv:2", "stages.csv:4"])
  }

  @Test func whatBeginsLikeAFooterIsAStageIfItMayBeOne() throws {
    let rows = try read(
      "stage,probability\nNew,10%\n审核,30%\nConfidential review,40%\n制表人：张三,\n\nCopyright us\nTotal,80%\n"
    )
    #expect(rows.map(\.stage.name) == ["New", "审核", "Confidential review"])
  }

  @Test func tabsAndChineseHeadings() throws {
    let rows = try read("阶段名称\t类型\t赢率\t标准天数\t别名\n初步接洽\t进行中\t10%\t7.5\t接洽|初访\n赢单\t赢单\t\t\t\n", "阶段.tsv")
    #expect(
      rows[0].stage == Stage(name: "初步接洽", kind: .open, probability: 0.1, standardDays: 7.5, aliases: ["接洽", "初访"])
    )
    #expect(rows[1].stage == Stage(name: "赢单", kind: .won))
  }

  /// Numbers are written as in any other table; each column settles its decimal sign.
  @Test func numbersInOtherWaysOfWriting() throws {
    let rows = try read("stage;probability;standard_days\nNew;12,5 %;7,5\nOffer;５０％;１４\nSigned;80%;1.000,5\n")
    #expect(rows.map(\.stage.probability) == [0.125, 0.5, 0.8])
    #expect(rows.map(\.stage.standardDays) == [7.5, 14, 1000.5])
    let percents = try read("stage;probability\nNew;12,5\nOffer;50\nSigned;0,5\n")
    #expect(percents.map(\.stage.probability) == [0.125, 0.5, 0.005])
    #expect(problems("stage;standard_days\nNew;5 EUR\n").map(\.id) == [.stageNumberUnreadable])
  }

  @Test func columnsMayBeMissingAtTheEndOfARow() throws {
    #expect(try read("stage,kind,probability\nNew\nWon,won\n").map(\.stage.kind) == [.open, .won])
  }

  @Test func rowsOfDelimitersAloneAreBlankLines() {
    #expect(problems("stage,kind,probability\nNew,open,\n,,\n").isEmpty)
  }

  @Test func stagesInOtherEncodingsAreRead() throws {
    // 新建 in GB18030.
    let path = folder.write("stages.csv", bytes: Array("stage\n".utf8) + [0xD0, 0xC2, 0xBD, 0xA8, 0x0A])
    #expect(try StageTable.read(path: path, configuration: Configuration()).map(\.stage.name) == ["新建"])
  }

  @Test func stagesThatAreNotUTF8AreRefused() {
    // So much text in UTF-8 that one byte does not make it another encoding.
    let text = "stage\n" + String(repeating: "商机", count: 50) + "\nLost"
    let path = folder.write("stages.csv", bytes: Array(text.utf8) + [0xFF, 0x0A])
    #expect(throws: Diagnostics.self) { try StageTable.read(path: path, configuration: Configuration()) }
  }

  // MARK: Kinds

  /// The kind that is written; else that of the name; else won where the probability says it.
  @Test func kindsComeFromTheColumnTheNameOrTheProbability() throws {
    let rows = try read(
      """
      stage,kind,probability
      Closed Won,,
      Closed Lost,,
      Disqualified,,
      Order,,100%
      Won,open,
      New,,20%
      Junk,void,100%
      """
    )
    #expect(rows.map(\.stage.kind) == [.won, .lost, .void, .won, .open, .open, .void])
  }

  /// The other half of "else from the name or probability 100/0".
  @Test func aStageOfNoProbabilityIsALostOne() throws {
    let rows = try read("stage,probability\nNew,10%\nGone elsewhere,0%\n")
    #expect(rows[1].stage.kind == .lost)
  }

  // MARK: Probabilities

  @Test func aColumnWithANumberAboveOneIsPercent() throws {
    #expect(try probabilities("10", "25", "100", "0") == [0.1, 0.25, 1, 0])
    // 1 beside 10 is one percent, and so is 0.5 half a percent.
    #expect(try probabilities("1", "10", "0.5") == [0.01, 0.1, 0.005])
  }

  @Test func aColumnUpToOneIsShares() throws {
    #expect(try probabilities("0.1", "0.25", "1", "0") == [0.1, 0.25, 1, 0])
    #expect(try probabilities("1", "", "-") == [1, nil, nil])
  }

  @Test func percentSignsSayItThemselves() throws {
    #expect(try probabilities("10%", "25 %", "0.5") == [0.1, 0.25, 0.5])
    #expect(try probabilities("10%", "25", "100") == [0.1, 0.25, 1])
  }

  private func probabilities(_ texts: String...) throws -> [Double?] {
    let rows = texts.enumerated().map { "S\($0),\($1)\n" }
    return try read("stage,probability\n" + rows.joined()).map(\.stage.probability)
  }

  // MARK: The standard funnel

  @Test func standardsAreRead() throws {
    let rows = try read(
      "stage,probability,standard_share,standard_conversion\nNew,10%,0.6,60%\nOffer,50%,0.4,45.5%\nWon,100%,,\n"
    )
    #expect(rows.map(\.stage.standardShare) == [0.6, 0.4, nil])
    #expect(rows.map(\.stage.standardConversion) == [0.6, 0.455, nil])
    // Each column says for itself whether its numbers are percents.
    let percents = try read("阶段,赢率,标准占比,标准转化率\nA,0.1,60,0.5\nB,0.5,40,0.9\n")
    #expect(percents.map(\.stage.standardShare) == [0.6, 0.4])
    #expect(percents.map(\.stage.standardConversion) == [0.5, 0.9])
    #expect(
      try read("- {stage: A, standard_share: 100%, standard_conversion: 0.3}\n", "s.yaml").map(\.stage.standardShare)
        == [1]
    )
    #expect(problems("stage,standard_conversion\nA,120%\n").map(\.arguments) == [["120%", "standard_conversion"]])
  }

  @Test func standardSharesAreOneWhole() {
    func found(_ shares: [String]) -> [[String]] {
      let rows = shares.enumerated().map { "S\($0),open,\($1)\n" }
      return problems("stage,kind,standard_share\n" + rows.joined()).map(\.arguments)
    }
    #expect(found(["50%", "30%", "20%"]).isEmpty)
    #expect(found(["33%", "33%", "33%"]).isEmpty, "rounded percents")
    #expect(found(["50%", "30%", "10%"]) == [["90.0"]])
    #expect(found(["50%", "", "40%"]).isEmpty, "the second may hold the rest")
    #expect(found(["50%", "", "60%"]) == [["110.0"]])
    // A count a stage is no share.
    #expect(found(["10", "6", "3"]) == [["19.0"]])
    // Each pipeline has its own, and closed stages have none.
    let text = "pipeline,stage,kind,standard_share\nA,X,open,100%\nB,Y,open,50%\nB,Z,won,50%\n"
    #expect(problems(text).map(\.short) == ["stages.csv:3 standardSharesNotWhole"])
  }

  // MARK: Order

  @Test func rowsWithoutAnOrderKeepTheirsBehindTheOthers() throws {
    let rows = try read("stage,order\nD,\nB,2\nE,\nA,1\nC,2\nF,10\n")
    #expect(rows.map(\.stage.name) == ["A", "B", "C", "F", "D", "E"])
    #expect(try read("阶段,序号\nB,1.5\nA,-1\n").map(\.stage.name) == ["A", "B"])
  }

  // MARK: Problems

  @Test func everyProblemHasItsLine() {
    let found = problems(
      """
      stage,kind,probability,standard_days,order
      New,opne,,,
      ,open,,,
      Offer,open,lots,0,first
      Won,won,101%,-3,
      """
    )
    #expect(
      found.map(\.short) == [
        "stages.csv:2 stageKindUnknown", "stages.csv:3 stageNameMissing", "stages.csv:4 stageNumberUnreadable",
        "stages.csv:4 stageNumberUnreadable", "stages.csv:4 stageNumberUnreadable",
        "stages.csv:5 stageNumberUnreadable",
        "stages.csv:5 stageNumberUnreadable",
      ]
    )
    #expect(found[0].suggestion == "open")
    #expect(found[0].excerpt == "New,opne,,,")
    #expect(
      found.dropFirst(2).map(\.arguments) == [
        ["lots", "probability"], ["0", "standard_days"], ["first", "order"], ["101%", "probability"],
        ["-3", "standard_days"],
      ]
    )
  }

  @Test func filesThatAreNoStageTable() {
    #expect(problems("").map(\.short) == ["stages.csv fileEmpty"])
    #expect(problems("stage,kind\n").map(\.short) == ["stages.csv stageTableEmpty"])
    #expect(problems("\n\nphase,kind\nNew,open\n").map(\.short) == ["stages.csv:3:1 roleMissing"])
    #expect(problems("stage\n\"New\nOffer\n").map(\.short) == ["stages.csv:2:1 quoteNotClosed"])
    do throws(Diagnostics) {
      _ = try StageTable.read(path: folder.path + "/none.csv", configuration: Configuration())
    } catch {
      #expect(error.problems.map(\.short) == ["none.csv fileMissing"])
    }
  }

  // MARK: YAML

  @Test func yamlListsNamesOrMappings() throws {
    let text = """
      - New
      - stage: Offer
        probability: 35%
        standard_days: 14
        aliases: [quote, bid]
      - {name: Won, kind: won, aliases: closed won|order}
      """
    let rows = try read(text, "stages.yaml")
    #expect(
      rows.map(\.stage) == [
        Stage(name: "New", kind: .open),
        Stage(name: "Offer", kind: .open, probability: 0.35, standardDays: 14, aliases: ["quote", "bid"]),
        Stage(name: "Won", kind: .won, aliases: ["closed won", "order"]),
      ]
    )
    #expect(rows.map(\.location.line) == [1, 2, 6])
    #expect(try read("stages:\n- New\n- Won\n", "stages.yml").map(\.stage.kind) == [.open, .won])
  }

  @Test func yamlPipelines() throws {
    let rows = try read(
      "pipelines:\n  Direct: [New, Won]\n  Partner:\n  - {stage: Lead, order: 2}\n  - {stage: First, order: 1}\n",
      "s.yaml"
    )
    #expect(rows.map(\.pipeline) == ["Direct", "Direct", "Partner", "Partner"])
    #expect(rows.map(\.stage.name) == ["New", "Won", "First", "Lead"])
  }

  @Test func yamlProblemsHaveTheirLines() {
    let found = problems(
      "- New\n- {stage: Offer, kind: opn}\n- {stage: X, probabillity: 1}\n- {kind: won}\n",
      "stages.yaml"
    )
    #expect(
      Set(found.map { "\($0.location.line ?? 0) \($0.id)" }) == [
        "2 stageKindUnknown", "3 configurationKeyUnknown", "4 stageNameMissing",
      ]
    )
    #expect(found.first { $0.id == .configurationKeyUnknown }?.suggestion == "probability")
    #expect(problems("", "stages.yaml").map(\.id) == [.fileEmpty])
    #expect(problems("# nothing\n", "stages.yaml").map(\.id) == [.stageTableEmpty])
    #expect(problems("stages: []\n", "stages.yaml").map(\.id) == [.stageTableEmpty])
    #expect(problems("stages: New\n", "stages.yaml").first?.id == .configurationType)
  }
}
