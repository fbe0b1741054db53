import Foundation
import TestSupport
import Testing

/// Where deals come from: packed files, pipes, standard input; and what must not go wrong on the way.
struct SourceTests {
  private let sample = Tool.package.appending(path: "sample-data/english")

  /// A folder with the sample's deals and stages.
  private func sampleFolder() throws -> URL {
    let folder = try Tool.temporaryFolder()
    for name in ["deals.csv", "history.csv", "stages.csv"] {
      try FileManager.default.copyItem(at: sample.appending(path: name), to: folder.appending(path: name))
    }
    return folder
  }

  /// What `metrics.json` says, with the account of the inputs apart.
  private func metrics(
    _ deals: String,
    in folder: URL,
    input: Any? = nil,
    environment: [String: String]? = nil
  ) throws -> (figures: String, inputs: String) {
    let outcome = try Tool.run(
      ["report", deals, "--stages", "stages.csv", "--format", "json", "--out", "out"],
      in: folder,
      environment: environment,
      input: input
    )
    #expect(outcome.status == 0, "\(outcome.errors)")
    let text = try String(contentsOf: folder.appending(path: "out/metrics.json"), encoding: .utf8)
    let start = try #require(text.range(of: "\"inputs\": ["))
    let end = try #require(text.range(of: "\"counts\": "))
    return (
      String(text[..<start.lowerBound] + text[end.lowerBound...]), String(text[start.lowerBound..<end.lowerBound])
    )
  }

  private func pipe(_ bytes: [UInt8], at path: String) {
    #expect(mkfifo(path, 0o600) == 0)
    writeInBackground {
      let handle = FileHandle(forWritingAtPath: path)
      try? handle?.write(contentsOf: Data(bytes))
      try? handle?.close()
    }
  }

  @Test func howTheDealsCameDoesNotShow() throws {
    let folder = try sampleFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let deals = folder.appending(path: "deals.csv")
    let bytes = [UInt8](try Data(contentsOf: deals))
    let plain = try metrics("deals.csv", in: folder)
    #expect(plain.inputs.contains("\"file\": \"deals.csv\""))
    #expect(plain.inputs.contains("\"bytes\": \(bytes.count)"))
    #expect(!plain.inputs.contains("packing"))

    let packed = gzipped(bytes)
    try Data(packed).write(to: folder.appending(path: "deals.csv.gz"))
    let gzip = try metrics("deals.csv.gz", in: folder)
    #expect(gzip.figures == plain.figures)
    #expect(gzip.inputs.contains("\"bytes\": \(packed.count)"))
    #expect(gzip.inputs.contains("\"packing\": \"gzip\""))
    #expect(gzip.inputs.contains("\"unpackedBytes\": \(bytes.count)"))
    #expect(!gzip.inputs.contains("entry"))

    let archive = zipArchive([ZipMember("__MACOSX/._deals.csv", "x"), ZipMember("q2/deals.csv", bytes: bytes)])
    try Data(archive).write(to: folder.appending(path: "deals.zip"))
    let zip = try metrics("deals.zip", in: folder)
    #expect(zip.figures == plain.figures)
    #expect(zip.inputs.contains("\"packing\": \"zip\""))
    #expect(zip.inputs.contains("\"entry\": \"q2/deals.csv\""))

    let redirected = try metrics("-", in: folder, input: try FileHandle(forReadingFrom: deals))
    #expect(redirected.figures == plain.figures)
    #expect(redirected.inputs.contains("\"file\": \"<stdin>\""))
    #expect(redirected.inputs.contains("\"bytes\": \(bytes.count)"))

    for (name, content) in [("plain", bytes), ("gzip", packed), ("zip", archive)] {
      let input = Pipe()
      writeInBackground {
        try? input.fileHandleForWriting.write(contentsOf: Data(content))
        try? input.fileHandleForWriting.close()
      }
      #expect(try metrics("-", in: folder, input: input).figures == plain.figures)
      pipe(content, at: folder.appending(path: name).path)
      let named = try metrics(name, in: folder)
      #expect(named.figures == plain.figures)
      #expect(named.inputs.contains("\"bytes\": \(content.count)"))
    }
  }

  /// A shell may have read the first lines of its input for itself.
  @Test func standardInputIsReadFromWhereItStands() throws {
    let folder = try sampleFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let titled = folder.appending(path: "titled.csv")
    try (Data("Deals of June\n".utf8) + Data(contentsOf: folder.appending(path: "deals.csv"))).write(to: titled)
    let handle = try FileHandle(forReadingFrom: titled)
    try handle.seek(toOffset: 14)
    #expect(try metrics("-", in: folder, input: handle).figures == metrics("deals.csv", in: folder).figures)
  }

  @Test func aConfigurationMayNameStandardInputAndPackedFiles() throws {
    let folder = try sampleFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let direct = try metrics("deals.csv", in: folder)
    let stages = [UInt8](try Data(contentsOf: folder.appending(path: "stages.csv")))
    try Data(gzipped(stages)).write(to: folder.appending(path: "stages.csv.gz"))
    try "stages: stages.csv.gz\ninputs: {deals: [{file: '-'}]}\n"
      .write(to: folder.appending(path: "funnel.yaml"), atomically: true, encoding: .utf8)
    let outcome = try Tool.run(
      ["report", "--config", folder.appending(path: "funnel.yaml").path, "--format", "json", "--out", "configured"],
      in: folder,
      input: try FileHandle(forReadingFrom: folder.appending(path: "deals.csv"))
    )
    #expect(outcome.status == 0, "\(outcome.errors)")
    let text = try String(contentsOf: folder.appending(path: "configured/metrics.json"), encoding: .utf8)
    #expect(text.hasSuffix(String(direct.figures.suffix(2000))))
  }

  @Test func messagesNameStandardInputAndItsLines() throws {
    let folder = try Tool.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "deals.csv")
    try "id,stage\n1,New\n2,\"Won\n".write(to: file, atomically: true, encoding: .utf8)
    let outcome = try Tool.run(["check", "-"], in: folder, input: try FileHandle(forReadingFrom: file))
    #expect(outcome.status == 2)
    #expect(outcome.errors.hasPrefix("<stdin>:3:3: error: the quote that opens here"), "\(outcome.errors)")
    let twice = try Tool.run(["check", "-", "--history", "-"], in: folder, input: try FileHandle(forReadingFrom: file))
    #expect(twice.status == 2)
    #expect(twice.errors.hasPrefix("<stdin>: error: this was read before"), "\(twice.errors)")
  }

  // MARK: Files that grow or never end

  /// A pipe that gives the same bytes again and again, as long as somebody reads.
  private func endless(_ block: [UInt8]) -> Pipe {
    let input = Pipe()
    writeInBackground {
      let data = Data(block)
      while (try? input.fileHandleForWriting.write(contentsOf: data)) != nil {}
    }
    return input
  }

  @Test(arguments: [
    (Array("y".utf8), "<stdin>:1:1: error: a field is longer than 1048576 bytes"),
    ([UInt8(0)], "<stdin>: error: this does not look like text"),
    (Array("a,b".utf8), "<stdin>:1:1: error: a line is longer than 64 MiB"),
  ])
  func streamsWithoutEndAreRefused(unit: [UInt8], message: String) throws {
    let folder = try Tool.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let input = endless(Array(repeatElement(unit, count: 65_536 / unit.count).joined()))
    let outcome = try Tool.run(["check", "-"], in: folder, environment: ["TMPDIR": folder.path], input: input)
    try? input.fileHandleForReading.close()
    #expect(outcome.status == 2)
    #expect(outcome.errors.hasPrefix(message), "\(outcome.errors)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
  }

  /// Members of a mebibyte each, again and again, are a gzip file of two gibibytes in two mebibytes.
  @Test(arguments: [
    ("\u{0}", "this does not look like text"), ("a", "a field is longer"),
    ("1,2\n", "unpacked, the file is more than 200"),
  ])
  func packedFilesThatGrowAreRefused(unit: String, message: String) throws {
    let folder = try Tool.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let member = gzipped(String(repeating: unit, count: (1 << 20) / unit.utf8.count))
    try Data(Array(repeatElement(member, count: 2048).joined()))
      .write(to: folder.appending(path: "bomb.gz"))
    let outcome = try Tool.run(["check", "bomb.gz"], in: folder, environment: ["TMPDIR": folder.path])
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("error: " + message), "\(outcome.errors)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["bomb.gz"])
  }

  // MARK: Temporary files

  @Test func noRoomForATemporaryFile() throws {
    let folder = try sampleFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let missing = try Tool.run(
      ["check", "-"],
      in: folder,
      environment: ["TMPDIR": "/missing"],
      input: endless(Array("id,stage\n".utf8))
    )
    #expect(missing.status == 2)
    #expect(
      missing.errors.hasPrefix(
        "<stdin>: error: no temporary file can be written in /missing: No such file or directory"
      ),
      "\(missing.errors)"
    )
    // 64 KiB, half of which the shell counts in kibibytes on some systems.
    let full = try Tool.run(
      ["check", "-"],
      in: folder,
      environment: ["TMPDIR": folder.path],
      limit: "-f 64",
      input: endless(Array("id,stage\n".utf8))
    )
    #expect(full.status == 2)
    #expect(
      full.errors.hasPrefix("<stdin>: error: there is too little space for a temporary file in \(folder.path)"),
      "\(full.errors)"
    )
  }

  @Test func nothingIsLeftWhenTheProcessIsKilled() throws {
    let folder = try Tool.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let input = Pipe()
    let process = Process()
    process.executableURL = Tool.products.appending(path: "salesfunnel")
    process.arguments = ["check", "-"]
    process.environment = ["TMPDIR": folder.path]
    process.standardInput = input
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    // Three mebibytes have left the pipe only when most of them are in the temporary file.
    try input.fileHandleForWriting.write(contentsOf: Data(repeating: UInt8(ascii: "\n"), count: 3 << 20))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
  }

  // MARK: Files that change

  /// Deals are open when the history is asked for; the pipe holds the run up there.
  @Test(arguments: [
    ("en", 0, "salesfunnel: error: an input file was cut short while it was read\n"),
    ("zh-Hans", 0, "salesfunnel: 错误: 有输入文件在读取过程中被截短\n"),
    ("en", 1_000_000, "deals.csv: error: the file was changed while it was read\n"),
    ("zh-Hans", 1_000_000, "deals.csv: 错误: 文件在读取过程中被改动\n"),
  ])
  func filesThatChangeAreRefused(language: String, size: UInt64, message: String) throws {
    let folder = try sampleFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "pipe").path
    #expect(mkfifo(path, 0o600) == 0)
    let deals = folder.appending(path: "deals.csv")
    let history = try Data(contentsOf: folder.appending(path: "history.csv"))
    writeInBackground {
      let pipe = FileHandle(forWritingAtPath: path)
      if let handle = try? FileHandle(forWritingTo: deals) { try? handle.truncate(atOffset: size) }
      try? pipe?.write(contentsOf: history)
      try? pipe?.close()
    }
    let outcome = try Tool.run(
      ["report", "deals.csv", "--history", "pipe", "--stages", "stages.csv", "--out", "out", "--locale", language],
      in: folder
    )
    #expect(outcome.status == 2)
    #expect(outcome.errors.hasPrefix(message), "\(outcome.errors)")
    #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "out").path))
  }
}
