public import Diagnostics

extension SourceLocation {
  /// `name:line:column` without the folder, so that a test can write it down.
  public var short: String {
    var copy = self
    copy.file = file.map { String($0.split(separator: "/").last ?? "") }
    return copy.description
  }
}

extension Diagnostic {
  /// What a test compares: which message, where.
  public var short: String { "\(location.short) \(id)" }
}
