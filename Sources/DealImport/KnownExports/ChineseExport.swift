import DealModel

extension KnownExport {
  /// Exports of Chinese CRMs and the sheets that are kept beside them: they name their columns much alike.
  static let chinese = KnownExport(
    name: "chinese",
    title: ExportTitle(english: "a Chinese CRM or sales sheet", chinese: "国内 CRM 或销售表格"),
    table: .deals,
    marks: [
      Marks(
        required: [
          [
            "商机编号", "商机id", "商机名称", "商机阶段", "商机金额", "机会编号", "机会id", "机会名称", "项目名称", "销售阶段",
          ]
        ],
        headings: [
          "商机编号", "商机id", "机会编号", "机会id", "商机名称", "机会名称", "项目名称", "客户名称", "业务员", "负责人", "所有人",
          "商机阶段", "销售阶段", "商机金额", "销售金额", "预计成交金额", "预计合同金额", "赢率", "成交概率", "预计成交日期", "预计成交时间",
          "预计签单日期", "结单日期", "成交日期", "实际成交日期", "阶段更新时间", "进入本阶段时间", "进入本阶段漏斗时间", "最后跟进时间",
          "下一步行动计划", "资料来源", "客户来源", "线索来源", "机会来源", "主要竞争对手", "输单原因", "丢单原因", "结算额", "已回款",
        ],
        needed: 5
      )
    ],
    columns: [
      "id": ["商机编号", "商机id", "机会编号", "机会id", "商机号", "项目编号"],
      "name": ["商机名称", "机会名称", "项目名称"],
      "account": ["客户名称", "客户"],
      "owner": ["业务员", "负责人", "所有人", "销售"],
      "team": ["团队", "部门", "销售团队", "销售部门"],
      "stage": ["商机阶段", "销售阶段", "阶段"],
      "status": ["状态", "商机状态"],
      "amount": ["商机金额", "销售金额", "预计成交金额", "预计合同金额"],
      "currency": ["币种"],
      "probability": ["赢率", "成交概率"],
      "created": ["创建时间", "创建日期"],
      "expected_close": ["预计成交日期", "预计成交时间", "预计签单日期"],
      "closed": ["结单日期", "实际成交日期", "成交日期"],
      "stage_entered": ["进入本阶段时间", "进入本阶段漏斗时间", "阶段更新时间"],
      "last_activity": ["最后跟进时间"],
      "next_step": ["下一步行动计划"],
      "source": ["资料来源", "客户来源", "线索来源", "机会来源"],
      "product": ["产品线", "产品"],
      "competitor": ["主要竞争对手"],
      "loss_reason": ["输单原因", "丢单原因"],
      "settled": ["结算额"],
      "collected": ["已回款"],
    ]
  )
}
