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
    for (kind, words) in names where words.contains(text) { return kind }
    // `Closed Lost to Competition`, `Closed Lost - No Budget`, `输单-价格`.
    for (prefix, kind) in prefixes where text.hasPrefix(prefix) { return kind }
    return nil
  }

  private static let names: [(kind: StageKind, words: Set<String>)] = [
    (
      .won,
      [
        "won", "closed won", "closedwon", "win", "deal won", "won deal", "赢单", "已赢单", "赢单关闭", "成交", "已成交", "成单", "已成单",
        "签约成功", "已签约", "赢", "成功",
      ]
    ),
    (
      .lost,
      [
        "lost", "closed lost", "closedlost", "lose", "deal lost", "lost deal", "declined", "rejected", "输单", "已输单",
        "输单关闭", "丢单", "已丢单", "丢单关闭", "流失", "已流失", "失败", "输", "战败",
      ]
    ),
    (
      .void,
      [
        "void", "disqualified", "invalid", "abandoned", "duplicate", "deleted", "canceled", "cancelled", "无效", "作废",
        "已作废", "废弃", "取消", "已取消",
      ]
    ),
  ]
  private static let prefixes: [(prefix: String, kind: StageKind)] = [
    ("closed lost ", .lost), ("closed won ", .won), ("赢单 ", .won), ("输单 ", .lost), ("丢单 ", .lost),
  ]

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
