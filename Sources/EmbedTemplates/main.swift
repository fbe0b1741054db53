import Foundation

// embed-templates OUTPUT FOLDER FILE…: writes a Swift file with the text of every file, by its path in the folder.

/// A raw string literal of the text, with more number signs than any run of them inside.
func literal(_ text: String) -> String {
  var longest = 0
  var run = 0
  for character in text.unicodeScalars {
    run = character == "#" ? run + 1 : 0
    longest = max(longest, run)
  }
  let signs = String(repeating: "#", count: longest + 1)
  return signs + "\"\"\"\n" + text + "\n\"\"\"" + signs
}

/// Ends the build with a message that Xcode and SwiftPM show as an error.
func fail(_ message: String) -> Never {
  FileHandle.standardError.write(Data("error: \(message)\n".utf8))
  exit(1)
}

let arguments = Array(CommandLine.arguments.dropFirst())
guard arguments.count >= 2 else { fail("usage: embed-templates OUTPUT FOLDER FILE…") }
let folder = arguments[1].hasSuffix("/") ? arguments[1] : arguments[1] + "/"
let suffix = ".mustache"
var source = "/// The default templates, by name.\nlet embeddedTemplates: [String: String] = [\n"
for path in arguments.dropFirst(2) {
  guard path.hasPrefix(folder), path.hasSuffix(suffix) else { fail("\(path) is no template in \(folder)") }
  guard let data = FileManager.default.contents(atPath: path) else { fail("\(path) cannot be read") }
  guard let file = String(validating: data, as: UTF8.self) else { fail("\(path) is not UTF-8") }
  // A literal has neither carriage returns nor zeros; a checkout on Windows may have given the former.
  let text = file.replacing("\r\n", with: "\n")
  guard !text.utf8.contains(where: { $0 == 0x0D || $0 == 0 }) else { fail("\(path) has control characters in it") }
  let name = path.dropFirst(folder.count).dropLast(suffix.count)
  source += "  \"\(name)\": \(literal(text)),\n"
}
source += arguments.count == 2 ? "  :\n]\n" : "]\n"
do {
  try source.write(toFile: arguments[0], atomically: true, encoding: .utf8)
} catch {
  fail("\(arguments[0]) cannot be written: \(error)")
}
