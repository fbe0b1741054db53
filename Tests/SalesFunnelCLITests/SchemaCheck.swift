import Foundation

/// Checks documents against a JSON Schema: the words of it that ours uses.
///
/// The consumers' checks do the same with a
/// validator of somebody else's.
struct SchemaCheck {
  private let schema: [String: Any]
  /// What does not follow, as `path: rule`.
  private(set) var problems: [String] = []
  private var met: Set<String> = []

  init(schema: [String: Any]) { self.schema = schema }

  mutating func run(_ value: Any, _ name: String) { check(value, schema, at: name, place: "") }

  /// The properties that no document had.
  var keysNotMet: [String] { keys(schema, place: "").filter { !met.contains($0) }.sorted() }

  private func keys(_ schema: [String: Any], place: String) -> [String] {
    var result: [String] = []
    for (key, inner) in schema["properties"] as? [String: Any] ?? [:] {
      result.append(place + "." + key)
      result += keys(inner as? [String: Any] ?? [:], place: place + "." + key)
    }
    for word in ["items", "additionalProperties"] {
      if let inner = schema[word] as? [String: Any] { result += keys(inner, place: place + "[]") }
    }
    for inner in schema["anyOf"] as? [[String: Any]] ?? [] { result += keys(inner, place: place) }
    return result
  }

  private func resolved(_ schema: [String: Any]) -> [String: Any] {
    guard let reference = schema["$ref"] as? String, let name = reference.split(separator: "/").last,
      let definitions = self.schema["$defs"] as? [String: Any]
    else { return schema }
    return definitions[String(name)] as? [String: Any] ?? [:]
  }

  private mutating func check(_ value: Any, _ reference: [String: Any], at path: String, place: String) {
    let schema = resolved(reference)
    if let type = schema["type"] as? String, !SchemaCheck.isOf(type, value) {
      problems.append("\(path): type")
      return
    }
    if let constant = schema["const"] as? String, value as? String != constant { problems.append("\(path): const") }
    if let words = schema["enum"] as? [String], !words.contains(value as? String ?? "") {
      problems.append("\(path): enum")
    }
    if let pattern = schema["pattern"] as? String, let text = value as? String,
      text.range(of: pattern, options: .regularExpression) == nil
    {
      problems.append("\(path): pattern")
    }
    if let number = (value as? NSNumber)?.doubleValue {
      if let least = (schema["minimum"] as? NSNumber)?.doubleValue, number < least {
        problems.append("\(path): minimum")
      }
      if let most = (schema["maximum"] as? NSNumber)?.doubleValue, number > most {
        problems.append("\(path): maximum")
      }
    }
    checkChoices(value, schema, at: path, place: place)
    checkParts(value, schema, at: path, place: place)
  }

  private mutating func checkChoices(_ value: Any, _ schema: [String: Any], at path: String, place: String) {
    guard let choices = schema["anyOf"] as? [[String: Any]] else { return }
    let tries = choices.map { choice in
      var check = SchemaCheck(schema: self.schema)
      check.check(value, choice, at: path, place: place)
      return check
    }
    guard let fitting = tries.first(where: \.problems.isEmpty) else {
      problems.append("\(path): anyOf")
      return
    }
    met.formUnion(fitting.met)
  }

  private mutating func checkParts(_ value: Any, _ schema: [String: Any], at path: String, place: String) {
    if let list = value as? [Any], let element = schema["items"] as? [String: Any] {
      for (index, item) in list.enumerated() { check(item, element, at: "\(path)[\(index)]", place: place + "[]") }
    }
    guard let object = value as? [String: Any] else { return }
    let properties = schema["properties"] as? [String: Any] ?? [:]
    for key in schema["required"] as? [String] ?? [] where object[key] == nil {
      problems.append("\(path).\(key): required")
    }
    for (key, inner) in object {
      if let property = properties[key] as? [String: Any] {
        met.insert(place + "." + key)
        check(inner, property, at: path + "." + key, place: place + "." + key)
      } else if let further = schema["additionalProperties"] as? [String: Any] {
        check(inner, further, at: path + "." + key, place: place + "[]")
      } else if schema["additionalProperties"] != nil {
        problems.append("\(path).\(key): additionalProperties")
      }
    }
  }

  private static func isOf(_ type: String, _ value: Any) -> Bool {
    let isFlag = (value as? NSNumber).map { String(cString: $0.objCType) == "c" } ?? false
    switch type {
    case "string": return value is String
    case "boolean": return isFlag
    case "null": return value is NSNull
    case "array": return value is [Any]
    case "object": return value is [String: Any]
    case "integer": return !isFlag && (value as? NSNumber).map { $0.doubleValue.rounded() == $0.doubleValue } ?? false
    default: return !isFlag && value is NSNumber
    }
  }
}
