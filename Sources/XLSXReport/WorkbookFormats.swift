import Diagnostics

/// All formats of a workbook, made once and in a fixed order, so that the bytes are the same from run to run.
struct WorkbookFormats {
  /// Which row of a table a cell stands in.
  enum Band: Int, CaseIterable { case plain, banded, total }

  /// The workbook's title.
  let title: CellFormat
  /// A sheet's title.
  let sheetTitle: CellFormat
  /// The company.
  let company: CellFormat
  /// What stands under a title.
  let subtitle: CellFormat
  /// A line under the titles.
  let rule: CellFormat
  /// Sentences.
  let note: CellFormat
  /// A table's title.
  let tableTitle: CellFormat
  /// Heads over texts.
  let textHead: CellFormat
  /// Heads over numbers.
  let numberHead: CellFormat
  /// Heads over several columns.
  let wideHead: CellFormat
  /// The title of the cautions.
  let cautionTitle: CellFormat
  /// What the weakest step is called, beside its colour.
  let weakest: CellFormat
  /// Helping numbers of a chart.
  let helper: CellFormat
  /// Relative changes, by `isBanded`.
  let change: (plain: CellFormat, banded: CellFormat)
  /// Changes in percentage points, by `isBanded`.
  let points: (plain: CellFormat, banded: CellFormat)
  private let cells: [CellFormat]
  private let emphasised: [CellFormat]
  private let whole: [CellFormat]

  /// Makes the formats.
  /// - Parameter points: "percentage points", short, in the report's language.
  init(in workbook: borrowing Workbook, language: Language, points unit: String) throws(WorkbookError) {
    // Equal formats are made once: of others than the first, the library would search its hash table for every cell.
    var made: [FormatRecipe: CellFormat] = [:]
    func make(_ recipe: FormatRecipe) throws(WorkbookError) -> CellFormat {
      if let format = made[recipe] { return format }
      let format = try recipe.make(in: workbook)
      made[recipe] = format
      return format
    }
    // The Chinese parts of the library's theme are of 2007; this font is on every machine with Excel or WPS.
    let base = FormatRecipe(font: language == .english ? nil : "Microsoft YaHei")
    title = try make(base.with { ($0.size, $0.isBold, $0.color) = (20, true, Palette.accent) })
    sheetTitle = try make(base.with { ($0.size, $0.isBold, $0.color) = (16, true, Palette.accent) })
    company = try make(base.with { ($0.size, $0.isBold, $0.side) = (12, true, .right) })
    subtitle = try make(base.with { $0.color = Palette.muted })
    rule = try make(base.with { $0.bottom = Palette.accent })
    note = try make(base.with { ($0.isWrapped, $0.isMiddle, $0.color) = (true, false, Palette.muted) })
    tableTitle = try make(base.with { ($0.size, $0.isBold) = (12, true) })
    let head = base.with {
      ($0.isBold, $0.isWrapped, $0.indent, $0.color, $0.fill) = (true, true, 1, Palette.white, Palette.accent)
    }
    textHead = try make(head)
    numberHead = try make(head.with { ($0.side, $0.indent) = (.right, 0) })
    wideHead = try make(head.with { ($0.side, $0.indent) = (.center, 0) })
    cautionTitle = try make(base.with { ($0.size, $0.isBold, $0.color) = (12, true, Palette.weakText) })
    weakest = try make(base.with { ($0.isBold, $0.indent, $0.fill) = (true, 1, Palette.weak) })
    helper = try make(base.with { ($0.color, $0.side, $0.number) = (Palette.muted, .right, "#,##0.0") })
    let quoted = String(unit.filter { $0 != "\"" })
    func changes(_ number: String) throws(WorkbookError) -> (plain: CellFormat, banded: CellFormat) {
      let recipe = base.with { ($0.number, $0.side, $0.bottom) = (number, .right, Palette.line) }
      return (try make(recipe), try make(recipe.with { $0.fill = Palette.band }))
    }
    change = try changes("+#,##0.0%;-#,##0.0%;0.0%")
    points = try changes("+0.0\" \(quoted)\";-0.0\" \(quoted)\";0.0\" \(quoted)\"")
    func grid(_ money: String, isBold: Bool = false) throws(WorkbookError) -> [CellFormat] {
      var formats: [CellFormat] = []
      for band in Band.allCases {
        for style in CellStyle.allCases {
          let recipe = WorkbookFormats.recipe(base, style, band, language: language, money: money)
          formats.append(try make(recipe.with { $0.isBold = $0.isBold || isBold }))
        }
      }
      return formats
    }
    cells = try grid("#,##0.00")
    emphasised = try grid("#,##0", isBold: true)
    whole = try grid("#,##0")
  }

  /// The format of a table's cell.
  func cell(_ style: CellStyle, _ band: Band) -> CellFormat {
    cells[band.rawValue * CellStyle.allCases.count + style.rawValue]
  }

  /// The format of a cell of the first page, where money is shown in whole units.
  func figure(_ style: CellStyle, _ band: Band, isEmphasised: Bool = false) -> CellFormat {
    (isEmphasised ? emphasised : whole)[band.rawValue * CellStyle.allCases.count + style.rawValue]
  }

  private static func recipe(
    _ base: FormatRecipe,
    _ style: CellStyle,
    _ band: Band,
    language: Language,
    money: String
  ) -> FormatRecipe {
    base.with {
      $0.side = style == .text || style == .wrappedText ? .left : .right
      // LibreOffice loses the indent of a number right of one with the same format, so only texts have one.
      $0.indent = $0.side == .left ? 1 : 0
      switch style {
      case .text: break
      case .wrappedText: $0.isWrapped = true
      case .count: $0.number = "#,##0"
      case .money: $0.number = money
      case .rate: $0.number = "0.0%"
      case .days: $0.number = "#,##0.0"
      case .date: $0.number = language == .english ? "yyyy-mm-dd" : "yyyy\"年\"m\"月\"d\"日\""
      }
      switch band {
      case .plain: $0.bottom = Palette.line
      case .banded: ($0.fill, $0.bottom) = (Palette.band, Palette.line)
      case .total: ($0.isBold, $0.fill, $0.top, $0.bottom) = (true, Palette.total, Palette.accent, Palette.accent)
      }
    }
  }
}
