/// The quoting of RFC 4180.
enum FieldQuoting {
  /// Appends a field, between quotes where it has a comma, a quote or a line end in it.
  static func append(_ field: [UInt8], to bytes: inout [UInt8]) {
    for byte in field {
      switch byte {
      case UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        return appendQuoted(field[...], to: &bytes)
      default: break
      }
    }
    bytes.append(contentsOf: field)
  }

  /// Appends a field between quotes.
  static func appendQuoted(_ field: ArraySlice<UInt8>, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for byte in field {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
