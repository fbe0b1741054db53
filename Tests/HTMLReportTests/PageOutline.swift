/// The tags of a page in order, as a browser would find them, with their attributes.
struct PageOutline {
  /// A tag.
  struct Tag {
    var name: String
    var attributes: [String: String]
  }

  /// The opening and closing tags; the latter begin with `/`.
  var tags: [Tag] = []

  /// Reads a page; what stands in a style element is skipped.
  init(_ page: String) {
    var rest = Substring(page)
    while let open = rest.firstIndex(of: "<") {
      rest = rest[open...].dropFirst()
      var end = rest.startIndex
      var quote: Character?
      while end < rest.endIndex, quote != nil || rest[end] != ">" {
        if rest[end] == quote {
          quote = nil
        } else if quote == nil, rest[end] == "\"" || rest[end] == "'" {
          quote = rest[end]
        }
        end = rest.index(after: end)
      }
      let tag = PageOutline.tag(rest[..<end])
      tags.append(tag)
      rest = rest[end...].dropFirst()
      if tag.name == "style", let close = rest.firstRange(of: "</style") { rest = rest[close.lowerBound...] }
    }
  }

  /// The names of the tags.
  var names: [String] { tags.map(\.name) }

  /// The tags of a name.
  func all(_ name: String) -> [Tag] { tags.filter { $0.name == name } }

  /// The values of an attribute in order.
  func values(_ attribute: String) -> [String] { tags.compactMap { $0.attributes[attribute] } }

  private static func tag(_ text: Substring) -> Tag {
    let name = text.prefix { !$0.isWhitespace && $0 != ">" }
    var attributes: [String: String] = [:]
    for match in text.dropFirst(name.count).matches(of: /([^\s="\/]+)(?:="([^"]*)")?/) {
      attributes[String(match.1)] = match.2.map(String.init) ?? ""
    }
    return Tag(name: String(name), attributes: attributes)
  }
}
