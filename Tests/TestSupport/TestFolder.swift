import Foundation

/// A folder of its own for the files of one test; removed with the object.
public final class TestFolder {
  /// The folder.
  public let path: String

  /// Makes the folder.
  public init() {
    path = FileManager.default.temporaryDirectory.path + "/import-tests-\(UUID().uuidString)"
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The path of a file with this text.
  public func write(_ name: String, _ text: String) -> String { write(name, bytes: Array(text.utf8)) }

  /// The path of a file with these bytes.
  public func write(_ name: String, bytes: [UInt8]) -> String {
    _ = FileManager.default.createFile(atPath: path + "/" + name, contents: Data(bytes))
    return path + "/" + name
  }
}

extension TestFolder {
  /// The bytes of a file.
  public static func contents(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path)))
  }
}
