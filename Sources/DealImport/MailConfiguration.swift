public import Diagnostics
import Yams

/// What `funnel.yaml` says under `mail`, so that a crontab's line stays short.
///
/// Addresses and commands are texts here, with their place: what is made of them knows their form.
public struct MailConfiguration: Sendable {
  /// A text and where it stands.
  public struct Value: Sendable {
    /// The text.
    public var text: String
    /// Its place in the configuration.
    public var location: SourceLocation
  }

  /// Whom mail is from.
  public var from: Value?
  /// Whom it is to.
  public var to: [Value] = []
  /// Who gets a copy.
  public var copies: [Value] = []
  /// The subject, where it is not the usual one.
  public var subject: Value?
  /// What is attached.
  public var attach: Value?
  /// The program that takes it.
  public var sendmail: Value?
  /// The seconds after which that program is ended.
  public var timeLimit = 300
  /// The folder in which mail is kept until it is accepted.
  public var spool: String?

  /// What a mail says of which nothing is configured.
  public init() {}

  /// Reads the mapping.
  /// - Parameter resolve: makes a path relative to the configuration's folder one relative to where the tool runs.
  init(_ node: Node, of yaml: inout YAMLDocument, resolve: (String) -> String) {
    let keys = yaml.mapping(
      node,
      at: "mail",
      known: ["from", "to", "cc", "subject", "attach", "sendmail", "timeout_seconds", "spool"]
    )
    func value(_ key: String, _ yaml: inout YAMLDocument) -> Value? {
      guard let node = keys[key], let text = yaml.string(node, "mail.\(key)") else { return nil }
      return Value(text: text, location: yaml.location(of: node))
    }
    from = value("from", &yaml)
    to = Self.list(keys["to"], "mail.to", &yaml)
    copies = Self.list(keys["cc"], "mail.cc", &yaml)
    subject = value("subject", &yaml)
    attach = value("attach", &yaml)
    sendmail = value("sendmail", &yaml)
    if let node = keys["timeout_seconds"], let seconds = yaml.integer(node, "mail.timeout_seconds", 1...86_400) {
      timeLimit = seconds
    }
    spool = value("spool", &yaml).map { resolve($0.text) }
  }

  /// One text, or a list of them.
  private static func list(_ node: Node?, _ name: String, _ yaml: inout YAMLDocument) -> [Value] {
    guard let node else { return [] }
    let items = node.sequence != nil ? yaml.sequence(node, name) : [node]
    return items.compactMap { item in
      yaml.string(item, name).map { Value(text: $0, location: yaml.location(of: item)) }
    }
  }
}
