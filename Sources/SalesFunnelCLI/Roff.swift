/// Text as manual pages hold it: the language of `man(7)`.
struct Roff {
  /// How long a line may be.
  private static let width = 80

  /// The lines of the page.
  private(set) var text: String
  private var isAfterHeading = false

  /// Begins with the title.
  init(title: String, section: Int, date: String, source: String, volume: String) {
    // The day as it stands: escaped, it would be read as a word.
    let words = [title, String(section)].map(Roff.quoted) + ["\"\(date)\""] + [source, volume].map(Roff.quoted)
    text = ".TH " + words.joined(separator: " ") + "\n"
  }

  /// A heading.
  mutating func section(_ heading: String) { macro("SH", heading) }

  /// A heading below one.
  mutating func subsection(_ heading: String) { macro("SS", heading) }

  /// A paragraph; `**…**` is bold, `*…*` stands for what is filled in.
  mutating func paragraph(_ words: String) {
    begin()
    line(words)
  }

  /// Begins a paragraph, unless a heading has done so.
  private mutating func begin() {
    if !isAfterHeading { text += ".PP\n" }
    isAfterHeading = false
  }

  /// A line of a paragraph.
  mutating func line(_ words: String) {
    isAfterHeading = false
    var line = ""
    for word in Roff.styled(words).split(separator: " ") {
      // A sentence ends its line, as manuals have it; so the formatter knows where more space belongs.
      if !line.isEmpty, line.utf8.count + word.utf8.count >= Roff.width || line.hasSuffix(".") {
        text += Roff.protected(line) + "\n"
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    text += Roff.protected(line) + "\n"
  }

  /// A word or an option, and what it means.
  mutating func item(_ term: String, _ words: String) {
    text += ".TP\n"
    line(term)
    line(words)
  }

  /// Lines as they stand, in the type of a terminal.
  mutating func literal(_ lines: [String]) {
    begin()
    text += ".RS 4\n.nf\n"
    for line in lines { text += Roff.protected(Roff.escaped(line, isLiteral: true)) + "\n" }
    text += ".fi\n.RE\n"
  }

  private mutating func macro(_ name: String, _ argument: String) {
    text += ".\(name) " + Roff.quoted(argument) + "\n"
    isAfterHeading = true
  }

  private static func quoted(_ text: String) -> String { "\"" + escaped(text, isLiteral: true) + "\"" }

  /// A line that begins with a full stop or an apostrophe would be a request.
  private static func protected(_ line: String) -> String {
    line.hasPrefix(".") || line.hasPrefix("'") ? "\\&" + line : line
  }

  private static func styled(_ words: String) -> String {
    var result = ""
    var rest = words[...]
    var open: Substring?
    while let star = rest.firstIndex(of: "*") {
      result += escaped(String(rest[..<star]), isLiteral: open != nil)
      let mark = rest[star...].hasPrefix("**") ? rest[star...].prefix(2) : rest[star...].prefix(1)
      result += open != nil ? "\\fR" : mark == "**" ? "\\fB" : "\\fI"
      open = open == nil ? mark : nil
      rest = rest[mark.endIndex...]
    }
    return result + escaped(String(rest), isLiteral: open != nil)
  }

  /// The text with every sign that means something to the formatter escaped, in ASCII.
  /// - Parameter isLiteral: whether it is what somebody types; elsewhere a hyphen between letters is one of prose.
  static func escaped(_ text: String, isLiteral: Bool) -> String {
    var result = ""
    let scalars = Array(text.unicodeScalars)
    func isLetter(_ index: Int) -> Bool { scalars.indices.contains(index) && scalars[index].properties.isAlphabetic }
    for (index, scalar) in scalars.enumerated() {
      switch scalar {
      case "-" where !isLiteral && isLetter(index - 1) && isLetter(index + 1): result += "-"
      case "-": result += "\\-"
      case "\\": result += "\\e"
      case "\"" where isLiteral: result += "\\(dq"
      case "'" where isLiteral: result += "\\(aq"
      case "`" where isLiteral: result += "\\(ga"
      case "^" where isLiteral: result += "\\(ha"
      case "~" where isLiteral: result += "\\(ti"
      case "\u{20}"..."\u{7E}": result.unicodeScalars.append(scalar)
      case "\n", "\t": result += " "
      default: result += "\\[u" + hex(scalar.value) + "]"
      }
    }
    return result
  }

  private static func hex(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
