/// Writes a type as JSON Schema (draft 2020-12).
struct SchemaWriter {
  private var json = JSONWriter()

  /// The schema of a document, with what its kinds of numbers are.
  static func text(_ type: SchemaType, title: String) -> String {
    var writer = SchemaWriter()
    writer.json.object { json in
      json.member("$schema", "https://json-schema.org/draft/2020-12/schema")
      json.member("title", title)
      body(type, &json)
      json.object("$defs") { definitions in
        for kind in Kind.allCases { definitions.object(kind.rawValue) { kind.write(&$0) } }
      }
    }
    return writer.json.text + "\n"
  }

  /// Kinds of values that are described once.
  private enum Kind: String, CaseIterable {
    case date, month, count, money, days, rate

    func write(_ json: inout JSONWriter) {
      switch self {
      case .date:
        json.member("description", "a day")
        json.member("type", "string")
        json.member("pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
      case .month:
        json.member("description", "a month")
        json.member("type", "string")
        json.member("pattern", "^[0-9]{4}-[0-9]{2}$")
      case .count:
        json.member("description", "a number of deals, visits, moves or rows")
        json.member("type", "integer")
        json.member("minimum", 0)
      case .money:
        json.member("description", "an amount in the report's currency, two decimals")
        json.member("type", "number")
      case .days:
        json.member("description", "a length of time in days, four decimals")
        json.member("type", "number")
      case .rate:
        json.member("description", "a share, six decimals")
        json.member("type", "number")
        json.member("minimum", 0)
        json.member("maximum", 1)
      }
    }
  }

  private static func body(_ type: SchemaType, _ json: inout JSONWriter) {
    func reference(_ kind: Kind) { json.member("$ref", "#/$defs/\(kind.rawValue)") }
    switch type {
    case .text: json.member("type", "string")
    case .choice(let words): json.texts("enum", words)
    case .constant(let text): json.member("const", text)
    case .flag: json.member("type", "boolean")
    case .number: json.member("type", "number")
    case .date: reference(.date)
    case .month: reference(.month)
    case .count: reference(.count)
    case .money: reference(.money)
    case .days: reference(.days)
    case .rate: reference(.rate)
    case .optional(let inner):
      json.objects("anyOf", [{ body(inner, &$0) }, { $0.member("type", "null") }])
    case .list(let element):
      json.member("type", "array")
      json.object("items") { body(element, &$0) }
    case .named(let value):
      json.member("type", "object")
      json.object("additionalProperties") { body(value, &$0) }
    case .object(let members):
      json.member("type", "object")
      json.object("properties") { properties in
        for member in members { properties.object(member.key) { body(member.type, &$0) } }
      }
      json.texts("required", members.filter(\.isRequired).map(\.key))
      json.member("additionalProperties", false)
    }
  }
}
