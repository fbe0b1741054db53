import DelimitedText
import Diagnostics

/// Watches a stream of text for lines and fields that never end, before they fill the disk.
///
/// It knows neither the dialect nor the encoding: any byte that ends lines or separates fields in one of the usual
/// dialects counts. So it lets pass what a reader may refuse later, and never refuses what a reader would take.
struct LineGuard {
  /// A line may be this many times as long as a field.
  static let fieldsPerLine = RecordScanner.fieldsPerRecord
  /// Below this nothing is refused: it costs nothing to keep, and the reader says more exactly where it is.
  static let smallestLimit = 1 << 20

  /// What was found, and where.
  struct Finding {
    var problem: Diagnostic
    /// The offset of the field's or line's first byte.
    var offset: Int
  }

  private let fieldLimit: Int
  private let smallestLimit: Int
  private let lineEnds = LineGuard.marks([UInt8(ascii: "\n"), UInt8(ascii: "\r")])
  private let delimiters: [Bool]
  private var offset = 0
  private var lineStart = 0
  private var fieldStart = 0
  /// The first thing that was wrong.
  private(set) var finding: Finding?

  /// Makes a guard.
  /// - Parameters:
  ///   - fieldLimit: the longest field in bytes of UTF-8; other encodings may take twice as many.
  ///   - delimiter: the one that is given, beside the usual ones.
  ///   - smallestLimit: tests make it low.
  init(fieldLimit: Int, delimiter: UInt8?, smallestLimit: Int = LineGuard.smallestLimit) {
    (self.fieldLimit, self.smallestLimit) = (fieldLimit, smallestLimit)
    delimiters = LineGuard.marks(Dialect.known.map(\.delimiter) + (delimiter.map { [$0] } ?? []))
  }

  /// Looks at the next block; `false` where a line or field is too long.
  mutating func passes(_ block: UnsafeRawBufferPointer) -> Bool {
    let end = offset + block.count
    if let last = LineGuard.last(lineEnds, in: block) {
      lineStart = offset + last + 1
      fieldStart = lineStart
    }
    if let last = LineGuard.last(delimiters, in: block) { fieldStart = max(fieldStart, offset + last + 1) }
    offset = end
    let lineLimit = max(LineGuard.fieldsPerLine * fieldLimit, smallestLimit)
    if end - fieldStart > max(2 * fieldLimit, smallestLimit) {
      finding = Finding(problem: Diagnostic(.fieldTooLong, ["\(fieldLimit)"]), offset: fieldStart)
    } else if end - lineStart > lineLimit {
      finding = Finding(problem: Diagnostic(.lineTooLong, ["\(lineLimit >> 20)"]), offset: lineStart)
    }
    return finding == nil
  }

  /// The place of the last byte that is marked; looked for from the end, where tables have one soon.
  private static func last(_ marks: [Bool], in block: UnsafeRawBufferPointer) -> Int? {
    var index = block.count - 1
    while index >= 0, !marks[Int(block[index])] { index -= 1 }
    return index < 0 ? nil : index
  }

  private static func marks(_ bytes: [UInt8]) -> [Bool] {
    var marks = [Bool](repeating: false, count: 256)
    for byte in bytes { marks[Int(byte)] = true }
    return marks
  }
}
