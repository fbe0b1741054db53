import Foundation

/// A folder that files are named from.
struct FolderPath {
  /// The path as given; `.` for the one where the tool runs.
  let name: String

  init(_ name: String) { self.name = name.isEmpty ? "." : name }

  /// The folder of a file, as given; empty for the one where the tool runs.
  static func of(_ file: String) -> String {
    guard let slash = file.lastIndex(of: "/") else { return "" }
    return slash == file.startIndex ? "/" : String(file[..<slash])
  }

  /// The path of a file in the folder.
  func path(of file: String) -> String { name == "." ? file : name.hasSuffix("/") ? name + file : name + "/" + file }

  /// A file's path as seen from the folder: without a way up where it lies below, and else as short as it is sure.
  func relative(_ file: String) -> String {
    let own = FolderPath.parts(name)
    let other = FolderPath.parts(file)
    let shared = zip(own, other).prefix { $0 == $1 }.count
    // Nothing in common but the root: the way up would say no more than the whole path.
    if shared == 0, file.hasPrefix("/") { return file }
    return (Array(repeating: "..", count: own.count - shared) + other.dropFirst(shared)).joined(separator: "/")
  }

  private static func parts(_ path: String) -> [String] {
    let whole = path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
    var parts: [String] = []
    for part in whole.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(String(part)) }
    }
    return parts
  }
}
