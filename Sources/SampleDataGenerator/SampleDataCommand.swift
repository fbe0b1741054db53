import Foundation

/// Writes fictional sample data; the same arguments always give the same bytes.
@main
enum SampleDataCommand {
  private static let usage = """
    usage: sample-data-generator english DIR
           sample-data-generator chinese DIR
           sample-data-generator deals COUNT DIR [--shuffle]

    english   about 18 months of a company with one sales process
    chinese   the same of a Chinese company with two processes
    deals     COUNT deals (1 to \(BulkSet.mostDeals)) with their stage changes by time; --shuffle: all rows in random order

    Files in DIR that have the names of the data are replaced.
    """

  /// Does what the arguments say.
  static func main() {
    guard let request = Request(arguments: Array(CommandLine.arguments.dropFirst())) else {
      complain(usage)
      exit(2)
    }
    do {
      try request.fulfil()
    } catch {
      complain("sample-data-generator: cannot write to \(request.directory): \(error.localizedDescription)")
      exit(1)
    }
  }

  private static func complain(_ message: String) {
    FileHandle.standardError.write(Data((message + "\n").utf8))
  }
}

/// What the arguments ask for.
private enum Request {
  case sampleSet(Company, directory: String)
  case bulkSet(count: Int, directory: String, isShuffled: Bool)

  var directory: String {
    switch self {
    case .sampleSet(_, let directory), .bulkSet(_, let directory, _): directory
    }
  }

  init?(arguments: [String]) {
    let words = arguments.filter { $0 != "--shuffle" }
    let isShuffled = words.count < arguments.count
    guard !words.contains(where: { $0.isEmpty || $0.hasPrefix("-") }) else { return nil }
    switch (words.first, words.count) {
    case ("english", 2) where !isShuffled:
      self = .sampleSet(.english, directory: words[1])
    case ("chinese", 2) where !isShuffled:
      self = .sampleSet(.chinese, directory: words[1])
    case ("deals", 3):
      guard let count = Int(words[1]), (1...BulkSet.mostDeals).contains(count) else { return nil }
      self = .bulkSet(count: count, directory: words[2], isShuffled: isShuffled)
    default:
      return nil
    }
  }

  func fulfil() throws {
    let url = URL(fileURLWithPath: directory, isDirectory: true)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    switch self {
    case .sampleSet(let company, _):
      try SampleSet(company: company, directory: url).write()
    case .bulkSet(let count, _, let isShuffled):
      try BulkSet(company: .english, dealCount: count, isShuffled: isShuffled, directory: url).write()
    }
  }
}
