import DealModel

/// Writes JSON with keys in the order they are given, and an undefined figure as `null`.
///
/// Foundation's encoder keeps neither: it sorts keys or shuffles them, and leaves `nil` out.
struct JSONWriter {
  /// A document has tens of thousands of keys: as bytes each is one copy.
  private var bytes: [UInt8] = []
  private var depth = 0
  private var isFirst = true
  /// The keys of the objects and lists that are being written, from the outermost in.
  private var path: [String] = []

  /// Which members are written; all of them without it.
  private let selection: MetricsSelection?

  init(_ selection: MetricsSelection? = nil) { self.selection = selection }

  /// What has been written.
  var text: String { String(decoding: bytes, as: UTF8.self) }

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
        writer.quote(text)
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
    if let value { quote(value) } else { write("null") }
  }

  /// A count.
  mutating func member(_ key: String, _ value: Int?) {
    if isLeftOut(key) { return }
    self.key(key)
    write(value.map(String.init) ?? "null")
  }

  /// Whether something holds.
  mutating func member(_ key: String, _ value: Bool?) {
    if isLeftOut(key) { return }
    self.key(key)
    write(value.map { $0 ? "true" : "false" } ?? "null")
  }

  /// An amount, two decimals.
  mutating func money(_ key: String, _ value: Money?) {
    if isLeftOut(key) { return }
    self.key(key)
    write(value.map { $0.text(decimals: 2) } ?? "null")
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
    write("[")
    for (index, value) in values.enumerated() {
      if index > 0 { write(", ") }
      number(value, decimals: 6)
    }
    write("]")
  }

  /// Counts on one line.
  mutating func counts(_ key: String, _ values: [Int]) {
    if isLeftOut(key) { return }
    self.key(key)
    write("[" + values.map(String.init).joined(separator: ", ") + "]")
  }

  private mutating func number(_ key: String, _ value: Double?, decimals: Int) {
    if isLeftOut(key) { return }
    self.key(key)
    number(value, decimals: decimals)
  }

  private mutating func number(_ value: Double?, decimals: Int) {
    guard let value, value.isFinite else {
      write("null")
      return
    }
    write(FixedDecimals.text(value, decimals))
  }

  private func isLeftOut(_ key: String) -> Bool {
    guard let selection else { return false }
    return !selection.includes(key, in: path)
  }

  private mutating func key(_ key: String) {
    separate()
    quote(key)
    write(": ")
  }

  private mutating func separate() {
    write(isFirst ? "\n" : ",\n")
    indent()
    isFirst = false
  }

  private mutating func container(_ open: String, _ close: String, _ body: (inout JSONWriter) -> Void) {
    write(open)
    depth += 1
    isFirst = true
    body(&self)
    depth -= 1
    if !isFirst {
      write("\n")
      indent()
    }
    write(close)
    isFirst = false
  }

  private mutating func indent() {
    for _ in 0..<depth * 2 { bytes.append(UInt8(ascii: " ")) }
  }

  private mutating func write(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// Writes the text in quotes, with everything escaped that JSON, or a page around it, could trip over.
  private mutating func quote(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    // All that is escaped begins with one of few bytes; hardly any text has one.
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C && $0 != 0x7F && $0 != 0xE2 }) {
      write(text)
    } else {
      for scalar in text.unicodeScalars { escape(scalar) }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func escape(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": write("\\\"")
    case "\\": write("\\\\")
    case "\n": write("\\n")
    case "\r": write("\\r")
    case "\t": write("\\t")
    case "\u{0}"..."\u{1F}", "\u{7F}", "\u{2028}", "\u{2029}":
      let digits = String(scalar.value, radix: 16)
      write("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
    default: write(String(scalar))
    }
  }
}
