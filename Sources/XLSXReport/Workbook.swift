import CXlsxWriter
import Glibc

/// The owner of an open libxlsxwriter workbook.
///
/// Whatever is asked of it is checked before the C library sees it, because the library prints some faults to standard
/// error. The file comes into being in `close()`; a workbook that is dropped leaves none.
struct Workbook: ~Copyable {
  private let path: String
  private let temporaryFolder: String
  // Owned: made in `init`, freed by `workbook_close` or in `deinit`; `nil` once closed.
  private var pointer: UnsafeMutablePointer<lxw_workbook>?
  private var names = SheetNames()
  private var sheets: [Worksheet] = []

  /// Opens a workbook.
  /// - Parameters:
  ///   - constantMemory: whether rows go to a temporary file as they are written; they must then ascend.
  /// - Throws: where the file cannot be written or the temporary folder cannot be used.
  init(path: String, temporaryFolder: String, constantMemory: Bool) throws(WorkbookError) {
    try Workbook.checkWritable(path)
    if access(temporaryFolder, W_OK | X_OK) != 0 { throw .system(temporaryFolder) }
    // The library wants a mutable C string and copies it.
    let folder = strdup(temporaryFolder)
    defer { free(folder) }
    // Not all programs read ZIP64; without it a sheet of more than 4 GiB is an error.
    var options = lxw_workbook_options(constant_memory: constantMemory ? 1 : 0, tmpdir: folder, use_zip64: 0)
    guard let workbook = workbook_new_opt(path, &options) else {
      throw WorkbookError(message: "\(path): libxlsxwriter could not make a workbook")
    }
    self.path = path
    self.temporaryFolder = temporaryFolder
    pointer = workbook
  }

  deinit {
    if let pointer { lxw_workbook_free(pointer) }
  }

  /// Adds a sheet; its name is made one that Excel accepts.
  mutating func addSheet(named title: String) throws(WorkbookError) -> Worksheet {
    let name = names.unique(title)
    guard let sheet = workbook_add_worksheet(pointer, name) else {
      throw WorkbookError(message: "libxlsxwriter refused a sheet named “\(name)”")
    }
    let worksheet = Worksheet(name: name, pointer: sheet)
    sheets.append(worksheet)
    return worksheet
  }

  /// Adds a format; it lives as long as the workbook.
  func addFormat() throws(WorkbookError) -> CellFormat {
    guard let format = workbook_add_format(pointer) else {
      throw WorkbookError(message: "libxlsxwriter could not make a format")
    }
    return CellFormat(pointer: format)
  }

  /// Adds a stacked bar chart; it lives as long as the workbook and must be inserted.
  func addStackedBarChart() throws(WorkbookError) -> UnsafeMutablePointer<lxw_chart> {
    guard let chart = workbook_add_chart(pointer, UInt8(LXW_CHART_BAR_STACKED.rawValue)) else {
      throw WorkbookError(message: "libxlsxwriter could not make a chart")
    }
    return chart
  }

  /// Names cells, so that formulas can say `kpi_won`.
  func define(_ name: String, as range: CellRange, on sheet: Worksheet) throws(WorkbookError) {
    let quoted = "'" + sheet.name.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
    try check(workbook_define_name(pointer, name, "=\(quoted)!\(range.absolute)")) { "the name \(name)" }
  }

  /// Sets what file managers show about the document.
  /// - Parameter created: seconds since 1970; 0 would mean now to the library, and is taken as 1.
  func setProperties(title: String, subject: String, company: String, created: Int) throws(WorkbookError) {
    // The library wants mutable C strings and copies them.
    let texts = [title, subject, company].map { strdup(WorkbookText.plain($0)) }
    defer { for text in texts { free(text) } }
    var properties = lxw_doc_properties()
    properties.title = texts[0]
    properties.subject = texts[1]
    properties.company = texts[2]
    properties.created = created == 0 ? 1 : created
    try check(workbook_set_properties(pointer, &properties)) { "the document properties" }
  }

  /// Writes the file.
  /// - Throws: where that fails; no file is left then.
  consuming func close() throws(WorkbookError) {
    try checkTemporarySpace()
    // `workbook_close` frees the workbook also when it fails, so that `deinit` must not.
    let code = workbook_close(pointer)
    pointer = nil
    if code != LXW_NO_ERROR {
      let path = path
      unlink(path)
      try check(code) { path }
    }
  }

  /// Looks for what the library does not: whether its temporary files were and can be written, without which it makes
  /// an incomplete workbook and reports nothing.
  private func checkTemporarySpace() throws(WorkbookError) {
    var needed = 0
    for sheet in sheets {
      guard let size = sheet.temporarySize else { throw .system(temporaryFolder) }
      needed = max(needed, size)
    }
    var space = statvfs()
    if statvfs(temporaryFolder, &space) != 0 { throw .system(temporaryFolder) }
    let free = space.f_bavail.multipliedReportingOverflow(by: space.f_frsize)
    if !free.overflow, free.partialValue < UInt(needed) {
      errno = ENOSPC
      throw .system(temporaryFolder)
    }
  }

  /// Tries to open the file for writing, and leaves things as they were.
  private static func checkWritable(_ path: String) throws(WorkbookError) {
    var descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    let isNew = descriptor >= 0
    if !isNew, errno == EEXIST { descriptor = open(path, O_WRONLY | O_CLOEXEC) }
    if descriptor < 0 { throw .system(path) }
    Glibc.close(descriptor)
    if isNew { unlink(path) }
  }
}

/// Throws what the library reported, unless it was nothing.
func check(_ code: lxw_error, _ subject: () -> String) throws(WorkbookError) {
  if code == LXW_NO_ERROR { return }
  throw WorkbookError(message: "\(subject()): libxlsxwriter: \(String(cString: lxw_strerror(code)))")
}

extension WorkbookError {
  /// What the system reported about a path.
  fileprivate static func system(_ path: String) -> WorkbookError {
    WorkbookError(message: "\(path): \(String(cString: strerror(errno)))")
  }
}
