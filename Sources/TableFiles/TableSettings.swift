package import DelimitedText

/// What is known of a table before it is opened, and the limits it is held to.
///
/// Whatever is `nil` is detected.
package struct TableSettings: Sendable, Hashable {
  /// The byte between two fields; how they are quoted is detected all the same.
  package var delimiter: UInt8?
  /// The encoding of text.
  package var encoding: TextEncoding?
  /// The encoding that would explain the bytes nearly as well, where `encoding` is a guess after all.
  package var encodingRival: TextEncoding?
  /// The name of the sheet of a workbook; `nil` for the first that has cells.
  package var sheet: String?
  /// The longest field in bytes.
  package var fieldLimit = 1 << 20
  /// The largest number of columns.
  package var columnLimit = 4096
  /// Whether the table can be read again where its rows show that its encoding is another: then of a large file the
  /// beginning may tell it.
  package var mayBeReadAgain = false

  /// Settings in which everything is detected, with the usual limits.
  package init() {}
}
