/// A workbook that could not be written.
public struct WorkbookError: Error, Sendable, Hashable {
  /// What libxlsxwriter or the system reported, and at what.
  public let message: String
}
