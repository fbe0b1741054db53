/// What a value of the metrics document may be.
indirect enum SchemaType: Sendable {
  /// A text.
  case text
  /// One of some words.
  case choice([String])
  /// A text that is always the same.
  case constant(String)
  /// A day, `2025-06-30`.
  case date
  /// A month, `2025-06`.
  case month
  /// Yes or no.
  case flag
  /// A whole number, 0 or above.
  case count
  /// An amount in the report's currency.
  case money
  /// A length of time in days.
  case days
  /// A share, 0…1.
  case rate
  /// A number without a unit or a bound.
  case number
  /// The value, or `null` where it is undefined.
  case optional(SchemaType)
  /// A list of values of one type.
  case list(SchemaType)
  /// An object that has these members and no others, all of them but those that are said to be absent at times.
  case object([SchemaMember])
  /// An object whose keys are names from the data.
  case named(SchemaType)
}

/// A member of an object.
struct SchemaMember: Sendable {
  var key: String
  var type: SchemaType
  /// Whether it is always there.
  var isRequired: Bool

  /// A member that is always there.
  init(_ key: String, _ type: SchemaType) { (self.key, self.type, isRequired) = (key, type, true) }

  /// A member that is left out where there is nothing to say.
  static func sometimes(_ key: String, _ type: SchemaType) -> SchemaMember {
    var member = SchemaMember(key, type)
    member.isRequired = false
    return member
  }

  /// Members of one type.
  static func all(_ keys: [String], _ type: SchemaType) -> [SchemaMember] { keys.map { SchemaMember($0, type) } }
}
