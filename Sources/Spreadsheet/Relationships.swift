import Diagnostics

/// What a part of a package refers to (ECMA-376 part 2, "Relationships"): by id, with the kind and the part.
struct Relationships {
  /// One reference.
  struct Target {
    /// The last word of its type, such as `worksheet`: the same in the transitional and the strict form.
    var kind: String
    /// The part's name, from the root of the package without a leading slash.
    var part: String
  }

  private(set) var targets: [String: Target] = [:]
  /// The ids in the order of the part.
  private var order: [String] = []

  /// The first target of a kind.
  func first(_ kind: String) -> Target? {
    for id in order { if let target = targets[id], target.kind == kind { return target } }
    return nil
  }

  /// The relationships of a part, "" for the package itself; none where there is no part that tells them.
  init(of part: String, in archive: WorkbookPackage, limits: SpreadsheetReader.Limits) throws(Diagnostic) {
    let slash = part.lastIndex(of: "/")
    let folder = slash.map { String(part[...$0]) } ?? ""
    let name = slash.map { String(part[part.index(after: $0)...]) } ?? part
    let relationships = folder + "_rels/" + name + ".rels"
    guard archive.has(relationships) else { return }
    let handler = Handler(folder: folder)
    try archive.parse(relationships, limit: limits.partBytes, with: handler)
    (targets, order) = (handler.targets, handler.order)
  }

  private final class Handler: XMLHandler {
    let folder: String
    var targets: [String: Target] = [:]
    var order: [String] = []

    init(folder: String) { self.folder = folder }

    override func start(_ name: XMLName, _ attributes: XMLAttributes) {
      // What lies outside of the package is never looked at.
      guard name == "Relationship", attributes["TargetMode"] != "External" else { return }
      guard let id = attributes["Id"], let type = attributes["Type"], let target = attributes["Target"] else { return }
      guard targets[id] == nil else { return }
      let kind = type.split(separator: "/").last.map(String.init) ?? ""
      targets[id] = Target(kind: kind, part: Relationships.resolve(target, in: folder))
      order.append(id)
    }
  }

  /// A target as it stands in a relationship, as the name of a part: `../a.xml` in `xl/b/` is `xl/a.xml`.
  static func resolve(_ target: String, in folder: String) -> String {
    let text = unescape(target)
    var steps: [Substring] = []
    for step in ((text.hasPrefix("/") ? "" : folder) + text).split(separator: "/") {
      switch step {
      case ".": break
      case "..": _ = steps.popLast()
      default: steps.append(step)
      }
    }
    return steps.joined(separator: "/")
  }

  /// The text with `%20` and the like replaced by their bytes, and backslashes by slashes.
  private static func unescape(_ text: String) -> String {
    var result: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        result.append(value)
        rest.removeFirst(2)
      } else {
        result.append(byte == UInt8(ascii: "\\") ? UInt8(ascii: "/") : byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
