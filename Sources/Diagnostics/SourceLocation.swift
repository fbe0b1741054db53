/// A place in an input: a file and, where known, the line and column in it.
public struct SourceLocation: Sendable, Hashable {
  /// The file's path as the user gave it; `nil` for the command line.
  public var file: String?
  /// The line, counted from 1; `nil` where the whole file is meant.
  public var line: Int?
  /// The column, counted in characters from 1; `nil` where the whole line is meant.
  public var column: Int?

  /// Makes a location; parts that are not known are left out.
  public init(file: String? = nil, line: Int? = nil, column: Int? = nil) {
    self.file = file
    self.line = line
    self.column = column
  }

  /// `file:line:column`, as compilers write it and editors jump to; control characters are made visible.
  public var description: String {
    var text = file.map { printable($0) } ?? "salesfunnel"
    if let line { text += ":\(line)" }
    if let column { text += ":\(column)" }
    return text
  }
}

/// The text on one line with no control or direction-changing character in it, and no longer than `limit` characters.
///
/// Values from files are shown in messages; a terminal must not obey what they contain.
public func printable(_ text: String, limit: Int = 200) -> String {
  var result = ""
  var count = 0
  for scalar in text.unicodeScalars {
    if count == limit { return result + "…" }
    count += 1
    switch scalar.value {
    case 0x09: result += "→"
    case 0x0A: result += "⏎"
    case 0x0D: result += "␍"
    case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: result += "�"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}
