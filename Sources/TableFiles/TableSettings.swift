/// What is known of a table before it is opened, and the limits it is held to.
///
/// Whatever is `nil` is detected.
package struct TableSettings: Sendable, Hashable {
  /// The byte between two fields; how they are quoted is detected all the same.
  package var delimiter: UInt8?
  /// The name of the encoding, as the configuration writes it; not used yet, everything is read as UTF-8.
  package var encoding: String?
  /// The name of the sheet of a workbook; not used yet.
  package var sheet: String?
  /// The longest field in bytes.
  package var fieldLimit = 1 << 20
  /// The largest number of columns.
  package var columnLimit = 4096

  /// Settings in which everything is detected, with the usual limits.
  package init() {}
}
