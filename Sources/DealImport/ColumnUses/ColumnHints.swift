import DealModel

/// Tells which roles a column that is not read may serve: a hint for people, on which nothing rests.
enum ColumnHints {
  private struct Clue {
    let role: DealRole
    let contents: Set<ColumnUse.Content>
    /// Beginnings of words in a heading, or parts of a Chinese one.
    let words: [String]

    init(_ role: DealRole, _ contents: Set<ColumnUse.Content>, _ words: String) {
      (self.role, self.contents) = (role, contents)
      self.words = words.split(separator: " ").map(String.init)
    }
  }

  /// In the order in which the roles are offered.
  private static let clues = [
    Clue(.id, [.numbers, .texts], "id number no code 编号 编码 单号"),
    Clue(.created, [.dates], "creat open start begin engag receiv regist entry logged first 创建 登记 录入 建立 开始 接洽"),
    Clue(.stageEntered, [.dates], "stage phase step engag enter moved status 阶段 进入 状态"),
    Clue(.expectedClose, [.dates], "expect plan target forecast estimat due 预计 计划 预期"),
    Clue(.closed, [.dates], "clos end finish sign won complet 结单 签 成交 关闭 完成"),
    Clue(.lastActivity, [.dates], "activ contact follow touch modif updat 跟进 联系 更新 修改"),
    Clue(.amount, [.numbers], "amount value revenue price total acv arr tcv mrr worth size 金额 价 额"),
    Clue(.probability, [.numbers], "prob likel chance confiden win 赢率 概率 可能"),
    Clue(.stage, [.names], "stage phase step 阶段"),
    Clue(.status, [.names], "status state outcome result 状态 结果"),
    Clue(.owner, [.names, .texts], "owner rep agent seller sales manager assign responsib 负责 业务 销售"),
    Clue(.team, [.names], "team group manager depart division office unit 团队 部门 组"),
    Clue(.region, [.names], "region territor area countr city office state province 区 省 市"),
    Clue(.segment, [.names], "segment industr sector tier size class vertical 行业 级别 分类"),
    Clue(.source, [.names], "source channel campaign lead origin 来源 渠道"),
    Clue(.product, [.names, .texts], "product item service series solution 产品 型号"),
    Clue(.account, [.names, .texts], "account compan customer client organi 客户 公司 单位"),
    Clue(.name, [.texts], "name title subject 名称 标题 主题"),
    Clue(.lossReason, [.names, .texts], "reason lost loss why 原因"),
    Clue(.competitor, [.names, .texts], "compet rival 竞争 对手"),
    Clue(.nextStep, [.names, .texts], "next action todo plan 下一步 行动"),
    Clue(.currency, [.names], "currenc 币"),
  ]
  /// Where a date's heading says nothing: what is missed most.
  private static let dates: [DealRole] = [.created, .stageEntered]
  /// How many roles are offered for one column.
  private static let limit = 3

  /// The roles that the words of a heading speak for, in the order in which they are offered.
  static func meant(_ heading: String, _ content: ColumnUse.Content) -> [DealRole] {
    let text = Heading.normalised(heading)
    let words = text.split(separator: " ")
    func isIn(_ word: String) -> Bool {
      word.utf8.allSatisfy { $0 < 0x80 } ? words.contains { $0.hasPrefix(word) } : text.contains(word)
    }
    return clues.filter { $0.contents.contains(content) && $0.words.contains(where: isIn) }.map(\.role)
  }

  /// The roles for a column of deals, the likeliest first, then `group_by` where its values may make groups.
  /// - Parameter missing: whether no column has a role yet.
  static func roles(_ heading: String, _ content: ColumnUse.Content, missing: (DealRole) -> Bool) -> [String] {
    let meant = meant(heading, content)
    let offered = (meant.isEmpty && content == .dates ? dates : meant).filter(missing).prefix(limit)
    return offered.map(\.rawValue) + (content == .names ? ["group_by"] : [])
  }
}
