import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// What an XML parser makes of a text: the elements with their attributes, and the text in them.
final class XMLOutline: NSObject, XMLParserDelegate {
  /// The elements in order, each with the names of its attributes.
  private(set) var elements: [String] = []
  /// The ids in order.
  private(set) var ids: [String] = []
  /// The texts in order, one an element that holds any.
  private(set) var texts: [String] = []
  /// Whether the text is XML.
  private(set) var isValid = false
  private var current = ""

  /// Parses a text.
  init(_ text: String) {
    super.init()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    isValid = parser.parse()
  }

  func parser(
    _ parser: XMLParser,
    didStartElement name: String,
    namespaceURI: String?,
    qualifiedName: String?,
    attributes: [String: String]
  ) {
    current = ""
    elements.append(([name] + attributes.keys.sorted()).joined(separator: " "))
    if let id = attributes["id"] { ids.append(id) }
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) { current += text }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    if !current.isEmpty { texts.append(current) }
    current = ""
  }
}
