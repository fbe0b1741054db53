extension Company {
  /// What the deals are about.
  static let chineseProjects: [Term] = [
    "产线数据采集项目", "车间看板建设", "设备联网改造,二期", "能耗监测项目", "\"透明工厂\"试点", "质检数据平台", "仓储联网项目", "安全等级整改",
    "新厂区网络建设", "生产追溯系统", "年度扩容", "\"灯塔\"计划,一期", "老系统替换", "移动巡检项目", "工艺参数管理", "集团数据中台", "预测性维护试点",
    "培训服务采购", "备件管理升级", "供应链协同项目",
  ]

  /// Where the customers are.
  static let chineseRegions = [
    Region(name: "北京", team: 0), Region(name: "天津", team: 0), Region(name: "山东", team: 0),
    Region(name: "上海", team: 1), Region(name: "江苏", team: 1), Region(name: "浙江", team: 1),
    Region(name: "广东", team: 2), Region(name: "福建", team: 2),
  ]

  /// The customers, each with a name made of the region, a name of its own, and a trade.
  static let chineseAccounts: [Account] = ownNames.enumerated().map { index, ownName in
    let region = index % chineseRegions.count
    let trade = trades[index * 5 % trades.count]
    let isForeign = index % foreignEvery == foreignEvery - 1
    let place = isForeign ? [] : chineseRegions[region].name.inner
    return Account(
      name: Term(String(decoding: place, as: UTF8.self) + ownName + trade + (isForeign ? "（中国）有限公司" : "有限公司")),
      shortName: Term(ownName + trade),
      region: region,
      currency: isForeign ? "USD" : "CNY"
    )
  }

  /// One customer in so many is foreign, and billed in its currency.
  private static let foreignEvery = 21

  private static let trades = [
    "精密制造", "生物医药", "新能源", "电子", "食品", "纺织", "汽车部件", "化工", "物流", "光学", "包装",
  ]

  private static let ownNames = [
    "星槎", "鲸落", "松果", "云雀", "麦浪", "青岚", "石榴湾", "月见", "墨川", "雪鹿", "竹语", "澄海", "赤枫", "风铃", "白鹭洲", "沧浪",
    "银杏", "晨雾", "苍耳", "琥珀", "远岫", "荷塘", "芦笛", "听雨", "橘井", "玄鸟", "栖霞谷", "蒲公英", "春涧", "落星", "木棉", "寒潭",
    "流萤", "锦鲤", "山茶", "扶摇", "凌波", "棠梨", "望舒", "归雁", "紫藤", "清平", "南柯", "长庚", "杜若", "飞廉", "若木", "蓝鲸",
    "稻香", "碧螺", "霜叶", "采薇", "鹿鸣", "蒹葭", "沉香", "玉兔", "朝露", "暖阳", "逐浪", "云杉", "夏蝉", "小满", "惊蛰", "谷雨",
  ]
}
