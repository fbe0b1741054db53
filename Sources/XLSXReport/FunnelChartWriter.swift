import CXlsxWriter
import Glibc
import ReportModel

/// Draws a funnel as a native chart: stacked bars, centred by a series without fill before each.
struct FunnelChartWriter {
  /// The funnel.
  let chart: FunnelChart
  /// The cells of the stages' names.
  let stages: CellRange
  /// The cells of the counts.
  let counts: CellRange
  /// The cells of half of what each count is short of the largest.
  let spacers: CellRange

  /// The size of a new chart of the library in pixels.
  private static let size = (width: 480.0, height: 288.0)

  /// Makes the chart and puts it on a sheet.
  func insert(
    into workbook: borrowing Workbook,
    on sheet: Worksheet,
    row: Int,
    column: Int,
    width: Double,
    height: Double
  ) throws(WorkbookError) {
    let pointer = try workbook.addStackedBarChart()
    try addSpacers(to: pointer, on: sheet)
    try addBars(to: pointer, on: sheet)
    setFrame(of: pointer)
    // The library wants a mutable C string and copies it.
    let description = strdup(WorkbookText.plain(chart.summary))
    defer { free(description) }
    var options = lxw_chart_options()
    options.x_scale = width / FunnelChartWriter.size.width
    options.y_scale = height / FunnelChartWriter.size.height
    options.x_offset = 16
    options.object_position = UInt8(LXW_OBJECT_MOVE_DONT_SIZE.rawValue)
    options.description = description
    try check(worksheet_insert_chart_opt(sheet.pointer, lxw_row_t(row), lxw_col_t(column), pointer, &options)) {
      "the chart “\(chart.title)”"
    }
  }

  private func addSpacers(to pointer: UnsafeMutablePointer<lxw_chart>, on sheet: Worksheet) throws(WorkbookError) {
    let series = try series(spacers, of: pointer, on: sheet)
    var fill = lxw_chart_fill()
    fill.none = 1
    chart_series_set_fill(series, &fill)
    var line = lxw_chart_line()
    line.none = 1
    chart_series_set_line(series, &line)
  }

  private func addBars(to pointer: UnsafeMutablePointer<lxw_chart>, on sheet: Worksheet) throws(WorkbookError) {
    let series = try series(counts, of: pointer, on: sheet)
    chart_series_set_name(series, WorkbookText.plain(chart.legend.deals))
    var fill = lxw_chart_fill()
    fill.color = Palette.bar
    chart_series_set_fill(series, &fill)
    chart_series_set_labels(series)
    chart_series_set_labels_num_format(series, "#,##0")
    var font = lxw_chart_font()
    (font.size, font.bold, font.color) = (11, 1, Palette.text)
    chart_series_set_labels_font(series, &font)
    guard chart.bars.contains(where: \.isWeakest) else { return }
    // The library copies fills and points; the list ends with a null.
    var weak = lxw_chart_fill()
    weak.color = Palette.weak
    let code = withUnsafeMutablePointer(to: &weak) { weak in
      var accented = lxw_chart_point(line: nil, fill: weak, pattern: nil)
      var plain = lxw_chart_point()
      return withUnsafeMutablePointer(to: &accented) { accented in
        withUnsafeMutablePointer(to: &plain) { plain in
          var points: [UnsafeMutablePointer<lxw_chart_point>?] = chart.bars.map { $0.isWeakest ? accented : plain }
          points.append(nil)
          return chart_series_set_points(series, &points)
        }
      }
    }
    try check(code) { "the weakest step of “\(chart.title)”" }
  }

  private func series(
    _ values: CellRange,
    of pointer: UnsafeMutablePointer<lxw_chart>,
    on sheet: Worksheet
  ) throws(WorkbookError) -> UnsafeMutablePointer<lxw_chart_series> {
    guard let series = chart_add_series(pointer, nil, nil) else {
      throw WorkbookError(message: "libxlsxwriter could not add a series to “\(chart.title)”")
    }
    let (stages, values) = (stages.bounds, values.bounds)
    chart_series_set_categories(series, sheet.name, stages.top, stages.left, stages.bottom, stages.right)
    chart_series_set_values(series, sheet.name, values.top, values.left, values.bottom, values.right)
    return series
  }

  private func setFrame(of pointer: UnsafeMutablePointer<lxw_chart>) {
    var line = lxw_chart_line()
    line.none = 1
    var font = lxw_chart_font()
    (font.size, font.bold, font.color) = (12, 1, Palette.text)
    chart_title_set_name(pointer, WorkbookText.plain(chart.title))
    chart_title_set_name_font(pointer, &font)
    chart_legend_set_position(pointer, UInt8(LXW_CHART_LEGEND_NONE.rawValue))
    chart_chartarea_set_line(pointer, &line)
    chart_set_series_gap(pointer, 25)
    chart_set_series_overlap(pointer, 100)
    // In a bar chart the library's Y axis is that of the stages, its X axis that of the counts.
    if let axis = chart_axis_get(pointer, LXW_CHART_AXIS_TYPE_Y) {
      chart_axis_set_reverse(axis)
      chart_axis_set_line(axis, &line)
      chart_axis_set_major_tick_mark(axis, UInt8(LXW_CHART_AXIS_TICK_MARK_NONE.rawValue))
      (font.size, font.bold) = (11, 0)
      chart_axis_set_num_font(axis, &font)
    }
    if let axis = chart_axis_get(pointer, LXW_CHART_AXIS_TYPE_X) {
      chart_axis_set_min(axis, 0)
      chart_axis_set_max(axis, Double(max(1, chart.bars.map(\.reached).max() ?? 1)))
      chart_axis_major_gridlines_set_visible(axis, 0)
      chart_axis_off(axis)
    }
  }
}
