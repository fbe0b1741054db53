import Diagnostics
import Foundation

/// The text of a template and where it comes from.
struct TemplateSource: Sendable {
  /// The name other templates use it by: its path without `.mustache`.
  var name: String
  /// The file that messages name.
  var file: String
  /// The text.
  var text: String
  /// Whether it is one of the templates that come with the program, as they are or replaced.
  var isDefault: Bool

  private static let suffix = ".mustache"

  /// The default templates, replaced and completed by those of a folder.
  static func load(folder: String?) throws(Diagnostics) -> [String: TemplateSource] {
    var sources: [String: TemplateSource] = [:]
    for (name, text) in embeddedTemplates {
      sources[name] = TemplateSource(name: name, file: name + suffix, text: text, isDefault: true)
    }
    guard let folder else { return sources }
    var problems: [Diagnostic] = []
    let paths = try templatePaths(in: folder)
    if paths.isEmpty { problems.append(Diagnostic(.templateMissing, ["report"], at: SourceLocation(file: folder))) }
    for path in paths {
      let file = (folder.hasSuffix("/") ? folder : folder + "/") + path
      let name = String(path.dropLast(suffix.count))
      switch text(of: file) {
      case .success(let text):
        let isDefault = embeddedTemplates[name] != nil
        sources[name] = TemplateSource(name: name, file: file, text: text, isDefault: isDefault)
      case .failure(let problem): problems.append(problem)
      }
    }
    try Diagnostics.throwIfAny(problems)
    return sources
  }

  /// The paths of the templates in a folder and its sub-folders, in order.
  private static func templatePaths(in folder: String) throws(Diagnostics) -> [String] {
    let location = SourceLocation(file: folder)
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder) else {
      throw Diagnostics(Diagnostic(.fileMissing, at: location))
    }
    guard isFolder.boolValue else {
      throw Diagnostics(
        Diagnostic(.templateFolderIsFile, at: location)
      )
    }
    do {
      let resolved = URL(filePath: folder).resolvingSymlinksInPath().path(percentEncoded: false)
      return try FileManager.default.subpathsOfDirectory(atPath: resolved).filter { $0.hasSuffix(suffix) }.sorted()
    } catch {
      throw Diagnostics(Diagnostic(.fileUnreadable, [error.localizedDescription], at: location))
    }
  }

  private static func text(of file: String) -> Result<String, Diagnostic> {
    let location = SourceLocation(file: file)
    guard let data = FileManager.default.contents(atPath: file) else {
      return .failure(Diagnostic(.fileUnreadable, [Term.inputOutput.rawValue], at: location))
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      return .failure(Diagnostic(.templateNotUTF8, at: location))
    }
    return .success(text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text)
  }
}
