/// A part of the metrics document: what one short table shows, under the keys of the whole.
///
/// The members that say what the figures are of (`schema`, `asOf`, `currency`, `timezone`, `period`) are always there.
public struct MetricsSelection: Sendable {
  private static let always: Set<String> = ["schema", "asOf", "currency", "timezone", "period"]
  /// The outermost keys.
  private let outermost: Set<String>
  /// The keys within them; all without any.
  private let inner: Set<String>

  /// Of each pipeline some parts.
  public static func pipelines(_ parts: String...) -> MetricsSelection {
    MetricsSelection(outermost: ["pipelines"], inner: Set(parts + ["name"]))
  }

  /// The list of some groups.
  public static func groups(_ names: String...) -> MetricsSelection {
    MetricsSelection(outermost: ["groups"], inner: Set(names))
  }

  /// Whole parts of the document, by their outermost keys.
  public static func parts(_ keys: String...) -> MetricsSelection {
    MetricsSelection(outermost: Set(keys), inner: [])
  }

  /// Whether a member is written, by the keys around it.
  func includes(_ key: String, in path: [String]) -> Bool {
    switch path.count {
    case 0: MetricsSelection.always.contains(key) || outermost.contains(key)
    case 1: inner.isEmpty || !outermost.contains(path[0]) || inner.contains(key)
    default: true
    }
  }
}
