/// What a table's bytes came out of: the file as it was given.
package struct FileOrigin: Sendable, Hashable {
  /// How the file was packed.
  package enum Packing: String, Sendable {
    /// Not at all.
    case none
    /// By gzip (RFC 1952).
    case gzip
    /// As the one table in a zip archive.
    case zip
  }

  /// Whether it was read from standard input by its usual name, `-`.
  package var isStandardInput = false
  /// How it was packed.
  package var packing = Packing.none
  /// The name of the table in the archive, with no control character in it; `nil` where there is no archive.
  package var entry: String?
  /// The bytes of the file as given: packed where it is packed; of a pipe, those that came.
  package var size: Int
  /// The bytes that were unpacked, before any decoding or rewriting; `nil` where nothing is packed.
  package var unpackedSize: Int?

  /// A plain file of a size.
  package init(size: Int) { self.size = size }

  /// The path that means standard input.
  package static let standardInputPath = "-"
  /// What messages call standard input.
  package static let standardInputName = "<stdin>"
}
