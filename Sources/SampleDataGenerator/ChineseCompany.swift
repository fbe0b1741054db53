extension Company {
  /// 云帆科技, which sells a data platform and devices to factories, to new customers and again to old ones.
  ///
  /// Its quotations to new customers take long and fail often, one seller is much better and one much worse than the
  /// others.
  static let chinese = Company(
    seed: 20_240_101,
    columns: [
      DealColumn("商机编号", .number), DealColumn("商机名称", .name), DealColumn("客户名称", .account),
      DealColumn("业务员", .owner), DealColumn("团队", .team), DealColumn("区域", .region),
      DealColumn("资料来源", .source), DealColumn("产品", .product), DealColumn("销售流程", .process),
      DealColumn("商机阶段", .stage), DealColumn("商机金额", .amount), DealColumn("币种", .currency),
      DealColumn("创建日期", .created), DealColumn("预计成交日期", .expectedClose), DealColumn("结单日期", .closed),
      DealColumn("输单原因", .reason), DealColumn("主要竞争对手", .competitor), DealColumn("下一步行动计划", .nextStep),
    ],
    historyHeadings: "商机编号,原阶段,新阶段,变更时间",
    quotaHeadings: "期间,业务员,目标",
    style: TableStyle(
      numberPrefix: "SJ",
      numberWidth: 4,
      nameSeparator: "",
      slashedDates: true,
      groupedAmounts: true,
      copyInGB18030: "deals-gb18030.csv"
    ),
    configuration: chineseConfiguration,
    processes: [newCustomers, renewals],
    teams: ["华北团队", "华东团队", "华南团队"],
    sellers: [
      Seller(name: "沈知远", team: 0, weight: 1, difficulty: 1, pace: 1, monthlyQuota: 900_000),
      Seller(name: "陆青禾", team: 0, weight: 0.9, difficulty: 2, pace: 1.45, monthlyQuota: 500_000),
      Seller(name: "江晚晴", team: 1, weight: 2, difficulty: 0.45, pace: 0.75, monthlyQuota: 1_300_000),
      Seller(name: "顾南舟", team: 1, weight: 1, difficulty: 1.05, pace: 1, monthlyQuota: 400_000),
      Seller(name: "苏锦书", team: 1, weight: 0.8, difficulty: 0.95, pace: 1.1, monthlyQuota: 450_000),
      Seller(name: "叶听澜", team: 2, weight: 1, difficulty: 0.9, pace: 0.9, monthlyQuota: 850_000),
      Seller(name: "韩星野", team: 2, weight: 0.8, difficulty: 1.1, pace: 1.05, monthlyQuota: 650_000),
    ],
    regions: chineseRegions,
    accounts: chineseAccounts,
    products: [
      Product(name: "帆智数据平台", price: 680_000), Product(name: "帆联物联网关", price: 160_000),
      Product(name: "帆盾安全套件", price: 280_000), Product(name: "实施与培训服务", price: 90_000),
      Product(name: "整厂方案,含三年维保", price: 900_000),
    ],
    sources: [
      Source(name: "官网咨询", weight: 4, difficulty: 1), Source(name: "展会", weight: 3, difficulty: 0.95),
      Source(name: "老客户介绍", weight: 3, difficulty: 0.65), Source(name: "电话开发", weight: 3, difficulty: 1.3),
      Source(name: "广告投放", weight: 2, difficulty: 1.2), Source(name: "合作伙伴", weight: 2, difficulty: 0.85),
    ],
    projects: chineseProjects,
    lossReasons: ["竞争对手中标", "价格过高", "预算取消", "项目延期", "客户未决策", "功能不满足"],
    voidReasons: ["需求不真实", "联系不上", "不符合条件,不再跟进", "非目标客户"],
    competitors: ["海岬软件", "磐石数联", "青鹭科技", "拓扑方舟", "北溟智造"],
    nextSteps: [
      "拜访车间主任", "提交修改后的报价", "安排现场演示", "约采购面谈,带案例", "等待预算批复", "确认交付日期", "发送\"试用包\"", "邀请参观样板工厂",
    ],
    seasonality: [0.75, 0.45, 1.35, 1.1, 1, 1.1, 0.9, 0.9, 1.15, 0.75, 1.2, 1.25],
    amounts: 20_000...3_000_000,
    amountStep: 500
  )

  private static let newCustomers = SalesProcess(
    name: "新客户",
    weight: 0.7,
    amountFactor: 1,
    stages: [
      Stage(
        name: "初步接触",
        probability: 10,
        standardDays: 10,
        behavior: StageBehavior(typicalDays: 6, lost: 0.04, back: 0, void: 0.08, stalled: 0.005)
      ),
      Stage(
        name: "需求确认",
        probability: 20,
        standardDays: 21,
        behavior: StageBehavior(typicalDays: 11, lost: 0.1, back: 0.03, void: 0.03, stalled: 0.01)
      ),
      Stage(
        name: "方案演示",
        probability: 40,
        standardDays: 21,
        behavior: StageBehavior(typicalDays: 12, lost: 0.11, back: 0.05, void: 0, stalled: 0.01)
      ),
      Stage(
        name: "报价",
        probability: 60,
        standardDays: 14,
        behavior: StageBehavior(typicalDays: 28, lost: 0.52, back: 0.06, void: 0, stalled: 0.03)
      ),
      Stage(
        name: "商务谈判",
        probability: 80,
        standardDays: 15,
        behavior: StageBehavior(typicalDays: 10, lost: 0.14, back: 0.07, void: 0, stalled: 0.02)
      ),
    ],
    closedNames: ["赢单", "输单", "无效"]
  )

  private static let renewals = SalesProcess(
    name: "老客户续约",
    weight: 0.3,
    amountFactor: 0.5,
    stages: [
      Stage(
        name: "续约沟通",
        probability: 50,
        standardDays: 20,
        behavior: StageBehavior(typicalDays: 12, lost: 0.1, back: 0, void: 0.03, stalled: 0.01)
      ),
      Stage(
        name: "续约报价",
        probability: 70,
        standardDays: 15,
        behavior: StageBehavior(typicalDays: 9, lost: 0.14, back: 0.06, void: 0, stalled: 0.01)
      ),
      Stage(
        name: "合同审批",
        probability: 90,
        standardDays: 10,
        behavior: StageBehavior(typicalDays: 6, lost: 0.05, back: 0.06, void: 0, stalled: 0.01)
      ),
    ],
    closedNames: ["赢单", "输单", "无效"]
  )

  private static let chineseConfiguration = """
    # 云帆科技（虚构公司）。各表的列名可自动识别，无需另行指定。
    company: 云帆科技
    currency: CNY             # 报表币种
    rates: {USD: 7.12}        # 1 美元折合人民币
    timezone: Asia/Shanghai   # 未注明时区的时间
    locale: zh-Hans
    fiscal_year_start: 1      # 财年起始月份
    inputs:
      deals: [{file: deals.csv}]
      history: [{file: history.csv}]
      quotas: [{file: quotas.csv}]
    stages: stages.csv        # 两个销售流程的阶段
    forecast: {probability: stage, horizon_months: 6}
    seller: {new_deals_per_week: 1}   # 一名业务员每周可处理的新商机
    limits: {rejects: 5%}     # 无法使用的行超过此比例则不出报表
    unknown_stages: error     # 或 open：作为额外的进行中阶段
    """
}
