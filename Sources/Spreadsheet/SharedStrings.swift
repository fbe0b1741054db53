import Diagnostics

/// The texts that cells refer to by number, in one buffer, already written as fields of the result.
struct SharedStrings {
  private var bytes: [UInt8] = []
  /// Where each text ends.
  private var ends: [UInt32] = []

  /// No texts.
  init() {}

  /// Reads the part with the texts.
  /// - Throws: a diagnostic where it is damaged or larger than the limits allow.
  init(part: String, in archive: ZipArchive, limits: SpreadsheetReader.Limits) throws(Diagnostic) {
    let handler = Handler(path: archive.path, limits: limits)
    try archive.parse(part, limit: limits.inflatedBytes, with: handler)
    self = handler.strings
  }

  /// How many texts there are.
  var count: Int { ends.count }

  /// Where the text of a number lies in the buffer; `nil` where there is no such text.
  private func range(of number: Int) -> Range<Int>? {
    guard number >= 0, number < ends.count else { return nil }
    return (number == 0 ? 0 : Int(ends[number - 1]))..<Int(ends[number])
  }

  /// The field of a number; `nil` where there is no such text.
  subscript(number: Int) -> ArraySlice<UInt8>? { range(of: number).map { bytes[$0] } }

  fileprivate mutating func append(_ text: [UInt8]) {
    FieldQuoting.append(text[...], to: &bytes)
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
      text.append(piece)
      if text.isTooLong {
        let arguments = ["\(strings.count)", "\(limits.cellBytes)"]
        problem = Diagnostic(.workbookStringTooLong, arguments, at: SourceLocation(file: path))
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
          problem = Diagnostic(.workbookStringsTooLarge, arguments, at: SourceLocation(file: path))
        }
      }
    }
  }
}

/// The quoting of RFC 4180.
enum FieldQuoting {
  /// Appends a field, between quotes where it has a comma, a quote or a line end in it.
  static func append(_ field: ArraySlice<UInt8>, to bytes: inout [UInt8]) {
    let needsQuotes = field.contains {
      $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r")
    }
    if !needsQuotes { return bytes.append(contentsOf: field) }
    appendQuoted(field, to: &bytes)
  }

  /// Appends a field between quotes.
  static func appendQuoted(_ field: ArraySlice<UInt8>, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for byte in field {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
