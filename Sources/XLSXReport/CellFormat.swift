import CXlsxWriter

/// A format of an open workbook.
struct CellFormat {
  /// Not owned: the workbook frees it.
  let pointer: UnsafeMutablePointer<lxw_format>
}

/// How a format is made.
struct FormatRecipe: Hashable {
  /// To which side a cell's text is set.
  enum Side: Hashable { case left, center, right }

  /// The font; `nil` for the workbook's own.
  var font: String?
  /// The size in points.
  var size = 11.0
  /// The font's colour.
  var color = Palette.text
  /// Whether the font is bold.
  var isBold = false
  /// The side.
  var side = Side.left
  /// Whether the text stands in the middle of its row rather than at its top.
  var isMiddle = true
  /// Whether long text takes several lines.
  var isWrapped = false
  /// The space before the text, in steps of about one letter.
  var indent: UInt8 = 0
  /// The number format; `nil` for General.
  var number: String?
  /// The background.
  var fill: UInt32?
  /// The colour of a line above.
  var top: UInt32?
  /// The colour of a line below.
  var bottom: UInt32?

  /// A changed copy.
  func with(_ change: (inout FormatRecipe) -> Void) -> FormatRecipe {
    var copy = self
    change(&copy)
    return copy
  }

  /// Makes the format.
  func make(in workbook: borrowing Workbook) throws(WorkbookError) -> CellFormat {
    let format = try workbook.addFormat()
    let pointer = format.pointer
    if let font { format_set_font_name(pointer, font) }
    format_set_font_size(pointer, size)
    format_set_font_color(pointer, color)
    if isBold { format_set_bold(pointer) }
    let alignment =
      switch side {
      case .left: LXW_ALIGN_LEFT
      case .center: LXW_ALIGN_CENTER
      case .right: LXW_ALIGN_RIGHT
      }
    format_set_align(pointer, UInt8(alignment.rawValue))
    let height = isMiddle ? LXW_ALIGN_VERTICAL_CENTER : LXW_ALIGN_VERTICAL_TOP
    format_set_align(pointer, UInt8(height.rawValue))
    if isWrapped { format_set_text_wrap(pointer) }
    if indent > 0 { format_set_indent(pointer, indent) }
    if let number { format_set_num_format(pointer, number) }
    if let fill {
      format_set_pattern(pointer, UInt8(LXW_PATTERN_SOLID.rawValue))
      format_set_bg_color(pointer, fill)
    }
    if let top {
      format_set_top(pointer, UInt8(LXW_BORDER_THIN.rawValue))
      format_set_top_color(pointer, top)
    }
    if let bottom {
      format_set_bottom(pointer, UInt8(LXW_BORDER_THIN.rawValue))
      format_set_bottom_color(pointer, bottom)
    }
    return format
  }
}
