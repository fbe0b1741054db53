import Diagnostics

/// Files that are opened as workbooks but are something else inside.
enum OtherFormat {
  /// What is wrong with such a file; nil where it is none of them.
  static func problem(_ bytes: UnsafeRawBufferPointer, path: String) -> Diagnostic? {
    let location = SourceLocation(file: path)
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
      // A compound file; a protected workbook is one with the real one inside, as a stream of this name.
      let isEncrypted = contains("EncryptedPackage", in: bytes)
      return Diagnostic(isEncrypted ? .workbookEncrypted : .fileIsOldWorkbook, at: location)
    }
    let beginning = text(bytes)
    if beginning.hasPrefix("mime-version:") || beginning.hasPrefix("<!doctype html") || isWebPage(beginning) {
      return Diagnostic(.fileIsWebPage, at: location)
    }
    if beginning.hasPrefix("<"), beginning.contains("urn:schemas-microsoft-com:office:spreadsheet") {
      return Diagnostic(.fileIsXMLSpreadsheet, at: location)
    }
    return nil
  }

  private static func isWebPage(_ text: String) -> Bool {
    guard text.hasPrefix("<") else { return false }
    if text.hasPrefix("<?xml") { return text.contains("<html") }
    return [
      "<html", "<head", "<meta", "<body", "<table", "<style", "<div", "<script", "<title", "<center", "<tr", "<p>",
    ].contains { text.hasPrefix($0) }
  }

  /// The first 4 KiB as ASCII in small letters, without white space, byte order marks and comments in front, whatever
  /// the encoding: zeros, which UTF-16 has behind each letter, are left out.
  private static func text(_ bytes: UnsafeRawBufferPointer) -> String {
    var text = Array(
      bytes.prefix(4096).lazy.filter { $0 != 0 && $0 < 0x80 }.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    )[...]
    while true {
      text = text.drop { $0 == 0x20 || ($0 >= 0x09 && $0 <= 0x0D) }
      guard text.starts(with: "<!--".utf8) else { break }
      let end = text.indices.first { text[$0...].starts(with: "-->".utf8) }
      text = text[(end.map { $0 + 3 } ?? text.endIndex)...]
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Whether a name of a compound file is in the first 16 MiB; names there are UTF-16.
  private static func contains(_ name: String, in bytes: UnsafeRawBufferPointer) -> Bool {
    let wanted = name.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
    // The names stand in entries of 128 bytes at multiples of that.
    for start in stride(from: 0, to: min(bytes.count, 16 << 20) - wanted.count, by: 128)
    where bytes[start..<start + wanted.count].elementsEqual(wanted) {
      return true
    }
    return false
  }
}
