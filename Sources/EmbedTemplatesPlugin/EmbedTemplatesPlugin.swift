import Foundation
import PackagePlugin

/// Turns the templates of the target into one Swift file of raw strings, so that the binary carries them wherever it is
/// copied to.
@main
struct EmbedTemplatesPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) async throws -> [Command] {
    guard let target = target as? SourceModuleTarget else { return [] }
    let folder = target.directoryURL.appending(path: "templates")
    let files = try Self.templates(in: folder)
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedTemplates.swift")
    return [
      .buildCommand(
        displayName: "Embedding \(files.count) templates",
        executable: try context.tool(named: "EmbedTemplates").url,
        arguments: ([output, folder] + files).map(Self.path(of:)),
        inputFiles: files,
        outputFiles: [output]
      )
    ]
  }

  /// The templates in a folder that may be a symbolic link, with paths that lead through it.
  private static func templates(in folder: URL) throws -> [URL] {
    let entries = try FileManager.default.subpathsOfDirectory(atPath: path(of: folder.resolvingSymlinksInPath()))
    return entries.filter { $0.hasSuffix(".mustache") }.sorted().map { folder.appending(path: $0) }
  }

  /// The path as the file system knows it, with spaces and letters of any script in it.
  private static func path(of url: URL) -> String { url.path(percentEncoded: false) }
}
