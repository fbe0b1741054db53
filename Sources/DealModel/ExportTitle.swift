public import Diagnostics

/// What an export of a known program is called in a report.
public struct ExportTitle: Sendable, Hashable {
  /// The name in English.
  public var english: String
  /// The name in Chinese.
  public var chinese: String

  /// A name in both languages.
  public init(english: String, chinese: String) { (self.english, self.chinese) = (english, chinese) }

  /// A name that is the same in both.
  public init(_ name: String) { self.init(english: name, chinese: name) }

  /// The name in a language.
  public subscript(language: Language) -> String { language == .english ? english : chinese }
}
