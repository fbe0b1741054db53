/// Writes the elements of an SVG, one line each, indented by depth.
struct SVGWriter {
  /// The value of an attribute.
  enum Value: ExpressibleByStringLiteral, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
    /// Text, escaped when written.
    case text(String)
    /// A length in pixels.
    case number(Double)
    /// A share 0…1 of the drawing's width, written in percent.
    case share(Double)

    init(stringLiteral text: String) { self = .text(text) }
    init(floatLiteral number: Double) { self = .number(number) }
    init(integerLiteral number: Int) { self = .number(Double(number)) }

    /// As it stands between the quotes.
    var markup: String {
      switch self {
      case .text(let text): escapedMarkup(text)
      case .number(let number): rounded(number)
      case .share(let share): rounded(share * 100) + "%"
      }
    }
  }

  /// Names and values of attributes in the order they are written.
  typealias Attributes = [(name: String, value: Value)]

  /// What has been written.
  private(set) var output = ""
  private var depth = 0

  /// Writes a line as it is, such as an XML declaration.
  mutating func line(_ markup: String) {
    output += String(repeating: "  ", count: depth) + markup + "\n"
  }

  /// Writes an element without content.
  mutating func element(_ name: String, _ attributes: Attributes) {
    line("<\(name)\(markup(of: attributes))/>")
  }

  /// Writes an element that holds text.
  mutating func element(_ name: String, _ attributes: Attributes, text: String) {
    line("<\(name)\(markup(of: attributes))>\(escapedMarkup(text))</\(name)>")
  }

  /// Writes an element around others.
  mutating func element(_ name: String, _ attributes: Attributes, content: (inout SVGWriter) -> Void) {
    line("<\(name)\(markup(of: attributes))>")
    depth += 1
    content(&self)
    depth -= 1
    line("</\(name)>")
  }

  private func markup(of attributes: Attributes) -> String {
    attributes.map { " \($0.name)=\"\($0.value.markup)\"" }.joined()
  }
}

/// A number with at most two decimals and a full stop, the same on every machine; 0 for what is no number.
func rounded(_ number: Double) -> String {
  // Beyond 2^50 hundredths a Double has no hundredths; no drawing is that large.
  guard number.isFinite, abs(number) < 0x1p43 else { return "0" }
  let hundredths = Int((number * 100).rounded())
  let (whole, fraction) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
  var text = (hundredths < 0 ? "-" : "") + String(whole)
  if fraction > 0 {
    text += "." + String(fraction / 10)
    if fraction % 10 > 0 { text += String(fraction % 10) }
  }
  return text
}
