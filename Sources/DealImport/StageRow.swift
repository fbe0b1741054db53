public import DealModel
public import Diagnostics

/// One row of a stage configuration, before rows are put together to processes.
public struct StageRow: Sendable {
  /// The pipeline it belongs to; empty where the configuration knows only one.
  public var pipeline = ""
  /// Where among the stages it stands; rows without a number keep their order behind those with one.
  public var order: Double?
  /// The stage.
  public var stage: Stage
  /// Where it is configured.
  public var location: SourceLocation

  init(stage: Stage, location: SourceLocation) {
    self.stage = stage
    self.location = location
  }
}

/// Guesses from names, where a configuration does not say it.
enum StageWords {
  /// The kind a name stands for, in English or Chinese; `nil` where it is none of the usual words.
  static func kind(ofName name: String) -> StageKind? {
    let text = Heading.normalised(name)
    if ["won", "closed won", "closedwon", "win", "赢单", "成交", "已成交", "赢", "成功"].contains(text) { return .won }
    if ["lost", "closed lost", "closedlost", "lose", "输单", "丢单", "失败", "输", "战败"].contains(text) { return .lost }
    if ["void", "disqualified", "invalid", "abandoned", "duplicate", "deleted", "canceled", "无效", "作废", "废弃"]
      .contains(text)
    {
      return .void
    }
    // `Closed Lost to Competition`, `Closed Lost - No Budget`.
    if text.hasPrefix("closed lost ") { return .lost }
    if text.hasPrefix("closed won ") { return .won }
    return nil
  }

  /// What a column says of whether a deal is still worked on; `nil` where it is none of the usual words.
  static func kind(ofActive text: String) -> StageKind? {
    switch text.lowercased() {
    case "true", "1", "yes": .open
    case "false", "0", "no": .lost
    default: nil
    }
  }

  /// The kind that a stage table's `kind` column names; `nil` where it is not one.
  static func configuredKind(_ text: String) -> StageKind? {
    switch Heading.normalised(text) {
    case "open", "进行中", "开放": .open
    case "won", "赢单": .won
    case "lost", "输单", "丢单": .lost
    case "void", "无效": .void
    default: nil
    }
  }

  /// What a deal's status says: a closed kind, or open; `nil` where it is none of the usual words.
  static func kind(ofStatus status: String) -> StageKind? {
    if let kind = kind(ofName: status) { return kind }
    let open = ["open", "in progress", "active", "new", "ongoing", "进行中", "跟进中", "打开", "开放", "正常"]
    return open.contains(Heading.normalised(status)) ? .open : nil
  }
}
