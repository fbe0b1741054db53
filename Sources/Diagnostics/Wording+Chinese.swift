extension MessageID {
  /// The message in Simplified Chinese.
  var chinese: Wording {
    switch self {
    case .fileMissing: Wording("没有这个文件", "请检查路径；funnel.yaml 中的路径以它所在的文件夹为准")
    case .fileUnreadable: Wording("无法读取文件：{0}", "请检查权限和所在磁盘")
    case .fileIsDirectory: Wording("这是一个文件夹，此处应为文件", "请指定其中的 CSV 或 TSV 文件")
    case .fileNotRegular: Wording("这不是普通文件", "请先把数据保存为文件")
    case .fileEmpty: Wording("文件为空，首行应为列标题", "请重新导出")
    case .fileWithoutRows: Wording("文件只有标题，没有数据行", "请检查导出的筛选条件后重新导出")
    case .fileIsWorkbook: Wording("这是 Excel 工作簿或 zip 文件，此处应为纯文本", "此处应为配置文件（YAML 文本）；表格请在其中的 inputs 下给出")
    case .fileIsOldWorkbook: Wording("这是旧版 Excel 工作簿（.xls），无法读取", "请打开后另存为 .xlsx，或将工作表另存为“CSV UTF-8”")
    case .fileIsCompressed: Wording("这是 gzip 文件，此处应为未压缩的文本", "请先用 gunzip 解压")
    case .fileIsUTF32: Wording("这是 UTF-32 文本，无法读取", "请另存为“CSV UTF-8”")
    case .encodingNotInstalled: Wording("系统无法读取 {0} 编码", "请安装含有该字符集的软件包，或另存为“CSV UTF-8”")
    case .fileIsUTF16: Wording("这是 UTF-16 文本，此处应为 UTF-8", "请另存为 UTF-8")
    case .fileIsBinary:
      Wording("这不像文本：其中有零字节或控制字符；此处应为工作簿（.xlsx）或文本（CSV、TSV）", "请将表格导出为“CSV UTF-8”，再指定该文件")
    case .fileIsMarkup:
      Wording("这是 HTML 或 XML 网页，此处应为工作簿（.xlsx）或文本（CSV、TSV）；有些程序把这种网页命名为 .xls", "请用电子表格软件打开后另存为“CSV UTF-8”")
    case .fileIsOtherFormat: Wording("文件格式为 {0}，此处应为工作簿（.xlsx）或文本（CSV、TSV）", "请将表格导出为“CSV UTF-8”；如为压缩文件，请解压后给出其中的表格")
    case .fileIsDevice: Wording("这是一个设备，此处应为文件", "请指定文件，或用 - 表示标准输入")
    case .streamReadTwice: Wording("此输入已读过，不能再读一次", "请先把数据保存为文件，或只指定一次")
    case .fileChanged: Wording("文件在读取过程中被改动", "请等其他程序写完后重新运行")
    case .fileCutShort: Wording("有输入文件在读取过程中被截短", "请等其他程序写完后重新运行")
    case .lineTooLong: Wording("有一行超过 {0} MiB", "请检查文件是否为按行的表格；如确实如此，请在 funnel.yaml 中提高 limits.field")
    case .packedFileTruncated: Wording("{0} 文件不完整，缺少结尾部分", "请重新复制或下载")
    case .packedFileDamaged: Wording("{0} 文件已损坏，内容与校验不符", "请重新复制或下载")
    case .gzipTrailingBytes: Wording("gzip 数据结束后还有其他字节，从第 {0} 字节开始", "请重新复制或下载")
    case .unpackedTooLarge:
      Wording("解压后超过原文件的 {0} 倍并超过 {1} MiB，不像是表格", "如确实是表格，请先解压再指定解压后的文件")
    case .fileIsPackedTwice: Wording("{0} 文件中是 {1} 文件，此处应为表格", "请先解压一次，再指定其中的文件")
    case .zipIsEncrypted: Wording("zip 文件已加密", "请先解压，再指定其中的表格")
    case .zipMethodUnknown: Wording("不支持此 zip 文件的压缩方法", "请先解压，再指定其中的表格")
    case .zipWithoutTable: Wording("zip 文件中没有表格", "请指定 CSV 或 TSV 文件")
    case .zipWithSeveralTables: Wording("zip 文件中有 {0} 个文件，此处应只有一个表格：{1}", "请先解压，再指定所需的文件")
    case .temporaryFolderUnusable: Wording("无法在 {0} 写入临时文件：{1}", "请把 TMPDIR 设为空间足够的文件夹，或指定解压后的文件")
    case .temporaryFolderFull: Wording("{0} 中的空间不足以写入临时文件", "请把 TMPDIR 设为空间足够的文件夹，或指定解压后的文件")
    case .quoteNotClosed: Wording("此处的引号没有闭合，文件其余部分会成为一个字段", "请补上引号；如引号属于文字，请写成两个")
    case .fieldTooLong: Wording("有字段超过 {0} 字节", "请查找未闭合的引号，或在 funnel.yaml 中提高 limits.field")
    case .tooManyColumns: Wording("共有 {0} 列，最多读取 {1} 列", "如确实如此，请在 funnel.yaml 中提高 limits.columns")
    case .tooManyNames: Wording("用作 {0} 的列有 {1} 个不同的值", "请检查列是否正确，并指定其他列")
    case .workbookEncrypted:
      Wording("工作簿有密码保护", "请打开后去掉密码再保存")
    case .workbookIsBinary:
      Wording("这是二进制工作簿（.xlsb），此处应为 .xlsx", "请打开后另存为 .xlsx")
    case .workbookIsOpenDocument:
      Wording("这是 OpenDocument 文件（.ods），此处应为 .xlsx", "请打开后另存为 .xlsx")
    case .fileIsWebPage:
      Wording("无论文件名如何，这其实是网页（HTML），此处应为工作簿或文本", "请用电子表格程序打开后另存为 .xlsx 或“CSV UTF-8”")
    case .fileIsXMLSpreadsheet:
      Wording("无论文件名如何，这其实是 2003 版 XML 电子表格，此处应为 .xlsx 或文本", "请用电子表格程序打开后另存为 .xlsx 或“CSV UTF-8”")
    case .workbookZipBroken:
      Wording("工作簿已损坏或没有复制完整：{0}", "请重新导出或复制")
    case .zipIsNoWorkbook:
      Wording("这个 zip 文件不是工作簿：其中没有 {0}", "请指定 .xlsx，或其中的 CSV 或 TSV 文件")
    case .workbookPartMissing:
      Wording("工作簿已损坏：缺少部件 {0}", "请打开并修复，再另存为 .xlsx")
    case .workbookPartUnreadable:
      Wording("工作簿已损坏：部件 {0} 无法解压：{1}", "请重新导出或复制")
    case .workbookXMLBroken:
      Wording("工作簿已损坏：部件 {0} 第 {1} 行不是有效的 XML：{2}", "请打开并修复，再另存为 .xlsx")
    case .workbookHasDoctype:
      Wording("工作簿的部件 {0} 声明了文档类型，正常的工作簿没有", "请勿信任此文件，重新导出")
    case .workbookTooLarge:
      Wording("工作簿的部件 {0} 解压后超过 {1} 字节", "请减少导出的行数，或将工作表另存为“CSV UTF-8”")
    case .workbookTooDense:
      Wording("工作簿的部件 {0} 解压后超过原大小的 {1} 倍，只有压缩炸弹如此", "请勿信任此文件，重新导出，或将工作表另存为“CSV UTF-8”")
    case .workbookStringsTooLarge:
      Wording("工作簿的文本超过 {0} 字节", "请减少导出的行数，或将工作表另存为“CSV UTF-8”")
    case .workbookStringTooLong: Wording("工作簿的第 {0} 个文本超过 {1} 字节", "请缩短，或在 funnel.yaml 中提高 limits.field")
    case .workbookTagTooLong:
      Wording("工作簿的部件 {0} 有超过 {1} 字节的标签，电子表格程序不会这样写", "请勿信任此文件，重新导出")
    case .workbookTextTooLarge:
      Wording("工作表“{0}”的文本超过 {1} 字节", "请减少导出的行数或列数")
    case .workbookRowOrder:
      Wording("工作簿已损坏：{0} 中第 {1} 行在第 {2} 行之后", "请打开并修复，再另存为 .xlsx")
    case .workbookCellOrder:
      Wording("工作簿已损坏：{0} 中单元格 {1} 在 {2} 之后", "请打开并修复，再另存为 .xlsx")
    case .workbookCellReference:
      Wording("工作簿已损坏：{0} 中第 {2} 行的“{1}”不是工作表中的位置", "请打开并修复，再另存为 .xlsx")
    case .workbookStringMissing:
      Wording("工作簿已损坏：单元格 {0} 引用文本“{1}”，只有 {2} 个文本", "请打开并修复，再另存为 .xlsx")
    case .cellTooLong:
      Wording("“{1}”的单元格 {0} 超过 {2} 字节", "请缩短，或在 funnel.yaml 中提高 limits.field")
    case .cellTooFarRight:
      Wording("“{1}”的单元格 {0} 在第 {2} 列，最多读取 {3} 列", "如为误填请清除，或在 funnel.yaml 中提高 limits.columns")
    case .sheetTooSparse:
      Wording("工作表“{0}”中，有内容的单元格左侧有超过 {1} 个空白单元格", "如右侧远处的单元格为误填，请清除")
    case .sheetMissing:
      Wording("工作簿中没有工作表“{0}”；现有：{1}", "请按工作表标签上的写法填写")
    case .sheetIsNoTable:
      Wording("“{0}”是图表或宏，不是有单元格的工作表；工作表有：{1}", "请指定其中之一")
    case .sheetWithoutCells:
      Wording("工作表“{0}”为空，应有标题行；其他工作表：{1}", "请指定有表格的工作表")
    case .workbookWithoutCells:
      Wording("工作簿中可见的工作表都没有内容；隐藏的工作表：{0}", "请重新导出，或指定隐藏的工作表")
    case .otherSheets:
      Wording("读取了此工作簿的工作表“{0}”；其他工作表：{1}", "如表格在其他工作表，请在 funnel.yaml 中在此文件处指定：`sheet: 名称`")
    case .sheetOfNoWorkbook: Wording("指定了工作表“{0}”，但这是文本，不是工作簿", "请在 funnel.yaml 中去掉此文件的 `sheet`")
    case .memoryLimited:
      Wording("本次运行约需 {0} 内存，但只剩 {1}（限制来自 {2}）", "请提高限制，或缩短导出的期间；减少 --threads、改用 --format json,svg（不列出商机）可少用内存")
    case .memoryNotFree:
      Wording("本次运行约需 {0} 内存，但机器只有 {1} 可用", "请关闭其他程序，或缩短导出的期间；减少 --threads、改用 --format json,svg（不列出商机）可少用内存")
    case .columnMissing: Wording("{2} 中没有列“{0}”（用于 {1}）；现有：{3}", "请按文件中的写法填写标题")
    case .columnAmbiguous: Wording("{1} 中列“{0}”出现多次：第 {2} 列", "请在导出中改名")
    case .roleMissing: Wording("在这些列中认不出“{0}”：{1}", "请在 funnel.yaml 的 columns 中指定：`{0}: 标题`")
    case .stageOrStatusMissing:
      Wording("在这些列中认不出“stage”或“status”：{0}，也没有阶段历史", "请在 funnel.yaml 的 columns 中指定：{stage: 标题}，或提供阶段历史文件")
    case .configurationSyntax: Wording("这不是有效的 YAML：{0}", "请检查缩进、冒号和引号")
    case .configurationKeyUnknown: Wording("没有键“{0}”；此处可用：{1}")
    case .configurationKeyMissing: Wording("“{0}”缺少键“{1}”")
    case .configurationType: Wording("“{0}”应写成 {1}")
    case .configurationValue: Wording("“{0}”不能是“{1}”；例如 {2}")
    case .configurationKeyTwice: Wording("键重复：{0}", "请只保留一个")
    case .dealsFileNotGiven: Wording("没有指定商机文件", "例如：salesfunnel report deals.csv，或在 funnel.yaml 的 inputs: deals: 中列出")
    case .timeZoneUnknown: Wording("没有时区“{0}”", "请使用 Asia/Shanghai 或 Europe/Berlin 这样的名称")
    case .encodingUnknown: Wording("没有编码“{0}”", "可用：{1}")
    case .delimiterUnknown: Wording("“{0}”不是分隔符", "可用 comma、tab、semicolon、pipe，或一个不是字母、数字、引号的字符")
    case .stageNameMissing: Wording("有阶段没有名称", "请填写“stage”列")
    case .stageTwice: Wording("阶段“{0}”在流程中出现两次", "请只保留一个")
    case .stageKindUnknown: Wording("“{0}”不是阶段类型", "可用 open、won、lost 或 void")
    case .stageNumberUnreadable: Wording("“{0}”不能读作 {1}", "概率写作 0.35 或 35%，天数写大于 0 的数")
    case .stageTaskUnreadable:
      Wording("“{0}”不是阶段“{1}”的任务", "请写明跟进方式和次数：拜访:2|电话:3；如须有特定结果，写作 邮件/已回复:1")
    case .processWithoutOpenStage: Wording("所有阶段都是已结阶段（{0}）；流程至少需要一个进行中的阶段", "请按顺序加入进行中的阶段")
    case .standardSharesNotWhole: Wording("各进行中阶段的标准占比合计 {0}%，不是 100%", "请写明每个进行中阶段应占全部进行中商机的比例")
    case .stageTableEmpty: Wording("此处没有配置阶段", "请至少列出一个进行中的阶段")
    case .stageUnknown:
      Wording("阶段“{0}”没有配置（使用 {1} 次）；已配置：{2}", "请加入阶段配置，或作为某阶段的别名，或设置 unknown_stages: open")
    case .pipelineUnknown: Wording("流程“{0}”没有配置阶段（商机 {1} 个）；已配置：{2}", "请在配置中加入它的阶段")
    case .quotaPipelineUnknown: Wording("目标所属的流程“{0}”不存在；现有：{1}", "请更正名称；如为全部流程的目标，请留空")
    case .quotaGroupMissing:
      Wording("目标按 {0} 设定，但商机表中没有对应的列", "请在 funnel.yaml 的 inputs、deals、columns 中指明该列：`{0}: 列标题`")
    case .quotaWithoutRate: Wording("目标的币种为 {0}，没有汇率；报告币种为 {1}", "请在 funnel.yaml 的 rates 中加入汇率，或把目标写成 {1}")
    case .lookupRoleUnusable: Wording("“{0}”不能这样用于对照表", "可用：{1}；都不合适时，请用标题或自取名称")
    case .lookupKeyMissing:
      Wording("{1} 按“{0}”查找，但商机表中没有这一列；现有：{2}", "请把 key 写成商机表的角色或标题，或在 funnel.yaml 的 inputs、deals、columns 中指明该列")
    case .lookupKeyUnknown:
      Wording(
        "看不出此对照表按什么查找：业务员、客户、产品三者都没有在本表和商机表中同时认出；本表的列：{0}",
        "请在 funnel.yaml 的 inputs、lookup 中写明：`key: {owner: 标题}`"
      )
    case .lookupKeyColumnMissing: Wording("在此对照表的列中认不出“{0}”：{1}", "请在 funnel.yaml 的 key 后写明标题，例如 `key: {owner: 销售员}`")
    case .lookupGivesNothing:
      Wording("此对照表有“{0}”，但认不出其他列：{1}", "请在 funnel.yaml 中写明带出什么：`columns: {team: 标题}`，或自取名称作为新的分组")
    case .optionDate: Wording("{0}：“{1}”不是日期", "写作 2025-06-30，或 today")
    case .optionPeriod: Wording("{0}：“{1}”不是期间", "写作 2025-06、2025-Q2、2025-H1、2025、FY2025 或 2025-04-01..2025-06-30")
    case .optionCohort: Wording("--cohort：“{0}”不是日期范围", "写作 2025-01-01..2025-06-30")
    case .optionFormat: Wording("--format：没有格式“{0}”；可用：{1}")
    case .optionLocale: Wording("--locale：没有语言“{0}”；可用：{1}")
    case .optionThreads: Wording("--threads：“{0}”不是线程数", "请填 1 或更大的数")
    case .optionOutput: Wording("--output：“{0}”既不以 .xlsx 也不以 .csv 结尾", "请给出以其中之一结尾的文件名")
    case .ownerUnknown: Wording("--owner：没有商机的业务员是“{0}”", "请按商机中的写法填写姓名；salesfunnel owners 会列出全部业务员")
    case .ownersUnknown: Wording("商机中没有任何列说明业务员", "请在 funnel.yaml 中用 columns: {owner: …} 指明该列")
    case .compareChoice: Wording("--by 与 --with 必须且只能给出一个", "写作 --by team，或 --period 2025-Q2 --with 2025-Q1")
    case .compareColumn: Wording("--by：没有列“{0}”；可用：{1}", "请填其中之一，或为该列配置映射")
    case .compareTop: Wording("--top：“{0}”太少，无法比较", "请填 2 或更大的数")
    case .compareTooFew: Wording("--by：“{0}”有商机的值不足两个，无法比较", "请按其他列比较")
    case .optionFailOn: Wording("--fail-on：没有条件“{0}”；可用：{1}", "例如写作 --fail-on risk=30%,quota")
    case .optionFailOnLimit: Wording("--fail-on {0}：“{1}”不是界限", "例如写作 --fail-on {2}")
    case .asOfUnknown: Wording("输入中没有日期，无法确定报告日期", "请用 --as-of 2025-06-30 指定")
    case .initNoDeals: Wording("按标题看这不是商机表，其他文件也不是：{0}", "请指定每行一个商机的文件，要有编号或名称，以及阶段或状态")
    case .initNotAFile: Wording("配置中只能写文件，而这不是文件", "请先保存为文件")
    case .initExists: Wording("文件已存在，没有写入任何内容", "用 --force 替换，或用 --out 写到其他文件夹")
    case .initDecide: Wording("此处待决定：“{0}”，可选 {1}", "请去掉正确一行的 #，然后运行 `salesfunnel check`")
    case .initGuessed: Wording("列“{0}”推测为“{1}”", "请核对；如不对，请在这一行改为其他列")
    case .initRivals: Wording("列“{0}”推测为“{1}”，但也可能是 {2}", "请核对；如不对，请在这一行改为其他列")
    case .initNotUsed: Wording("未使用：按标题看不是商机、阶段变更、阶段、目标或跟进活动的表，也不是对照表：{0}", "如果是，请写到 inputs 下并指定各列")
    case .initRates: Wording("没有 {0} 的汇率，{1} 个商机的金额不计入", "请在这一行填写汇率")
    case .initOrder: Wording("阶段顺序是推测的", "请在 stages.csv 中核对")
    case .initNoWon: Wording("没有名称表示赢单的阶段，现有：{0}", "请在 stages.csv 中把赢单所在阶段的 kind 写成 won")
    case .initClosedStage: Wording("阶段“{0}”中的商机都有结单日期（{1} 个），可能是已结束的阶段", "如果是，请在 stages.csv 中把 kind 写成 won、lost 或 void")
    case .tooManyRejects:
      Wording("{1} 行中有 {0} 行不能使用（{2} %），超过允许的 {3} %", "请更正这些行，或在 funnel.yaml 中放宽 limits: {rejects: 10%}")
    case .rejectedRow: Wording("另有 {0} 行同类问题")
    case .decimalAmbiguous:
      Wording(
        "{0}：所有数值都有两种读法：“{1}”按小数点读作 {2}，按小数逗号读作 {3}",
        "请在 funnel.yaml 的 inputs、{4} 中，在此文件处写明 `decimal: point` 或 `decimal: comma`"
      )
    case .decimalMixed:
      Wording(
        "{0}：“{1}”用小数点，“{2}”用小数逗号，两种写法一样多",
        "请在 funnel.yaml 的 inputs、{3} 中，在此文件处写明 `decimal: point` 或 `decimal: comma`；另一种写法将不能读取"
      )
    case .dateOrderAmbiguous:
      Wording("{0}：日期有不止一种读法：“{1}”按{3}在前读作 {2}，按{5}在前读作 {4}", "请在 funnel.yaml 的 inputs、{6} 中，在此文件处写明其一：{7}")
    case .dateOrderMixed:
      Wording("{0}：“{1}”{2}在前，“{3}”{4}在前，两种写法一样多", "请在 funnel.yaml 的 inputs、{5} 中，在此文件处写明其一：{6}；另一种写法将不能读取")
    case .configuredWayWrong:
      Wording(
        "{0}：按 funnel.yaml 中的 `{1}`，与之有关的值多数不能读取（{3} 个中有 {2} 个），第一个是“{4}”",
        "请在 funnel.yaml 的 inputs、{5} 中更正此文件的 `{1}`，或将其删去"
      )
    case .columnUnreadable:
      Wording("{0}：几乎没有值能读作{3}（{2} 个中有 {1} 个不能），第一个是“{4}”", "请检查列是否正确，可在 funnel.yaml 的 columns 中指定其他列；否则请更正这些值或标题")
    case .rowWithTooFewFields: Wording("该行有 {0} 个字段，标题有 {1} 个", "请查找缺少的分隔符或未闭合的引号")
    case .rowWithTooManyFields: Wording("该行有 {0} 个字段，标题有 {1} 个", "含有分隔符的字段请加引号")
    case .rowNotUTF8:
      Wording("该行含有不是 {0} 的字节", "如果多数行都有，说明文件是其他编码，请在 funnel.yaml 中在此文件处指定（`encoding:`）；否则请另存为“CSV UTF-8”")
    case .idMissing: Wording("缺少商机编号")
    case .timeMissing: Wording("“{0}”为空，应为时间")
    case .stageMissing: Wording("“{0}”为空，应为阶段")
    case .dateUnreadable: Wording("{0}：“{1}”不是日期", "日期写作 2025-06-30")
    case .timeUnreadable: Wording("{0}：“{1}”不是时间", "时间写作 2025-06-30 14:05:00，或中间用 T")
    case .amountUnreadable: Wording("{0}：“{1}”不是金额", "金额写作 1234.50")
    case .probabilityUnreadable: Wording("{0}：“{1}”不是概率", "写作 0.35 或 35%")
    case .periodMissing: Wording("“{0}”为空，应为期间")
    case .periodUnreadable:
      Wording("{0}：“{1}”不是期间", "写作 2025-06、2025-Q2、2025-H1、2025、FY2025 或 2025-04-01..2025-06-30")
    case .lookupKeyBlank: Wording("“{0}”为空，应为要查找的名称")
    case .quotaMissing: Wording("“{0}”为空，应为金额")
    case .quotaUnreadable: Wording("{0}：“{1}”不是目标金额", "写作 0 或以上的金额，例如 45000")
    case .statusUnreadable: Wording("{0}：“{1}”不是状态", "写作“进行中”“赢单”“输单”或“无效”")
    case .encodingGuessed: Wording("按 {0} 读取；也可能是 {1}", "如文字不对，请在 funnel.yaml 中指定 `encoding: {1}`")
    case .sheetTaken: Wording("读取了工作表“{0}”，未读取：{1}", "用 `sheet: 名称` 可读取其他工作表")
    case .formulasWithoutResult: Wording("{0} 个公式没有结果（第一个在 {1}），按空白处理", "请用电子表格软件打开后保存")
    case .mergedCellsFilled: Wording("合并单元格的值用于其所跨的各行；填入单元格 {0} 个，第一个是 {1}")
    case .mergedNumbersKept:
      Wording("合并单元格中的数字可能是合计，只在首行读取：{0} 处，第一处在 {1}", "如各行都有此数字，请取消合并并逐行填写")
    case .titlesSkipped: Wording("标题行之上有 {0} 行不属于表格，首行为“{1}”")
    case .headingsOfTwoLines: Wording("列标题占两行，已合并为：{0}")
    case .otherQuotes: Wording("引号与通常不同：{0}；字段内引号的写法：{1}")
    case .totalsSkipped: Wording("略去合计行 {0} 行，首行为“{1}”")
    case .footersSkipped: Wording("略去表格说明 {0} 行，首行为“{1}”")
    case .headingsRepeated: Wording("列标题重复出现，已略去 {0} 次")
    case .furtherTable: Wording("此处开始另一个表格，未读取：“{0}”", "请将它另存为单独的文件")
    case .stageAboveRows: Wording("阶段只写在各组行之上；由此取得阶段的行数：{0}")
    case .readSheet: Wording("读取了工作簿的工作表“{0}”")
    case .readAs: Wording("读取方式：{0}，分隔符 {1}，引号 {2}，字段内引号的写法：{3}")
    case .headingsFound: Wording("列标题在此行，共 {0} 列")
    case .recordsWritten: Wording("记录 {0} 条，空行 {1} 行，拒绝 {2} 行")
    case .recordsPadded: Wording("有 {0} 条记录的字段少于标题（{1} 个），已补空白；第一条在此", "如不应有，请查找缺少的分隔符")
    case .columnsWithoutHeading: Wording("末尾有 {0} 列没有标题")
    case .headingTwice: Wording("标题“{0}”用于第 {1} 列；采用其中第一列")
    case .outputNotWritable: Wording("无法写入输出：{0}", "请检查文件夹权限和剩余空间；没有改动任何文件")
    case .outputLocked:
      Wording("写入此文件夹的另一个任务尚未结束；本次没有改动任何文件", "请等待其结束；如为定时任务，请加大间隔")
    case .alertRisk: Wording("{0}：{2} 个进行中商机中有 {1} 个存在风险，金额 {3}")
    case .alertRiskUnknown: Wording("{0}：输入数据无法说明商机是否有风险")
    case .alertBottlenecks: Wording("{0}：发现 {1} 个瓶颈；所在阶段：{2}")
    case .alertQuotaMissed: Wording("{0}：{2} 的目标完成 {1}：赢单 {3}，目标 {4}")
    case .alertQuotaAtRisk: Wording("{0}：{2} 的目标预计完成 {1}：赢单加期内预计（加权）{3}，目标 {4}")
    case .alertQuotaUnknown: Wording("{0}：没有 {1} 的目标")
    case .mailAddressMissing: Wording("缺少 {0}：邮件需要此地址", "请给出 {0}，或在 funnel.yaml 中设置 {1}")
    case .mailAddressInvalid:
      Wording("{0}：“{1}”不是邮件地址", "写作 ada@example.com 或 李雷 <lilei@example.com>，多个地址用英文逗号分隔；姓名中有逗号时请加引号")
    case .mailAddressNotASCII:
      Wording("{0}：地址“{1}”含有非 ASCII 字符", "请把域名写成 xn--… 的形式；只有 <…> 前的姓名可用任意文字")
    case .mailSenderNotOne: Wording("{0}：发件人应为一个，实际有 {1} 个", "请只保留一个")
    case .mailValueControl: Wording("{0}：“{1}”中有换行或控制字符（{2}）", "请去掉")
    case .mailSubjectEmpty: Wording("{0}：主题为空", "不设置即可使用默认主题")
    case .mailCommandInvalid:
      Wording("{0}：“{1}”不是命令", "写作程序及其选项，以空格分隔，引号要成对：sendmail -t -i")
    case .mailCommandNotStarted:
      Wording(
        "无法启动“{0}”：{1}",
        "请安装邮件程序（msmtp、postfix、exim），或用 --sendmail 或 mail: {sendmail: …} 指定"
      )
    case .mailCommandRefused: Wording("“{0}”没有接受邮件：退出码 {1}", "请按其提示处理后重新发送")
    case .mailCommandKilled: Wording("“{0}”在接受邮件之前被信号 {1} 终止", "请查看其日志后重新发送")
    case .mailCommandStoppedReading:
      Wording("“{0}”没有读完邮件就结束了", "请检查它是否像 sendmail -t -i 那样从标准输入读取邮件")
    case .mailCommandTimedOut:
      Wording("“{0}”运行 {1} 秒后仍未结束，已被终止", "请检查其服务器是否有响应，或用 mail: {timeout_seconds: …} 延长时限")
    case .mailCommandPrinted: Wording("“{0}”输出：{1}")
    case .mailKept: Wording("邮件保留在此处", "重新运行同一命令即可再次发送，也可运行：salesfunnel email --resend --spool {0}")
    case .mailNotKept: Wording("邮件没有保留", "请重新运行：相同的输入生成相同的邮件")
    case .mailsWaiting: Wording("此处还有其他等待发送的邮件：{0}", "发送这些邮件：salesfunnel email --resend --spool {1}")
    case .mailBeingSent: Wording("另一个任务正在发送这封邮件", "请等待其完成")
    case .optionNeeds: Wording("{0} 须与 {1} 一起使用", "请加上 {1}，或去掉 {0}")
    case .optionsApart: Wording("{0} 与 {1} 不能同时使用", "请去掉其中一个")
    case .templateFolderIsFile: Wording("这是文件，此处应为存放模板的文件夹", "请给出模板所在的文件夹")
    case .templateNotUTF8: Wording("模板不是 UTF-8", "请另存为 UTF-8")
    case .templateUnused: Wording("没有模板用到它", "请移走，或改用报告模板的名称之一：{0}")
    case .mailTooLarge: Wording("邮件的 HTML 已尽量缩短，仍有 {0} 字节；超过 {1} 字节会被邮件程序截断", "请缩短邮件模板")
    case .templateUnparsed: Wording("无法读取模板：{0}")
    case .templateTagNotClosed: Wording("标签没有结束", "请在后面写上“}}”")
    case .templateTagOfTwoLines: Wording("标签没有在同一行结束", "请在同一行的名称后写上“}}”（“{{{”之后为“}}}”）")
    case .templateCommentNotClosed: Wording("注释没有结束", "请在后面写上“}}”")
    case .templateTagUnavailable: Wording("这些模板中不能使用“{0}”", "可用的有名称、区段、子模板和注释")
    case .templateNameInvalid: Wording("“{0}”不是名称", "名称由字母和数字组成，之间可用英文句点")
    case .templateEndWithoutStart: Wording("“{0}”在此结束，但没有开始", "请在前面开始它，或删去此处")
    case .templateSectionNotClosed: Wording("“{0}”在此开始，但没有结束", "请用 {1} 结束")
    case .templateWithinItself: Wording("“{0}”用到了自身", "请从其中去掉：否则永无止境")
    case .templateNameUnknown: Wording("此处没有“{0}”", "可用的有 {1}")
    case .templateNoSection: Wording("“{0}”是{1}，不能用作区段", "要显示它请写 {2}，或改用列表")
    case .templateNoText: Wording("“{0}”是{1}，不是文字", "请用 {2} 进入")
    case .templateTextUnescaped: Wording("“{0}”是文字，必须转义", "请用两层花括号写作 {1}")
    case .templateMarkupEscaped: Wording("“{0}”是标记，不转义", "请用三层花括号写作 {1}")
    case .templateMissing: Wording("缺少模板“{0}”")
    }
  }

  /// The message in a language.
  public func wording(in language: Language) -> Wording {
    switch language {
    case .english: english
    case .simplifiedChinese: chinese
    }
  }
}
