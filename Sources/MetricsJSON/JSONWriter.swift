import DealModel

/// Writes JSON with keys in the order they are given, and an undefined figure as `null`.
///
/// Foundation's encoder keeps neither: it sorts keys or shuffles them, and leaves `nil` out.
struct JSONWriter {
  private(set) var text = ""
  private var depth = 0
  private var isFirst = true
  /// The keys of the objects and lists that are being written, from the outermost in.
  private var path: [String] = []

  /// Which members are written; all of them without it.
  private let selection: MetricsSelection?

  init(_ selection: MetricsSelection? = nil) { self.selection = selection }

  /// An object; `body` writes its members.
  mutating func object(_ body: (inout JSONWriter) -> Void) { container("{", "}", body) }

  /// A member of an object that is an object itself.
  mutating func object(_ key: String, _ body: (inout JSONWriter) -> Void) {
    if isLeftOut(key) { return }
    self.key(key)
    path.append(key)
    object(body)
    path.removeLast()
  }

  /// A member of an object that is a list; `body` writes one item.
  mutating func list<Items: Sequence>(_ key: String, _ items: Items, _ body: (inout JSONWriter, Items.Element) -> Void)
  {
    if isLeftOut(key) { return }
    self.key(key)
    path.append(key)
    defer { path.removeLast() }
    container("[", "]") { writer in
      for item in items {
        writer.separate()
        writer.object { body(&$0, item) }
      }
    }
  }

  /// A member of an object that is a list of texts.
  mutating func texts(_ key: String, _ texts: [String]) {
    if isLeftOut(key) { return }
    self.key(key)
    container("[", "]") { writer in
      for text in texts {
        writer.separate()
        writer.text += JSONWriter.quoted(text)
      }
    }
  }

  /// A member of an object that is a list of different objects.
  mutating func objects(_ key: String, _ bodies: [(inout JSONWriter) -> Void]) {
    list(key, bodies) { writer, body in body(&writer) }
  }

  /// A text.
  mutating func member(_ key: String, _ value: String?) {
    if isLeftOut(key) { return }
    self.key(key)
    text += value.map(JSONWriter.quoted) ?? "null"
  }

  /// A count.
  mutating func member(_ key: String, _ value: Int?) {
    if isLeftOut(key) { return }
    self.key(key)
    text += value.map(String.init) ?? "null"
  }

  /// Whether something holds.
  mutating func member(_ key: String, _ value: Bool?) {
    if isLeftOut(key) { return }
    self.key(key)
    text += value.map { $0 ? "true" : "false" } ?? "null"
  }

  /// An amount, two decimals.
  mutating func money(_ key: String, _ value: Money?) {
    if isLeftOut(key) { return }
    self.key(key)
    text += value.map { $0.text(decimals: 2) } ?? "null"
  }

  /// An amount in units, two decimals.
  mutating func units(_ key: String, _ value: Double?) { number(key, value, decimals: 2) }
  /// A length of time in days, four decimals.
  mutating func days(_ key: String, _ value: Double?) { number(key, value, decimals: 4) }
  /// A share, six decimals.
  mutating func rate(_ key: String, _ value: Double?) { number(key, value, decimals: 6) }

  /// Shares on one line.
  mutating func rates(_ key: String, _ values: [Double?]) {
    if isLeftOut(key) { return }
    self.key(key)
    text += "["
    for (index, value) in values.enumerated() {
      if index > 0 { text += ", " }
      number(value, decimals: 6)
    }
    text += "]"
  }

  /// Counts on one line.
  mutating func counts(_ key: String, _ values: [Int]) {
    if isLeftOut(key) { return }
    self.key(key)
    text += "[" + values.map(String.init).joined(separator: ", ") + "]"
  }

  private mutating func number(_ key: String, _ value: Double?, decimals: Int) {
    if isLeftOut(key) { return }
    self.key(key)
    number(value, decimals: decimals)
  }

  private mutating func number(_ value: Double?, decimals: Int) {
    guard let value, value.isFinite else {
      text += "null"
      return
    }
    text += FixedDecimals.text(value, decimals)
  }

  private func isLeftOut(_ key: String) -> Bool {
    guard let selection else { return false }
    return !selection.includes(key, in: path)
  }

  private mutating func key(_ key: String) {
    separate()
    text += JSONWriter.quoted(key) + ": "
  }

  private mutating func separate() {
    text += isFirst ? "\n" : ",\n"
    text += String(repeating: " ", count: depth * 2)
    isFirst = false
  }

  private mutating func container(_ open: String, _ close: String, _ body: (inout JSONWriter) -> Void) {
    text += open
    depth += 1
    isFirst = true
    body(&self)
    depth -= 1
    if !isFirst { text += "\n" + String(repeating: " ", count: depth * 2) }
    text += close
    isFirst = false
  }

  /// The text in quotes, with everything escaped that JSON, or a page around it, could trip over.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{0}"..."\u{1F}", "\u{7F}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
