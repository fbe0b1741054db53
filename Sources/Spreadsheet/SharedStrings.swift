import Diagnostics

/// The texts that cells refer to by number, in one buffer, already written as fields of the result.
struct SharedStrings {
  private(set) var bytes: [UInt8] = []
  /// Where each text ends.
  private var ends: [UInt32] = []

  /// No texts.
  init() {}

  /// Reads the part with the texts.
  /// - Throws: a diagnostic where it is damaged or larger than the limits allow.
  init(part: String, in archive: WorkbookPackage, limits: SpreadsheetReader.Limits) throws(Diagnostic) {
    let handler = Handler(path: archive.path, limits: limits)
    try archive.parse(part, limit: limits.inflatedBytes, with: handler)
    self = handler.strings
  }

  /// How many texts there are.
  var count: Int { ends.count }

  /// Where the field of a number lies in `bytes`; nil where there is no such text.
  func field(_ number: Int) -> Range<Int>? {
    if number < 0 || number >= ends.count { return nil }
    return (number == 0 ? 0 : Int(ends[number - 1]))..<Int(ends[number])
  }

  fileprivate mutating func append(_ text: [UInt8]) {
    TextCell.append(text, to: &bytes)
    ends.append(UInt32(bytes.count))
  }

  /// What they take: a text without a byte takes its end.
  fileprivate var size: Int { bytes.count + ends.count * 4 }

  private final class Handler: XMLHandler {
    var strings = SharedStrings()
    private let path: String
    private let limits: SpreadsheetReader.Limits
    private var text: CellText
    private var isInside = false
    private var depth = 0
    private var preservedFrom = Int.max

    init(path: String, limits: SpreadsheetReader.Limits) {
      self.path = path
      self.limits = limits
      text = CellText(limit: limits.cellBytes)
    }

    override func start(_ name: XMLName, _ attributes: XMLAttributes) {
      depth += 1
      if preservedFrom == Int.max, attributes["space", prefixed: true] == "preserve" { preservedFrom = depth }
      if name == "si" {
        text.removeAll()
        isInside = true
      } else if name == "rPh" {
        text.phonetic(begins: true)
      } else if name == "t", isInside {
        text.begin(preserves: preservedFrom <= depth)
      }
    }

    override func text(_ piece: UnsafeRawBufferPointer) {
      if !text.append(piece) {
        let arguments = ["\(strings.count + 1)", "\(limits.cellBytes)"]
        stop(Diagnostic(.workbookStringTooLong, arguments, at: SourceLocation(file: path)))
      }
    }

    override func end(_ name: XMLName) {
      if preservedFrom == depth { preservedFrom = Int.max }
      depth -= 1
      if name == "t" {
        text.end()
      } else if name == "rPh" {
        text.phonetic(begins: false)
      } else if name == "si" {
        isInside = false
        strings.append(text.bytes)
        if strings.size > min(limits.stringBytes, Int(UInt32.max) / 2) {
          let arguments = ["\(limits.stringBytes)"]
          stop(Diagnostic(.workbookStringsTooLarge, arguments, at: SourceLocation(file: path)))
        }
      }
    }
  }
}
